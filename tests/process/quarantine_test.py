#!/usr/bin/env python3
"""Makes one command crash the program on purpose, by the fault switch that only the test program has.

Proves: after two crashes the command that causes them is put aside, with a receipt that says so, while its neighbours
and everybody else go on; `chengxin quarantine` names it; the released program has no such switch; and a command that
happened to be under way when the process was killed is not held to be at fault.
"""

import http.client
import os
import struct
import time

import county

CRASH = -6  # SIGABRT
TRIES = 80


def push_or_crash(client, commands):
    """out: receipts, or None when the connection broke off"""
    try:
        return client.push(commands).json()["receipts"]
    except (OSError, http.client.HTTPException):
        client.close()
        return None


def outcomes(receipts):
    return [receipt["outcome"] for receipt in receipts or []]


def in_flight(here):
    """out: (how many commands the process noted as under way, whether it noted a crash of its own)"""
    with open(f"{here.db}-inflight-{county.CODE}", "rb") as page:
        return struct.unpack("=II", page.read(8))


def crash_twice(report, here, rng, cookie, households):
    bad = county.visit(rng, households[0])
    neighbours = [county.visit(rng, household) for household in households[1:3]]
    batch = [neighbours[0], bad, neighbours[1]]
    switch = {"CHENGXIN_FAULT": f"command.decide={bad['id']}"}
    faulty = county.program("CHENGXIN_FAULTY")

    for turn in ("first", "second"):
        with here.serve(env=switch, binary=faulty) as server:
            client = county.Client(server.port, cookie)
            if turn == "second":
                receipts = push_or_crash(client, [county.visit(rng, households[5])])
                report.check(outcomes(receipts) == ["accepted"], "after the first crash others are recorded", receipts)
            receipts = push_or_crash(client, batch)
            status = server.ended()
            report.check(receipts is None and status == CRASH, f"the {turn} push of it aborts the process",
                         (receipts, status))
    with here.serve(env=switch, binary=faulty) as server:
        client = county.Client(server.port, cookie)
        receipts = push_or_crash(client, batch)
        # The one before it was on the ledger already when it crashed the second time, alone.
        report.check(outcomes(receipts) == ["repeated", "quarantined", "accepted"],
                     "the third time it is put aside and its neighbours are recorded", receipts)
        problem = (receipts or [{}, {}])[1].get("problem", {})
        report.check(problem.get("code") == "command.quarantined" and "管理员" in problem.get("detail", ""),
                     "its receipt says so and whom to ask", problem)
        receipts = push_or_crash(client, [county.visit(rng, households[3])])
        report.check(outcomes(receipts) == ["accepted"], "others go on after it", receipts)
        receipts = push_or_crash(client, batch)
        report.check(outcomes(receipts) == ["repeated", "quarantined", "repeated"],
                     "pushed again it stays aside and crashes nothing", receipts)
        report.check(server.process.poll() is None, "the server lives", server.process.poll())
    listed = here.run("quarantine")
    report.check(listed.returncode == 1 and listed.stdout.splitlines()[0] == bad["id"]
                 and len(listed.stdout.splitlines()) == 2, "chengxin quarantine lists it and nothing else",
                 listed.stdout)


def released_program(report, here, rng, cookie, households):
    command = county.visit(rng, households[4])
    with here.serve(env={"CHENGXIN_FAULT": f"command.decide={command['id']}"}) as server:
        receipts = push_or_crash(county.Client(server.port, cookie), [command])
        report.check(outcomes(receipts) == ["accepted"] and server.process.poll() is None,
                     "the released program records what the switch names", receipts)
    with open(county.program(), "rb") as file:
        report.check(b"CHENGXIN_FAULT" not in file.read(), "the released program does not know the switch's name")
    with open(county.program("CHENGXIN_FAULTY"), "rb") as file:
        report.check(b"CHENGXIN_FAULT" in file.read(), "the test program does: the search above can find it")


def killed_under_way(report, here, rng, cookie, households):
    """Kills until a command was noted as under way; then it must be recorded like any other."""
    sent = []
    count, crashed = 0, 0
    for attempt in range(1, TRIES + 1):
        batch = [county.visit(rng, rng.choice(households)) for _ in range(150)]
        sent += batch
        server = here.serve()
        client = county.Client(server.port, cookie)
        client.ask("GET", "/healthz")
        body = county.json.dumps({"commands": batch}).encode()
        client.connection.putrequest("POST", "/api/v1/sync/push")
        for name, value in (("Content-Type", "application/json"), ("Content-Length", str(len(body))),
                            ("Cookie", f"chengxin_session={cookie}")):
            client.connection.putheader(name, value)
        client.connection.endheaders(body)
        time.sleep(rng.uniform(0.001, 0.04))
        server.kill()
        client.close()
        count, crashed = in_flight(here)
        if count > 0:
            break
    print(f"killed {attempt} times until {count} commands were under way")
    report.check(count > 0 and crashed == 0, "a kill left commands under way and no crash of their own",
                 (count, crashed))
    with here.serve() as server:
        client = county.Client(server.port, cookie)
        got = [what for first in range(0, len(sent),
                                       150) for what in outcomes(client.push(sent[first:first + 150]).json()
                                                                               ["receipts"])]
        strange = [what for what in got if what not in ("accepted", "repeated")]
        report.check(len(got) == len(sent) and not strange, "resent after the kill, all are recorded", strange[:3])
    with here.connect() as database:
        held = database.execute("select count(*) from suspect where strikes < 4").fetchone()[0]
    report.check(held == 0, "and nothing is held against them any more", held)
    listed = here.run("quarantine")
    report.check(len(listed.stdout.splitlines()) == 2, "and none of them is put aside", listed.stdout)


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        with here.serve() as server:
            village = county.Client(server.port).sign_in("village")
            households = county.household_ids(village)
        crash_twice(report, here, rng, village.cookie, households)
        released_program(report, here, rng, village.cookie, households)
        killed_under_way(report, here, rng, village.cookie, households)
        for proof in ("check", "verify"):
            proved = here.run(proof)
            report.check(proved.returncode == 0, f"chengxin {proof} is green", proved.stdout + proved.stderr)
    report.finish()


if __name__ == "__main__":
    main()
