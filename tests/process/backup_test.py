#!/usr/bin/env python3
"""Backups of the real program, made while devices push, and put back; counties carried to another database.

Proves: a backup made under load restores to the head that was printed; whatever is altered in it or cut off it is
refused and leaves nothing behind; so is a wrong key; a full disk is told; sessions do not come back; a copy that is
killed goes on where it stopped, and one whose target or source is another by then is refused.
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time

import county

FLIPS = int(os.environ.get("FLIPS", "40"))
CUTS = int(os.environ.get("CUTS", "12"))


class Pusher(threading.Thread):
    """Records visits until it is told to end."""

    def __init__(self, rng, port, cookie, households):
        super().__init__(daemon=True)
        self.rng = rng
        self.client = county.Client(port, cookie)
        self.households = households
        self.ending = False
        self.recorded = 0
        self.failed = []

    def run(self):
        while not self.ending:
            reply = self.client.push([county.visit(self.rng, self.rng.choice(self.households)) for _ in range(20)])
            receipts = reply.json()["receipts"] if reply.status == 200 else [{"outcome": reply.status}]
            wrong = [receipt for receipt in receipts if receipt["outcome"] != "accepted"]
            self.failed += wrong
            self.recorded += 20 - len(wrong)
        self.client.close()


class Safe:
    """Where backups and their keys are."""

    def __init__(self, path):
        self.path = path
        os.makedirs(path)
        self.key = self.secret("backup.key", os.urandom(32).hex())
        self.other_key = self.secret("other.key", os.urandom(32).hex())
        self.words = self.secret("words", "橘子红了的时候再打开")

    def secret(self, name, text):
        path = os.path.join(self.path, name)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(text + "\n")
        return path

    def file(self, name):
        return os.path.join(self.path, name)

    def listing(self):
        return sorted(os.listdir(self.path))


def head_line(run):
    """The first line of an output that is a head: county, seq, link."""
    lines = [line.split() for line in run.stdout.splitlines()]
    return next((line[:3] for line in lines if line and line[0] == county.CODE and len(line) >= 3), None)


def restored(safe, here, name, backup, *options, key=None):
    """in: `name` of the database it becomes. out: the finished process."""
    options = options or ("--from-key", safe.key)
    return subprocess.run([here.binary, "restore", "--from", backup, "--store", f"sqlite:{safe.file(name)}", "--key",
                           key or here.db + ".key", *options], capture_output=True, text=True, timeout=60, check=False)


def proved(here, database, name, key=None):
    return subprocess.run([here.binary, name, "--store", f"sqlite:{database}", "--key", key or here.db + ".key"],
                          capture_output=True, text=True, timeout=60, check=False)


def check_under_load(report, rng, here, safe):
    with here.serve() as server:
        village = county.Client(server.port).sign_in("village")
        households = county.household_ids(village)
        pushers = [Pusher(random.Random(rng.getrandbits(32)), server.port, village.cookie, households)
                   for _ in range(3)]
        for pusher in pushers:
            pusher.start()
        time.sleep(0.3)
        begun = [pusher.recorded for pusher in pushers]
        made = here.run("backup", "--out", safe.file("a.backup"), "--to-key", safe.key)
        during = sum(pusher.recorded for pusher in pushers) - sum(begun)
        report.check(made.returncode == 0, "a backup is made under load", made.stdout + made.stderr)
        report.check(during > 0, f"while {during} facts were recorded")
        copied = subprocess.run([here.binary, "copy", "--from", here.store, "--to", f"sqlite:{safe.file('copy.db')}"],
                                capture_output=True, text=True, timeout=60, check=False)
        report.check(copied.returncode == 0, "a copy is made under load", copied.stdout + copied.stderr)
        for pusher in pushers:
            pusher.ending = True
        for pusher in pushers:
            pusher.join(20)
        failed = [what for pusher in pushers for what in pusher.failed]
        report.check(not failed, "and nobody was kept from recording", failed[:2])
    report.check("不在这份备份里" in made.stdout, "it says that the key is not in it", made.stdout)
    report.check(not os.path.exists(here.db + "-backup"), "nothing that is not encrypted is left beside the database")
    back = restored(safe, here, "a.db", safe.file("a.backup"))
    report.check(back.returncode == 0, "it is put back", back.stdout + back.stderr)
    for name, printed, database in (("the backup", made, "a.db"), ("the copy", copied, "copy.db")):
        found = head_line(proved(here, safe.file(database), "head"))
        report.check(found is not None and found == head_line(printed), f"the head of {name} is the one printed",
                     (found, head_line(printed)))
        for proof in ("check", "verify"):
            run = proved(here, safe.file(database), proof)
            report.check(run.returncode == 0, f"{proof} of {name} is green", run.stdout + run.stderr)
    check_sessions(report, here, safe, village.cookie)


def check_sessions(report, here, safe, cookie):
    for database in ("a.db", "copy.db"):
        other = county.County(safe.file(f"served-{database}"), template=Moved(safe.file(database), here.db + ".key"))
        with other.serve() as server:
            client = county.Client(server.port, cookie)
            report.check(client.ask("GET", "/api/v1/session").status == 401, f"{database}: old sessions are gone")
            report.check(county.Client(server.port).sign_in("village").cookie is not None, "and logins are there")


class Moved:
    """A database and its key file, for County to take."""

    def __init__(self, database, key):
        self.db = os.path.join(os.path.dirname(database), "moved.db")
        shutil.copy(database, self.db)
        shutil.copy(key, self.db + ".key")


def refused(report, safe, here, what, backup, *options, part=None):
    before = safe.listing()
    run = restored(safe, here, "refused.db", backup, *options)
    report.check(run.returncode == 2 and "。" in run.stderr and (part is None or part in run.stderr),
                 f"{what} is refused", (run.returncode, run.stdout, run.stderr))
    report.check(safe.listing() == before, "and leaves nothing behind", set(safe.listing()) ^ set(before))


def check_damage(report, rng, here, safe):
    with open(safe.file("a.backup"), "rb") as file:
        whole = file.read()
    damaged = safe.file("damaged.backup")
    # All of the beginning, the edges of the first chunks and of the last, and here and there.
    places = [16, 17, 18, 33, 34, 41, 42, 49, 50, 73, 74, 74 + 65552, 74 + 65553, len(whole) - 17, len(whole) - 1]
    places += [rng.randrange(len(whole)) for _ in range(FLIPS)]
    left = []
    for place in places:
        with open(damaged, "wb") as file:
            file.write(whole[:place] + bytes([whole[place] ^ 1 << rng.randrange(8)]) + whole[place + 1:])
        run = restored(safe, here, "refused.db", damaged)
        if run.returncode != 2 or "。" not in run.stderr or any("refused" in name for name in safe.listing()):
            left.append((place, run.returncode, run.stderr, safe.listing()))
    report.check(not left, f"each of {len(places)} flipped bytes is refused and leaves nothing behind", left[:2])
    left = []
    sizes = [0, 15, 73, 74, 74 + 65553, 74 + 2 * 65553, len(whole) - 1]
    sizes += [rng.randrange(len(whole)) for _ in range(CUTS)]
    for size in sizes:
        with open(damaged, "wb") as file:
            file.write(whole[:size])
        run = restored(safe, here, "refused.db", damaged)
        if run.returncode != 2 or "。" not in run.stderr or any("refused" in name for name in safe.listing()):
            left.append((size, run.returncode, run.stderr))
    report.check(not left, f"each of {len(sizes)} shortened files too", left[:2])
    with open(damaged, "wb") as file:
        file.write(whole + b"\0")
    refused(report, safe, here, "a byte too many", damaged)
    chunk = 65553
    with open(damaged, "wb") as file:
        file.write(whole[:74] + whole[74 + chunk:74 + 2 * chunk] + whole[74:74 + chunk] + whole[74 + 2 * chunk:])
    refused(report, safe, here, "two pieces that changed places", damaged)
    os.remove(damaged)
    refused(report, safe, here, "another key", safe.file("a.backup"), "--from-key", safe.other_key, part="密钥或口令")
    refused(report, safe, here, "a passphrase instead", safe.file("a.backup"), "--from-passphrase", safe.words,
            part="--from-key")


def check_places(report, here, safe):
    again = here.run("backup", "--out", safe.file("a.backup"), "--to-key", safe.key)
    report.check(again.returncode == 2 and "backup.exists" in again.stderr, "a backup is never overwritten",
                 again.stderr)
    over = restored(safe, here, "a.db", safe.file("a.backup"))
    report.check(over.returncode == 2 and "restore.exists" in over.stderr, "nor is a database", over.stderr)
    os.chmod(safe.key, 0o640)
    seen = here.run("backup", "--out", safe.file("b.backup"), "--to-key", safe.key)
    report.check(seen.returncode == 2 and "chmod 600" in seen.stderr, "a key that others can read is refused",
                 seen.stderr)
    os.chmod(safe.key, 0o600)
    same = here.run("backup", "--out", safe.file("b.backup"), "--to-key", here.db + ".key")
    report.check(same.returncode == 2 and "另造" in same.stderr, "so is the county's own key", same.stderr)
    report.check("b.backup" not in safe.listing(), "and nothing is made")


def check_key_inside(report, here, safe):
    made = here.run("backup", "--out", safe.file("k.backup"), "--to-passphrase", safe.words, "--with-key")
    report.check(made.returncode == 0 and "密钥在这份备份里" in made.stdout, "with its key and under a passphrase",
                 made.stderr)
    key = safe.file("new.key")
    back = restored(safe, here, "k.db", safe.file("k.backup"), "--from-passphrase", safe.words, key=key)
    report.check(back.returncode == 0 and os.stat(key).st_mode & 0o777 == 0o600, "the key is put back too",
                 back.stderr)
    report.check(proved(here, safe.file("k.db"), "verify", key).returncode == 0, "and opens what is sealed")
    before = safe.listing()
    other = restored(safe, here, "k2.db", safe.file("k.backup"), "--from-passphrase", safe.words, key=safe.other_key)
    report.check(other.returncode == 2 and "restore.key" in other.stderr,
                 "another key that lies there is not overwritten", other.stderr)
    wrong = safe.secret("wrong", "苹果红了的时候再打开")
    short = restored(safe, here, "k2.db", safe.file("k.backup"), "--from-passphrase", wrong, key=safe.file("k2.key"))
    report.check(short.returncode == 2 and set(safe.listing()) - set(before) == {"wrong"},
                 "a wrong passphrase opens nothing", (short.stderr, safe.listing()))


def check_full_disk(report, here, safe):
    size = os.stat(here.db).st_size
    for what, most in (("the copy", size // 2), ("the backup", 1024 * 64), ("nothing", 1024)):
        def limit(most=most):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        run = subprocess.run([here.binary, "backup", "--store", here.store, "--out", safe.file("full.backup"),
                              "--to-key", safe.key], capture_output=True, text=True, timeout=60, check=False,
                             preexec_fn=limit, restore_signals=False)
        report.check(run.returncode == 2 and "磁盘空间" in run.stderr, f"a disk with room for half of {what} is told",
                     run.stderr)
        report.check("full" not in " ".join(safe.listing()) and not os.path.exists(here.db + "-backup"),
                     "and nothing is left", safe.listing())
    if os.path.exists("/dev/full"):
        link = safe.file("full.backup.part")
        os.symlink("/dev/full", link)
        run = here.run("backup", "--out", safe.file("full.backup"), "--to-key", safe.key)
        report.check(run.returncode == 2 and "full.backup.part" in run.stderr,
                     "a link where the file should be is not followed", run.stderr)


def check_findings(report, here, safe):
    """A county that is not as it must be is kept as it is, and said to be so."""
    other = county.County(safe.file("tampered"), template=Moved(here.db, here.db + ".key"))
    with other.connect() as database:
        database.execute("update cell set n = n + 1")
    made = other.run("backup", "--out", safe.file("t.backup"), "--to-key", safe.key)
    report.check(made.returncode == 1 and "cell" in made.stdout, "a county with a finding: status 1, the finding named",
                 made.stdout[:300] + made.stderr)
    refused(report, safe, here, "it", safe.file("t.backup"), part="restore.findings")
    back = restored(safe, here, "t.db", safe.file("t.backup"), "--from-key", safe.key, "--despite-findings")
    report.check(back.returncode == 1, "unless asked for, then status 1", back.stderr)


def copy(here, source, target, *options):
    return subprocess.run([here.binary, "copy", "--from", f"sqlite:{source}", "--to", f"sqlite:{target}", "--key",
                           here.db + ".key", *options], capture_output=True, text=True, timeout=60, check=False)


def check_copy(report, rng, here, safe):
    target = safe.file("killed.db")
    cut = 0
    for _ in range(30):
        process = subprocess.Popen([here.binary, "copy", "--from", here.store, "--to", f"sqlite:{target}", "--key",
                                    here.db + ".key"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(rng.uniform(0.01, 0.06))
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            cut += 1
    done = copy(here, here.db, target)
    report.check(done.returncode == 0 and cut > 0, f"a copy that was killed {cut} times comes to its end", done.stderr)
    report.check(head_line(proved(here, target, "head")) == head_line(here.run("head")), "with the head of its source")
    again = copy(here, here.db, target)
    report.check(again.returncode == 0 and "抄了 0 行" in again.stderr, "once more copies nothing", again.stderr)
    with here.serve() as server:
        village = county.Client(server.port).sign_in("village")
        village.push([county.visit(rng, county.household_ids(village)[0])])
    moved = copy(here, here.db, target)
    report.check(moved.returncode == 2 and "copy.other_head" in moved.stderr, "a source that moved on is refused",
                 moved.stderr)
    stranger = copy(here, here.db, safe.file("none.db"), "--county", "110000")
    report.check(stranger.returncode == 2 and not os.path.exists(safe.file("none.db")), "a county that is not there",
                 stranger.stderr)


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        safe = Safe(os.path.join(path, "safe"))
        check_under_load(report, rng, here, safe)
        check_damage(report, rng, here, safe)
        check_places(report, here, safe)
        check_key_inside(report, here, safe)
        check_full_disk(report, here, safe)
        check_findings(report, here, safe)
        check_copy(report, rng, here, safe)
    report.finish()


if __name__ == "__main__":
    main()
