#!/usr/bin/env python3
"""Two servers on one county in PostgreSQL, killed again and again while devices push; and PostgreSQL killed under both.

Proves: whatever was acknowledged is on the ledger exactly once under the seq that was told, whichever process wrote it
and whoever died; the chain and all that is derived of it are whole afterwards. A command that crashes the program is
put aside here too. SECONDS of each of the first two, 12 unless told.
"""

import os
import pathlib
import sys
import time

import county
import kill_test
import quarantine_test

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import with_postgres  # noqa: E402

SECONDS = float(os.environ.get("SECONDS", "12"))
DEVICES = 4
SERVERS = 2
AWAY_SECONDS = (0.1, 1.5)


class Served(county.County):
    """A demo county in a database of a server."""

    def __init__(self, path, url):
        self.binary = county.program()
        self.path = path
        self.log = os.path.join(path, "server.log")
        self.store = url
        os.environ["CHENGXIN_KEY"] = os.path.join(path, "county.key")
        made = self.run("demo", "--profile", "small", "--today", county.TODAY)
        if made.returncode != 0:
            sys.exit(f"chengxin demo: {made.stdout}{made.stderr}")


class Pair:
    """The servers, and the devices that push to them in turn."""

    def __init__(self, here, devices):
        self.here = here
        self.devices = devices
        self.servers = [here.serve() for _ in range(SERVERS)]
        self.tell_ports()

    def tell_ports(self):
        for number, device in enumerate(self.devices):
            device.port = self.servers[number % SERVERS].port

    def kill_one(self, rng):
        number = rng.randrange(SERVERS)
        status = self.servers[number].kill()
        self.servers[number] = self.here.serve()
        self.tell_ports()
        return status == -9

    def stop(self):
        for server in self.servers:
            server.stop()


def made_devices(rng, here):
    with here.serve() as server:
        village = county.Client(server.port).sign_in("village")
        households = county.household_ids(village)
    return [kill_test.Device(rng.getrandbits(32), village.cookie, households) for _ in range(DEVICES)]


def disturb(rng, devices, once):
    """Lets `once` happen again and again while the devices push. out: how often it did."""
    for device in devices:
        device.start()
    until = time.monotonic() + SECONDS
    times = 0
    while time.monotonic() < until:
        time.sleep(rng.uniform(*kill_test.ALIVE_SECONDS))
        once()
        times += 1
    return times


def check_all(report, cluster, here, devices, what):
    kill_test.end_all(devices)
    wrong = [told for device in devices for told in device.wrong]
    deferred = [told for told in wrong if told[0] == "refused" and told[2].get("outcome") == "deferred"]
    report.check(not wrong, f"{what}: every receipt is for its command, none refused or deferred, none contradicts",
                 (len(wrong), len(deferred), wrong[:2]))
    rows = [(int(seq), fact) for seq, fact in
            (line.split("|") for line in cluster.run_sql("select seq, encode(id, 'hex') from fact order by seq",
                                                         with_postgres.DATABASE).splitlines())]
    head = int(cluster.run_sql("select seq from tenant_head", with_postgres.DATABASE))
    kill_test.check_receipts(report, rows, head, devices)
    for device in devices[:SERVERS]:
        kill_test.check_repetition(report, device.port, [device])
    for proof in ("check", "verify"):
        proved = here.run(proof)
        report.check(proved.returncode == 0, f"{what}: chengxin {proof} is green", proved.stdout + proved.stderr)


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path, with_postgres.Cluster() as cluster:
        here = Served(path, cluster.url)
        devices = made_devices(rng, here)
        pair = Pair(here, devices)
        try:
            killed = []
            times = disturb(rng, devices, lambda: killed.append(pair.kill_one(rng)))
            report.check(times > 0 and all(killed), "the servers were killed and came back", killed)
            report.check(all(device.acknowledged for device in devices), "every device was heard by its server")
            print(f"{times} kills of a server, {sum(len(device.acknowledged) for device in devices)} facts")
            check_all(report, cluster, here, devices, "two servers")

            devices = made_devices(rng, here)
            pair.devices = devices
            pair.tell_ports()

            def away():
                cluster.kill()
                time.sleep(rng.uniform(*AWAY_SECONDS))
                cluster.start()

            times = disturb(rng, devices, away)
            report.check(times > 0, "PostgreSQL was killed and came back", times)
            print(f"{times} kills of PostgreSQL, {sum(len(device.acknowledged) for device in devices)} facts")
            check_all(report, cluster, here, devices, "PostgreSQL killed")
            pair.stop()
            pair.servers = []
            cookie, households = devices[0].cookie, devices[0].households
            quarantine_test.crash_twice(report, here, rng, cookie, households)
        finally:
            pair.stop()
    report.finish()


if __name__ == "__main__":
    main()
