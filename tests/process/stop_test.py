#!/usr/bin/env python3
"""Stops the server by SIGTERM while devices push, again and again.

Proves: a stop ends with status 0 in a few seconds; each answer that began is whole, each fact that was acknowledged is
on the ledger; metrics count what was done, by the pattern of a route, and /readyz says that the service is ending.
"""

import http.client
import os
import re
import signal
import sqlite3
import threading
import time

import county

STOPS = int(os.environ.get("STOPS", "6"))
CLIENTS = 6
STOP_SECONDS = 8


class Device(threading.Thread):
    """Pushes new visits until the server goes away. An answer cut in its middle is an IncompleteRead."""

    def __init__(self, rng, port, cookie, households):
        super().__init__(daemon=True)
        self.rng = rng
        self.client = county.Client(port, cookie)
        self.households = households
        self.acknowledged = []
        self.halves = []
        self.refused = []

    def run(self):
        while True:
            batch = [county.visit(self.rng, self.rng.choice(self.households)) for _ in range(self.rng.randint(1, 20))]
            try:
                reply = self.client.push(batch)
            except http.client.IncompleteRead as half:
                self.halves.append(half)
                return
            except (OSError, http.client.HTTPException):
                return
            if reply.status == 200:
                self.acknowledged += [receipt["id"] for receipt in reply.json()["receipts"]
                                      if receipt["outcome"] == "accepted"]
            elif reply.status != 503:
                self.refused.append((reply.status, reply.body[:200]))


def facts_in(here):
    ledger = sqlite3.connect(f"file:{here.db}?mode=ro", uri=True)
    found = {fact.hex() for (fact,) in ledger.execute("select id from fact")}
    ledger.close()
    return found


def stop_under_load(report, rng, here, households, cookie):
    with here.serve() as server:
        devices = [Device(rng.__class__(rng.getrandbits(32)), server.port, cookie, households) for _ in range(CLIENTS)]
        for device in devices:
            device.start()
        time.sleep(rng.uniform(0.2, 0.7))
        begun = time.monotonic()
        status = server.stop()
        took = time.monotonic() - begun
        for device in devices:
            device.join(10)
    acknowledged = [fact for device in devices for fact in device.acknowledged]
    kept = facts_in(here)
    missing = [fact for fact in acknowledged if fact.replace("-", "") not in kept]
    report.check(status == 0 and took < STOP_SECONDS, "a stop under load ends well and soon", (status, took))
    report.check(len(acknowledged) > 0 and not missing, f"each of {len(acknowledged)} acknowledged facts is there",
                 missing[:3])
    halves = [half for device in devices for half in device.halves]
    refused = [what for device in devices for what in device.refused]
    report.check(not halves and not refused, "no answer was a half one, none a refusal", (halves[:2], refused[:2]))


def figure(text, line):
    found = re.search("^" + re.escape(line) + r" ([0-9.e+-]+)$", text, re.MULTILINE)
    return float(found[1]) if found else None


def check_metrics(report, rng, here, households, cookie):
    with here.serve(arguments=("--metrics-listen", "127.0.0.1:0")) as server:
        client = county.Client(server.port, cookie)
        client.push([county.visit(rng, households[0]) for _ in range(7)])
        fact = county.visit(rng, households[0])
        client.push([fact, fact])
        client.ask("GET", f"/api/v1/facts/{fact['id']}")
        client.ask("GET", "/f")  # leads on to /f/, whatever is built
        client.ask("GET", f"/api/v1/{fact['id']}")
        watch = county.Client(server.metrics_port)
        last = 'chengxin_http_requests_total{method="",route="none",status="4xx"}'
        for _ in range(100):  # a request is counted once its answer is on its way
            text = watch.ask("GET", "/metrics").body.decode()
            if figure(text, last) == 1:
                break
            time.sleep(0.02)
        for line, wanted in (('chengxin_commands_total{outcome="accepted"}', 8), ("chengxin_writer_queue", 0),
                             ('chengxin_commands_total{outcome="repeated"}', 1), ("chengxin_group_commands_sum", 9),
                             ('chengxin_group_stage_seconds_count{stage="commit"}', 2), ("chengxin_connections", 1),
                             ('chengxin_http_requests_total{method="POST",route="/api/v1/sync/push",status="2xx"}', 2),
                             ('chengxin_http_requests_total{method="GET",route="/api/v1/facts/{id}",status="2xx"}', 1),
                             ('chengxin_http_requests_total{method="",route="web",status="3xx"}', 1),
                             ('chengxin_http_requests_total{method="",route="none",status="4xx"}', 1)):
            report.check(figure(text, line) == wanted, f"{line} is {wanted}", figure(text, line))
        for line in ("process_resident_memory_bytes", "chengxin_store_bytes",
                     'chengxin_group_stage_seconds_sum{stage="commit"}',
                     'chengxin_group_stage_seconds_sum{stage="load"}',
                     'chengxin_group_stage_seconds_sum{stage="decide"}',
                     'chengxin_group_stage_seconds_sum{stage="apply"}'):
            report.check((figure(text, line) or 0) > 0, f"{line} is told", figure(text, line))
        report.check(fact["id"] not in text and households[0] not in text and "439923" not in text,
                     "nothing in it names a fact, a household or a county")
        report.check(watch.ask("GET", "/readyz").status == 200, "/readyz is well")
        report.check(client.ask("GET", "/metrics").status == 404, "/metrics is not to be had where phones come")
        report.check(watch.ask("GET", "/").status == 404 and watch.ask("GET", "/api/v1/head").status == 404,
                     "and nothing else where metrics are")
        check_ending(report, rng, server, households, cookie)


def check_ending(report, rng, server, households, cookie):
    """A request that is on its way keeps the service for a while; meanwhile it says that it is ending."""
    slow = county.Client(server.port, cookie)
    slow.ask("GET", "/healthz")
    body = b'{"commands": [' + b" " * 100
    slow.connection.putrequest("POST", "/api/v1/sync/push")
    for name, value in (("Cookie", f"chengxin_session={cookie}"), ("Content-Type", "application/json"),
                        ("Content-Length", str(len(body) + 2))):
        slow.connection.putheader(name, value)
    slow.connection.endheaders(body)
    time.sleep(0.3)
    server.process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    ready = county.Client(server.metrics_port).ask("GET", "/readyz")
    report.check(ready.status == 503 and "正在停止" in ready.json()["detail"], "/readyz says that it is ending",
                 ready.body)
    try:
        county.Client(server.port).ask("GET", "/healthz")
        report.check(False, "nobody new is taken")
    except OSError:
        report.check(True, "nobody new is taken")
    slow.connection.send(b"]}")
    reply = slow.connection.getresponse()
    report.check(reply.status == 400 and reply.read() and reply.will_close, "what was on its way is answered",
                 reply.status)
    report.check(server.ended() == 0, "then it ends well", server.process.returncode)


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(path)
        with here.serve() as server:
            village = county.Client(server.port).sign_in("village")
            households = county.household_ids(village)
        check_metrics(report, rng, here, households, village.cookie)
        for _ in range(STOPS):
            stop_under_load(report, rng, here, households, village.cookie)
        for proof in ("check", "verify"):
            proved = here.run(proof)
            report.check(proved.returncode == 0, f"chengxin {proof} is green", proved.stdout + proved.stderr)
    report.finish()


if __name__ == "__main__":
    main()
