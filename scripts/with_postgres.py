#!/usr/bin/env python3
"""A throw-away PostgreSQL: a cluster of its own in a temporary folder, reached by a socket only, gone afterwards.

usage: scripts/with_postgres.py [--fsync on|off] [--set NAME=VALUE]… [--dir PATH] COMMAND…
       runs COMMAND with CHENGXIN_POSTGRES=URL and CHENGXIN_POSTGRES_PID of the first process; its status is COMMAND's.
       With --dir the cluster is kept there and found again the next time.
in Python: `with Cluster() as cluster: cluster.url …`; `cluster.kill()` and `cluster.start()` make a crash of it.
"""

import argparse
import ctypes
import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

OLDEST = 15
USER = "chengxin"
DATABASE = "chengxin"
SYSTEM_USER = "postgres"  # initdb and postgres refuse to run as root
START_SECONDS = 60
STOP_SECONDS = 60
SOCKET_PATH_MAX = 107
PR_SET_PDEATHSIG = 1


class NoPostgres(RuntimeError):
    pass


def binaries():
    """out: the folder of the newest PostgreSQL on this machine. throws: NoPostgres when there is none that will do."""
    found = []
    for initdb in glob.glob("/usr/lib/postgresql/*/bin/initdb") + list(filter(None, [shutil.which("initdb")])):
        folder = os.path.dirname(os.path.realpath(initdb))
        told = subprocess.run([os.path.join(folder, "postgres"), "--version"], capture_output=True, text=True,
                              check=False)
        version = re.search(r"(\d+)", told.stdout)
        if version and int(version.group(1)) >= OLDEST:
            found.append((int(version.group(1)), folder))
    if not found:
        raise NoPostgres(f"no PostgreSQL {OLDEST} or newer here: apt-get install postgresql")
    return max(found)[1]


def as_owner():
    """out: how to start a process as the one who may own a cluster."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam(SYSTEM_USER)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def end_with_parent():
    # Whoever kills the test or bench outright must not leave a server behind.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def is_alive(pid):
    """A process that nobody has collected yet counts as gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as line:
            return line.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Cluster:
    """in: `fsync` off only where nothing is measured and no crash of the machine is meant; `settings` as in
    postgresql.conf; `path` of a folder to keep, else a temporary one."""

    def __init__(self, fsync=True, settings=None, path=None):
        self.bin = binaries()
        self.kept = path is not None
        self.path = os.path.abspath(path) if path else None
        self.settings = {"fsync": "on" if fsync else "off", "full_page_writes": "on" if fsync else "off",
                         "listen_addresses": "", "max_connections": "60", **(settings or {})}
        self.process = None

    @property
    def url(self):
        return self.url_of(DATABASE)

    def url_of(self, database):
        return f"postgres:///{database}?host={self.path}&user={USER}"

    @property
    def pid(self):
        return self.process.pid

    def make(self):
        owner = as_owner()
        if self.path is None:
            self.path = tempfile.mkdtemp(prefix="cxpg-", dir="/tmp")
        os.makedirs(self.path, exist_ok=True)
        if owner:
            os.chown(self.path, owner["user"], owner["group"])
        os.chmod(self.path, 0o755 if owner else 0o700)
        if len(os.path.join(self.path, ".s.PGSQL.5432")) > SOCKET_PATH_MAX:
            raise NoPostgres(f"too long for a socket: {self.path}")
        if os.path.exists(os.path.join(self.path, "data/PG_VERSION")):
            return
        made = subprocess.run(
            [os.path.join(self.bin, "initdb"), "-D", os.path.join(self.path, "data"), "-U", USER, "--locale=C",
             "--encoding=UTF8", "--auth=trust", "--no-sync"],
            capture_output=True, text=True, check=False, cwd="/", **owner)
        if made.returncode != 0:
            raise NoPostgres(f"initdb: {made.stdout}{made.stderr}")

    def start(self):
        """Also again, after kill(): it then recovers what was committed."""
        arguments = [item for name, value in self.settings.items() for item in ("-c", f"{name}={value}")]
        with open(os.path.join(self.path, "log"), "ab") as log:
            self.process = subprocess.Popen(
                [os.path.join(self.bin, "postgres"), "-D", os.path.join(self.path, "data"), "-k", self.path,
                 *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True,
                preexec_fn=end_with_parent, **as_owner())
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise NoPostgres("postgres did not start:\n" + self.log_end())
            time.sleep(0.05)

    def answers(self):
        asked = subprocess.run([os.path.join(self.bin, "pg_isready"), "-q", "-h", self.path, "-U", USER,
                                "-d", "postgres"], check=False)
        return asked.returncode == 0

    def log_end(self):
        with open(os.path.join(self.path, "log"), encoding="utf-8", errors="replace") as log:
            return log.read()[-2000:]

    def run_sql(self, sql, database="postgres"):
        """out: what psql prints, unaligned. throws: RuntimeError"""
        told = subprocess.run(
            [os.path.join(self.bin, "psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.path,
             "-U", USER, "-d", database, "-f", "-"], input=sql, capture_output=True, text=True, check=False)
        if told.returncode != 0:
            raise RuntimeError(f"psql: {told.stderr}")
        return told.stdout.strip()

    def make_database(self, name=DATABASE, template=None):
        """out: its url"""
        if not self.run_sql(f"select 1 from pg_database where datname = '{name}'"):
            self.run_sql(f'create database "{name}"' + (f' template "{template}"' if template else ""))
        return self.url_of(name)

    def drop_database(self, name):
        self.run_sql(f'drop database if exists "{name}" with (force)')

    def processes(self):
        """out: pids of the first process and of all that it started."""
        found = {self.process.pid}
        for stat in glob.glob("/proc/[0-9]*/stat"):
            try:
                with open(stat, encoding="utf-8", errors="replace") as line:
                    pid, rest = line.read().split(" (", 1)
                if int(rest.rsplit(")", 1)[1].split()[1]) == self.process.pid:
                    found.add(int(pid))
            except (OSError, ValueError):
                pass
        return found

    def kill(self):
        """As a power cut would: every process at once, nothing written any more."""
        found = self.processes()
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        while any(is_alive(pid) for pid in found):
            time.sleep(0.01)

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()

    def __enter__(self):
        try:
            self.make()
            self.start()
            self.make_database()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        if not self.kept and self.path:
            shutil.rmtree(self.path, ignore_errors=True)


def main():
    asked = argparse.ArgumentParser(description="runs a command beside a throw-away PostgreSQL")
    asked.add_argument("--fsync", choices=("on", "off"), default="on")
    asked.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="of postgresql.conf")
    asked.add_argument("--dir", help="keep the cluster in this folder")
    asked.add_argument("command", nargs=argparse.REMAINDER)
    options = asked.parse_args()
    if not options.command:
        asked.error("which command?")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with Cluster(options.fsync == "on", dict(one.split("=", 1) for one in options.set), options.dir) as cluster:
            shown = {"CHENGXIN_POSTGRES": cluster.url, "CHENGXIN_POSTGRES_PID": str(cluster.pid)}
            return subprocess.run(options.command, env={**os.environ, **shown}, check=False).returncode
    except NoPostgres as missing:
        print(missing, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
