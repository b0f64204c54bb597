#!/usr/bin/env python3
"""Kills the server again and again while devices push, and resends what was not acknowledged.

Proves: whatever was acknowledged is on the ledger exactly once under the seq that was told, whenever the process dies;
nothing is half done; the chain and all that is derived of it are whole afterwards.
"""

import http.client
import os
import random
import sqlite3
import threading
import time

import county

KILLS = int(os.environ.get("KILLS", "20"))
CLIENTS = 4
BATCH_MAX = 20
ALIVE_SECONDS = (0.05, 0.9)


class Device(threading.Thread):
    """A cadre's phone: keeps what it recorded until the server has acknowledged it."""

    def __init__(self, seed, cookie, households):
        super().__init__(daemon=True)
        self.rng = random.Random(seed)
        self.cookie = cookie
        self.households = households
        self.port = None
        self.unacknowledged = []  # in the order in which they were made
        self.acknowledged = {}    # id → receipt
        self.commands = {}        # id → command
        self.visits = []          # ids that may be corrected or taken back
        self.wrong = []
        self.batches = 0
        self.cut_off = 0
        self.ending = False

    def make(self):
        rng = self.rng
        drawn = rng.random()
        household = rng.choice(self.households)
        if drawn < 0.65 or not self.visits:
            command = county.visit(rng, household)
            self.visits.append(command["id"])
        elif drawn < 0.8:
            corrected = self.commands[rng.choice(self.visits)]
            command = county.visit(rng, corrected["about"]["id"], corrects=corrected["id"])
            command["answers"]["worry"] = "愁老人看病远"
        elif drawn < 0.9:
            command = county.withdrawal(rng, rng.choice(self.visits))
        else:
            command = county.excuse(rng, household)
        self.commands[command["id"]] = command
        return command

    def batch(self):
        """New ones behind old ones, and now and then one that was acknowledged long ago."""
        size = self.rng.randint(1, BATCH_MAX)
        while len(self.unacknowledged) < size:
            self.unacknowledged.append(self.make())
        batch = self.unacknowledged[:size]
        if self.acknowledged and self.rng.random() < 0.3:
            batch.append(self.commands[self.rng.choice(list(self.acknowledged))])
        return batch

    def take(self, batch, receipts):
        done = set()
        for command, receipt in zip(batch, receipts, strict=True):
            known = self.acknowledged.get(command["id"])
            if receipt["id"] != command["id"]:
                self.wrong.append(("another id", command, receipt))
            elif receipt["outcome"] in ("accepted", "repeated"):
                if known and (receipt["outcome"] != "repeated" or known["seq"] != receipt["seq"]):
                    self.wrong.append(("another receipt", known, receipt))
                self.acknowledged[command["id"]] = receipt
                done.add(command["id"])
            else:
                self.wrong.append(("refused", command, receipt))
                done.add(command["id"])
        self.unacknowledged = [command for command in self.unacknowledged if command["id"] not in done]

    def push_once(self, client, batch):
        reply = client.push(batch)
        self.batches += 1
        if reply.status == 200:
            self.take(batch, reply.json()["receipts"])
        elif reply.status != 503:
            self.wrong.append(("status", reply.status, reply.body[:200]))

    def run(self):
        client = county.Client(self.port, self.cookie)
        while not self.ending:
            if client.port != self.port:
                client = county.Client(self.port, self.cookie)
            try:
                self.push_once(client, self.batch())
            except (OSError, http.client.HTTPException):
                client.close()
                self.cut_off += 1
                time.sleep(0.02)
        client.close()

    def push_rest(self, port):
        client = county.Client(port, self.cookie)
        while self.unacknowledged:
            self.push_once(client, self.unacknowledged[:BATCH_MAX])
        client.close()


def end_all(devices):
    for device in devices:
        device.ending = True
    for device in devices:
        device.join(timeout=60)
    for device in devices:
        device.push_rest(device.port)


