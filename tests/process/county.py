#!/usr/bin/env python3
"""The real program on a county of its own in a temporary folder: what the process tests share. Run by itself, it proves
that the demo county can be made, served, signed in to by everybody it names, and stopped."""

import contextlib
import gzip
import http.client
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

TODAY = "2026-11-24"
CODE = "439923"
PASSWORD = "chengxin-demo"
READY_SECONDS = 20
COMMAND_SECONDS = 60


def program(name="CHENGXIN"):
    path = os.environ.get(name, "")
    if not os.access(path, os.X_OK):
        sys.exit(f"set {name} to the path of the program")
    return path


def seeded():
    """in: SEED of the environment, else the time; printed, so that a failure can be had again."""
    seed = int(os.environ.get("SEED") or time.time_ns() % 1_000_000_007)
    print(f"SEED={seed}", flush=True)
    return random.Random(seed)


def quoted(path):
    return urllib.parse.quote(path)


def make_id(rng, moment_ms=None):
    """A UUIDv7, as devices make them."""
    ms = int(time.time() * 1000) if moment_ms is None else moment_ms
    bits = (ms & (2**48 - 1)) << 80 | 7 << 76 | rng.getrandbits(12) << 64 | 2 << 62 | rng.getrandbits(62)
    return str(uuid.UUID(int=bits))


class Report:
    """One line a check; the last line counts them."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, holds, sentence, found=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        note = f" — found: {found!s:.600}" if found != "" and not holds else ""
        print(f"{'ok' if holds else 'NOT'} {sentence}{note}", flush=True)
        return bool(holds)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(0 if self.failed == 0 and self.passed > 0 else 1)


@contextlib.contextmanager
def folder():
    path = tempfile.mkdtemp(prefix="chengxin-")
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


class Closing(sqlite3.Connection):
    """Closed at the end of its `with`: a file that this process also reads as bytes loses the locks of what is open."""

    def __exit__(self, *_):
        self.close()


class County:
    """A demo county in a folder. in: `template`, a county that is not being served, to be copied."""

    def __init__(self, path, template=None, binary=None):
        self.binary = binary or program()
        self.path = path
        os.makedirs(path, exist_ok=True)
        self.db = os.path.join(path, "county.db")
        self.log = os.path.join(path, "server.log")
        self.store = f"sqlite:{self.db}"
        if template is None:
            made = self.run("demo", "--profile", "small", "--today", TODAY)
            if made.returncode != 0:
                sys.exit(f"chengxin demo: {made.stderr}")
        else:
            shutil.copy(template.db, self.db)
            shutil.copy(template.db + ".key", self.db + ".key")

    def run(self, name, *arguments, env=None):
        """A subcommand ("export ledger") on this county's store. out: the finished process."""
        return subprocess.run([self.binary, *name.split(), "--store", self.store, *arguments], capture_output=True,
                              text=True, timeout=COMMAND_SECONDS, env={**os.environ, **(env or {})}, check=False)

    def serve(self, env=None, binary=None, arguments=()):
        return Server(self, binary or self.binary, env, arguments)

    def connect(self):
        """Straight at the file, as somebody who has the machine could."""
        connection = sqlite3.connect(self.db, isolation_level=None, factory=Closing)
        connection.execute("pragma busy_timeout = 5000")
        return connection

    def files(self):
        """The database and what lies beside it, but for the key file."""
        names = sorted(name for name in os.listdir(self.path) if name.startswith("county.db"))
        return [os.path.join(self.path, name) for name in names if not name.endswith(".key")]


