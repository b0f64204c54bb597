#!/usr/bin/env python3
"""The real program behind a certificate of its own.

Proves: phones are served by TLS 1.2 and 1.3 and by nothing older; cookies are Secure and pages HSTS; plain HTTP is
turned away without a word; a new certificate is taken while connections go on, a bad one is not; without one all is as
before.
"""

import os
import signal
import socket
import ssl
import subprocess
import time
import warnings

import county

WAIT_SECONDS = 15
warnings.simplefilter("ignore", DeprecationWarning)  # that TLS 1.1 is old is the point


class Papers:
    """A certificate and its key in a folder, made anew as often as one likes."""

    def __init__(self, path):
        self.certificate = os.path.join(path, "chain.pem")
        self.key = os.path.join(path, "key.pem")

    def issue(self, name):
        made = [path + ".new" for path in (self.certificate, self.key)]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-days", "2", "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-out", made[0], "-keyout", made[1]], check=True, capture_output=True)
        os.chmod(made[1], 0o600)
        os.replace(made[0], self.certificate)
        os.replace(made[1], self.key)

    def trusted(self, **limits):
        context = ssl.create_default_context(cafile=self.certificate)
        for name, value in limits.items():
            setattr(context, name, value)
        return context

    def options(self):
        return ("--tls-cert", self.certificate, "--tls-key", self.key)


def shown_name(port):
    """The name on the certificate that a new connection is shown; nobody's word is taken for it."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw, context.wrap_socket(raw) as stream:
        paper = ssl.DER_cert_to_PEM_cert(stream.getpeercert(binary_form=True))
    told = subprocess.run(["openssl", "x509", "-noout", "-subject"], input=paper, capture_output=True, text=True,
                          check=True)
    return told.stdout.strip().rsplit("= ", 1)[-1]


def waited_for(what):
    ends = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < ends:
        if what():
            return True
        time.sleep(0.1)
    return False


def plain_reply(port):
    """What the port of TLS says to plain HTTP, until it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        # More than is read before it is known not to be TLS: what is left unread must not reset the connection.
        raw.sendall(b"POST /api/v1/sync/push HTTP/1.1\r\nHost: local\r\nContent-Length: 60000\r\n\r\n" + b"x" * 60_000)
        raw.shutdown(socket.SHUT_WR)
        said = b""
        while part := raw.recv(4096):
            said += part
    return said


def check_speaking(report, papers, port):
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        client = county.Client(port, tls=papers.trusted(minimum_version=version, maximum_version=version))
        reply = client.ask("GET", "/healthz")
        report.check(reply.status == 200, f"{version.name} is spoken", reply.status)
        report.check(reply.headers.get("Strict-Transport-Security") == "max-age=31536000", "HSTS is told",
                     reply.headers)
        client.close()
    old = papers.trusted()
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    weak = papers.trusted(maximum_version=ssl.TLSVersion.TLSv1_2)
    weak.set_ciphers("AES128-SHA:AES256-GCM-SHA384:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0")
    for name, context in (("TLS 1.1", old), ("a cipher without forward secrecy or AEAD", weak)):
        try:
            county.Client(port, tls=context).ask("GET", "/healthz")
            report.check(False, f"{name} is refused")
        except ssl.SSLError:
            report.check(True, f"{name} is refused")
    reply = county.Client(port, tls=papers.trusted()).ask(
        "POST", "/api/v1/session", {"login": f"{county.CODE}.village", "password": county.PASSWORD})
    report.check("; Secure" in reply.headers.get("Set-Cookie", ""), "the cookie is Secure", reply.headers)
    page = county.Client(port, tls=papers.trusted()).ask("POST", "/api/v1/session", {},
                                                         {"Origin": f"http://127.0.0.1:{port}"})
    report.check(page.status == 403, "a page of the same name without TLS is another site", page.status)
    try:
        said = plain_reply(port)
        report.check(b"HTTP/" not in said, "plain HTTP is closed", said)
    except ConnectionResetError:
        report.check(False, "plain HTTP is closed in order, not reset")


def check_reload(report, papers, here, server):
    before = county.Client(server.port, tls=papers.trusted())
    before.ask("GET", "/healthz")
    papers.issue("second")
    report.check(waited_for(lambda: shown_name(server.port) == "second"), "files that changed are taken by themselves")
    kept = before.connection
    report.check(before.ask("GET", "/healthz").status == 200 and before.connection is kept,
                 "a connection from before goes on")
    os.chmod(papers.key, 0o644)
    server.process.send_signal(signal.SIGHUP)
    report.check(waited_for(lambda: "别人也能读" in log_of(here)), "a key that others can read is refused in the log")
    report.check(shown_name(server.port) == "second", "and the old one stays")
    papers.issue("third")
    server.process.send_signal(signal.SIGHUP)
    report.check(waited_for(lambda: shown_name(server.port) == "third"), "SIGHUP reads them at once")
    with open(papers.certificate, "w", encoding="utf-8") as file:
        file.write("no certificate\n")
    report.check(waited_for(lambda: "读不出证书" in log_of(here)), "what is no certificate is refused in the log")
    report.check(shown_name(server.port) == "third" and before.ask("GET", "/healthz").status == 200,
                 "and everything goes on")


def log_of(here):
    with open(here.log, encoding="utf-8", errors="replace") as log:
        return log.read()


def main():
    report = county.Report()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        papers = Papers(path)
        papers.issue("first")
        with here.serve(arguments=papers.options()) as server:
            check_speaking(report, papers, server.port)
            check_reload(report, papers, here, server)
            report.check(server.stop() == 0, "SIGTERM stops it", server.process.returncode)
        papers.issue("fourth")
        os.chmod(papers.key, 0o640)
        refused = here.run("serve", "--listen", "127.0.0.1:0", *papers.options())
        report.check(refused.returncode == 2 and "chmod 600" in refused.stderr,
                     "with a key that others can read it does not start", refused.stderr)
        half = here.run("serve", "--listen", "127.0.0.1:0", "--tls-cert", papers.certificate)
        report.check(half.returncode == 2 and "一起写" in half.stderr, "nor with one file of two", half.stderr)
        with here.serve() as server:
            server.process.send_signal(signal.SIGHUP)
            report.check(county.Client(server.port).ask("GET", "/healthz").status == 200,
                         "without TLS, SIGHUP does nothing")
    report.finish()


if __name__ == "__main__":
    main()