def kill_again_and_again(rng, here, devices):
    """out: (servers that were killed, servers that a client was cut off by)"""
    killed = 0
    server = here.serve()
    for device in devices:
        device.port = server.port
        device.start()
    for _ in range(KILLS):
        time.sleep(rng.uniform(*ALIVE_SECONDS))
        killed += server.kill() == -9
        server = here.serve()
        for device in devices:
            device.port = server.port
    time.sleep(0.3)
    end_all(devices)
    return killed, server


def ledger_of(here):
    """out: ((seq, id in hexadecimal) of each fact, seq of the head)"""
    ledger = sqlite3.connect(f"file:{here.db}?mode=ro", uri=True)
    rows = ledger.execute("select seq, lower(hex(id)) from fact order by seq").fetchall()
    return rows, ledger.execute("select seq from tenant_head").fetchone()[0]


def check_receipts(report, rows, head, devices):
    seqs = [seq for seq, _ in rows]
    report.check(seqs == list(range(1, len(seqs) + 1)) and head == len(seqs), "seqs are dense from 1 to the head",
                 (len(seqs), head))
    where = {}
    for seq, fact in rows:
        where.setdefault(fact, []).append(seq)
    lost, moved = [], []
    for device in devices:
        for fact, receipt in device.acknowledged.items():
            found = where.get(fact.replace("-", ""), [])
            if len(found) != 1:
                lost.append((fact, found))
            elif found[0] != receipt["seq"]:
                moved.append((fact, found, receipt["seq"]))
    count = sum(len(device.acknowledged) for device in devices)
    report.check(not lost, f"each of {count} acknowledged facts is on the ledger exactly once", lost[:3])
    report.check(not moved, "each under the seq that its receipt told", moved[:3])
    ours = {command.replace("-", "") for device in devices for command in device.commands}
    known = {fact.replace("-", "") for device in devices for fact in device.acknowledged}
    stray = [fact for fact in where if fact in ours and fact not in known]
    report.check(not stray, "nothing of ours is there that was never acknowledged", stray[:3])


def check_repetition(report, port, devices):
    different = []
    for device in devices:
        client = county.Client(port, device.cookie)
        ids = device.rng.sample(sorted(device.acknowledged), min(60, len(device.acknowledged)))
        receipts = client.push([device.commands[fact] for fact in ids]).json()["receipts"]
        for fact, receipt in zip(ids, receipts, strict=True):
            if receipt["outcome"] != "repeated" or receipt["seq"] != device.acknowledged[fact]["seq"]:
                different.append((fact, receipt))
        client.close()
    report.check(not different, "pushed once more, each is `repeated` with the seq it had", different[:3])


def main():
    report = county.Report()
    rng = county.seeded()
    begun = time.monotonic()
    with county.folder() as path:
        here = county.County(path)
        with here.serve() as server:
            village = county.Client(server.port).sign_in("village")
            households = county.household_ids(village)
        devices = [Device(rng.getrandbits(32), village.cookie, households) for _ in range(CLIENTS)]
        killed, server = kill_again_and_again(rng, here, devices)
        with server:
            batches = sum(device.batches for device in devices)
            cut_off = sum(device.cut_off for device in devices)
            print(f"{batches} batches answered, {cut_off} cut off, {killed} kills")
            report.check(killed == KILLS, f"the server was killed {KILLS} times and came back each time", killed)
            report.check(cut_off >= killed // 2, "the kills hit pushes under way", cut_off)
            wrong = [what for device in devices for what in device.wrong]
            report.check(not wrong, "every receipt is for its command, none refused, none contradicts an earlier one",
                         wrong[:3])
            check_receipts(report, *ledger_of(here), devices)
            check_repetition(report, server.port, devices)
        for proof in ("check", "verify"):
            proved = here.run(proof)
            report.check(proved.returncode == 0, f"chengxin {proof} is green", proved.stdout + proved.stderr)
        aside = here.run("quarantine")
        report.check(aside.returncode == 0, "nothing was put aside: a kill is no command's fault", aside.stdout)
    report.check(time.monotonic() - begun < 60, "all of it within 60 s", f"{time.monotonic() - begun:.1f} s")
    report.finish()


if __name__ == "__main__":
    main()
