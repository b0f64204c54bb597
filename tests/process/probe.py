#!/usr/bin/env python3
"""How a refusal has to be told, and whether a county's database is as it was: what the tests of bad input share.
Run by itself, it proves that a refusal told badly is caught."""

import hashlib
import re
import uuid

import county

PUSH = "/api/v1/sync/push"
CHINESE_SENTENCE = re.compile(r"[一-鿿].*。$", re.DOTALL)
CODE = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def flaws_of(problem, status):
    """What is wrong with how a refusal is told."""
    flaws = []
    if not isinstance(problem, dict) or set(problem) != {"type", "title", "status", "code", "at", "detail"}:
        return [f"not a problem: {problem!r:.200}"]
    if problem["status"] != status:
        flaws.append(f"status {problem['status']}, not {status}")
    if not CODE.match(problem["code"]):
        flaws.append(f"code {problem['code']}")
    if not CHINESE_SENTENCE.search(problem["detail"]):
        flaws.append(f"detail {problem['detail']}")
    if problem["at"] and not problem["at"].startswith("/"):
        flaws.append(f"at {problem['at']}")
    return flaws


class Prober:
    def __init__(self, report, rng, here, port):
        self.report = report
        self.rng = rng
        self.here = here
        self.port = port
        self.village = county.Client(port).sign_in("village")
        self.township = county.Client(port).sign_in("township")
        self.households = county.household_ids(self.village)
        self.village_id = self.village.ask("GET", "/api/v1/slice").json()["villages"][0]["id"]

    # What is asked for as a whole.

    def refused(self, what, status, code, reply, at=None):
        flaws = []
        problem = {}
        if reply.status != status:
            flaws.append(f"HTTP {reply.status}")
        if reply.headers.get("Content-Type", "").split(";")[0] != "application/problem+json":
            flaws.append(f"type {reply.headers.get('Content-Type')}")
        else:
            problem = reply.json()
            flaws += flaws_of(problem, reply.status)
            if problem.get("code") != code:
                flaws.append(f"code {problem.get('code')}, not {code}")
            if at is not None and problem.get("at") != at:
                flaws.append(f"at {problem.get('at')!r:.200}, not {at!r:.200}")
        shown = f"{status} {code}" + (f" at {at!r:.60}" if at else "")
        self.report.check(not flaws, f"{what}: {shown}", f"{flaws}; {reply.body[:300].decode(errors='replace')}")

    def body_refused(self, what, status, code, body, at=None, path=PUSH, **more):
        client = county.Client(self.port, self.village.cookie)
        self.refused(what, status, code, client.ask("POST", path, body, **more), at)
        client.close()

    # What is asked for as one command among others.

    def command_refused(self, what, code, command, at, client=None, status=None):
        """Between two commands that are read but refused, at the place /commands/1."""
        reply = (client or self.village).push([self.beyond(), command, self.beyond()])
        if reply.status != 200:
            self.report.check(False, f"{what}: {code} at {at}", (reply.status, reply.body.decode()))
            return
        receipt = reply.json()["receipts"][1]
        problem = receipt.get("problem", {})
        flaws = flaws_of(problem, status or problem.get("status"))
        if receipt["outcome"] != "refused":
            flaws.append(receipt["outcome"])
        if problem.get("code") != code:
            flaws.append(f"code {problem.get('code')}, not {code}")
        if problem.get("at") != "/commands/1" + at:
            flaws.append(f"at {problem.get('at')!r:.200}, not {'/commands/1' + at!r:.200}")
        self.report.check(not flaws, f"{what}: {code} at {at or 'the command'}", f"{flaws}; {problem}")

    def beyond(self):
        """A command that is well formed and refused: about a household that is not there."""
        return county.visit(self.rng, str(uuid.UUID(int=self.rng.getrandbits(128))))

    def visit(self, **more):
        return county.visit(self.rng, self.households[0], **more)

    def answered(self, **answers):
        command = self.visit()
        command["answers"] |= answers
        return command

    def registered(self, kind, about, answers, day="2026-03-01", **more):
        return {"command": "register_subject", "id": county.make_id(self.rng), "kind": kind,
                "about": {"type": about, "id": county.make_id(self.rng)}, "day": day, "answers": answers, **more}


def contents(here):
    """out: (a digest of all tables but sessions, a digest of the file) once everything is in the file"""
    with here.connect() as database:
        database.execute("pragma wal_checkpoint(truncate)")
        tables = [name for (name,
                            ) in database.execute("select name from sqlite_master where type = 'table' order by name")]
        dump = hashlib.sha256()
        for table in tables:
            if table != "session":
                for row in database.execute(f"select * from {table} order by 1, 2"):
                    dump.update(repr(row).encode())
    with open(here.db, "rb") as file:
        return dump.hexdigest(), hashlib.sha256(file.read()).hexdigest()


def untouched_after(probe, parts):
    """Runs the parts one after another; each must leave the database alone."""
    before = contents(probe.here)
    for part in parts:
        part(probe)
        after = contents(probe.here)
        found = "tables differ" if after[0] != before[0] else "the file differs"
        probe.report.check(after == before, f"{part.__name__}: the tables and the file are as they were", found)
        before = after


def unharmed(report, here):
    for proof in ("check", "verify"):
        proved = here.run(proof)
        report.check(proved.returncode == 0, f"chengxin {proof} is green", proved.stdout + proved.stderr)
    with open(here.log, encoding="utf-8", errors="replace") as log:
        lines = log.read().splitlines()
    report.check(not lines, "the log tells of no fault of ours", lines[:3])


def main():
    report = county.Report()
    good = {"type": "about:blank", "title": "没有权限", "status": 403, "code": "access.outside", "at": "", "detail": "不行。"}
    report.check(flaws_of(good, 403) == [], "a refusal told well has no flaw", flaws_of(good, 403))
    for name, value in (("status", 404), ("code", "Forbidden"), ("code", "forbidden"), ("detail", "No."),
                        ("detail", "不行"),
                        ("at", "commands/0"), ("more", 1)):
        report.check(flaws_of(good | {name: value}, 403) != [], f"{name} {value!r} is caught")
    report.check(flaws_of("不行。", 403) != [], "a bare text is caught")
    report.finish()


if __name__ == "__main__":
    main()