class Server:
    """`chengxin serve` on a free port, until killed or stopped. Also a context.
    in: `arguments`, more options; with --metrics-listen the port of that address is `metrics_port`."""

    def __init__(self, county, binary, env, arguments=()):
        self.log = open(county.log, "ab")  # noqa: SIM115
        self.process = subprocess.Popen(
            [binary, "serve", "--store", county.store, "--listen", "127.0.0.1:0", "--today", TODAY, *arguments],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env={**os.environ, **(env or {})})
        line = self.process.stdout.readline()
        if not line.startswith(("ready http://", "ready https://")):
            self.process.kill()
            self.process.wait()
            raise RuntimeError(f"chengxin serve did not become ready: {line!r}")
        self.port = int(line.rsplit(":", 1)[1])
        self.metrics_port = None
        if "--metrics-listen" in arguments:
            self.metrics_port = int(self.process.stdout.readline().rsplit(":", 1)[1].split("/")[0])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        return self.ended()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self):
        """Waits for the end. out: exit status, negative for the signal that ended it."""
        try:
            status = self.process.wait(timeout=READY_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        self.process.stdout.close()
        self.log.close()
        return status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.log.closed:
            self.stop()


class Reply:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)


class Client:
    """Somebody with a browser. Opens a connection when it needs one; what fails on the way is raised.
    in: `tls`, an ssl.SSLContext; none for plain HTTP."""

    def __init__(self, port, cookie=None, tls=None):
        self.port = port
        self.tls = tls
        self.cookie = cookie
        self.connection = None

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def ask(self, method, path, body=None, headers=None, content_type="application/json"):
        sent = {"Accept-Encoding": "gzip"}
        if self.cookie:
            sent["Cookie"] = f"chengxin_session={self.cookie}"
        if body is not None:
            sent["Content-Type"] = content_type
            if not isinstance(body, (bytes, str)):
                body = json.dumps(body, ensure_ascii=False)
            if isinstance(body, str):
                body = body.encode()
        sent.update(headers or {})
        if self.connection is None:
            self.connection = (http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=self.tls)
                               if self.tls else http.client.HTTPConnection("127.0.0.1", self.port, timeout=20))
        try:
            self.connection.request(method, path, body=body, headers={k: v for k, v in sent.items() if v is not None})
            reply = self.connection.getresponse()
            content = reply.read()
        except BaseException:
            self.close()
            raise
        if reply.will_close:
            self.close()
        if reply.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return Reply(reply.status, reply.headers, content)

    def sign_in(self, name):
        reply = self.ask("POST", "/api/v1/session", {"login": f"{CODE}.{name}", "password": PASSWORD})
        if reply.status != 200:
            raise RuntimeError(f"sign in as {name}: {reply.status} {reply.body!r}")
        self.cookie = reply.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
        return self

    def push(self, commands):
        return self.ask("POST", "/api/v1/sync/push", {"commands": commands})


def visit(rng, household, day=TODAY, **more):
    answers = {"channel": "in_person", "met": "family", "worry": "愁橘子卖不出价"}
    return {"command": "record_fact", "id": make_id(rng), "kind": "household_visit",
            "about": {"type": "household", "id": household}, "day": day, "answers": answers, **more}


def withdrawal(rng, fact, day=TODAY):
    return {"command": "withdraw_fact", "id": make_id(rng), "withdraws": fact, "day": day, "reason": "记错了户"}


def excuse(rng, household, day=TODAY):
    return {"command": "excuse_duty", "id": make_id(rng), "duty": "visit_every_household",
            "about": {"type": "household", "id": household}, "day": day, "exit": "could_not",
            "reason": "household_away", "note": "邻居说月底回来"}


def household_ids(client):
    reply = client.ask("GET", "/api/v1/slice")
    return [household["id"] for household in reply.json()["households"]]


def main():
    report = Report()
    with folder() as path:
        here = County(path)
        with here.serve() as server:
            for name in ("village", "township", "county", "admin"):
                session = Client(server.port).sign_in(name).ask("GET", "/api/v1/session")
                report.check(session.status == 200, f"{name} signs in", session.status)
            report.check(server.stop() == 0, "SIGTERM stops the server with status 0", server.process.returncode)
    report.finish()


if __name__ == "__main__":
    main()
