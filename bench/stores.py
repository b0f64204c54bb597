"""Grown stores and copies of them, on either engine: what bench/run.py works on."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../scripts"))
import with_postgres  # noqa: E402

COUNTY = 439923
TODAY = "2026-11-24"
# Which login has which households: joined by keys, so that it is as quick in ten million facts.
HOUSEHOLDS = f"""
select c.login, s.id from credential c
join subject p on p.tenant = c.tenant and p.id = c.person
join link l on l.tenant = p.tenant and l.origin = p.number
join household h on h.tenant = l.tenant and h.village = l.target
join subject s on s.tenant = h.tenant and s.number = h.subject
where c.tenant = {COUNTY} and c.login like '{COUNTY}.v%' and c.login <> '{COUNTY}.village'
and h.past > 1000000 and l.past > 1000000 order by c.login"""


class Programs:
    def __init__(self, build):
        self.chengxin = os.path.join(build, "chengxin")
        for name in ("grow", "load", "raw"):
            setattr(self, name, os.path.join(build, "bench", name))
        for path in vars(self).values():
            if not os.access(path, os.X_OK):
                sys.exit(f"{path} is not built: cmake --preset release -DCHENGXIN_BENCH=ON && cmake --build {build}")


class SqliteStores:
    """A store a size, kept in a folder; copies lie beside it and are made anew each time."""

    engine = "sqlite"
    trees = ()

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def path(self, name):
        return os.path.join(self.folder, f"{name}.db")

    def url(self, name):
        return f"sqlite:{self.path(name)}"

    def key(self, size):
        return self.path(f"grown_{size}") + ".key"

    def copy(self, size, name):
        self.drop(name)
        shutil.copyfile(self.path(f"grown_{size}"), self.path(name))
        # Written back now, or the copy's pages are written while something is measured.
        os.sync()

    def drop(self, name):
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(self.path(name) + suffix):
                os.remove(self.path(name) + suffix)

    def bytes(self, name):
        return os.path.getsize(self.path(name))

    def rows(self, name, sql):
        with sqlite3.connect(self.path(name)) as database:
            return [(row[0], row[1].hex() if isinstance(row[1], bytes) else row[1]) for row in database.execute(sql)]

    def plan(self, name, sql):
        with sqlite3.connect(self.path(name)) as database:
            return [row[3] for row in database.execute(f"explain query plan {sql}")]


class PostgresStores:
    """The same in one cluster: a database a store."""

    engine = "postgres"

    def __init__(self, folder):
        self.folder = folder
        settings = {"shared_buffers": "1GB", "max_wal_size": "4GB", "checkpoint_timeout": "15min"}
        self.cluster = with_postgres.Cluster(settings=settings, path=os.path.join(folder, "pg"))

    def __enter__(self):
        self.cluster.__enter__()
        return self

    def __exit__(self, *_):
        self.cluster.__exit__()

    @property
    def trees(self):
        return (self.cluster.pid,)

    def url(self, name):
        self.cluster.make_database(name)
        return self.cluster.url_of(name)

    def key(self, size):
        return os.path.join(self.folder, f"postgres_{size}.key")

    def copy(self, size, name):
        self.drop(name)
        self.cluster.make_database(name, f"grown_{size}")
        self.cluster.run_sql("checkpoint")

    def drop(self, name):
        self.cluster.drop_database(name)

    def bytes(self, name):
        return int(self.cluster.run_sql(f"select pg_database_size('{name}')"))

    def rows(self, name, sql):
        text = self.cluster.run_sql(sql, name)
        cells = [line.split("|", 1) for line in text.splitlines()]
        return [(first, rest.removeprefix("\\x")) for first, rest in cells]

    def plan(self, name, sql):
        return self.cluster.run_sql(f"set enable_seqscan = off; explain (costs off) {sql}", name).splitlines()


STORES = {"sqlite": SqliteStores, "postgres": PostgresStores}


def keep_growth(made, kept):
    """What growing took, told by the run that did it and not by one that found it done."""
    with open(made, encoding="utf-8") as file:
        took = json.load(file)
    if took["added"] > 0:
        os.replace(made, kept)
    else:
        os.remove(made)


def grow(programs, stores, size):
    """Makes the store of a size, or goes on where it was stopped. out: the file of logins and their households."""
    os.makedirs(stores.folder, exist_ok=True)
    name = f"grown_{size}"
    made = os.path.join(stores.folder, "made.json")
    counties = ["--counties", "12"] if size >= 8_000_000 else []
    subprocess.run([programs.grow, "--store", stores.url(name), "--key", stores.key(size), "--facts", str(size),
                    "--today", TODAY, "--result", made, *counties], check=True)
    keep_growth(made, os.path.join(stores.folder, f"{stores.engine}_{size}.grown.json"))
    if stores.engine == "postgres":
        stores.cluster.run_sql("vacuum analyze", name)
    households = {}
    for login, household in stores.rows(name, HOUSEHOLDS):
        households.setdefault(login, []).append(str(uuid.UUID(household)))
    path = os.path.join(stores.folder, f"{stores.engine}_{size}.households")
    with open(path, "w", encoding="utf-8") as file:
        for login, ids in households.items():
            file.write(f"{login} {' '.join(ids)}\n")
    return path


class Server:
    """`chengxin serve` on a store, until the end of its `with`."""

    def __init__(self, programs, stores, name, size, log):
        self.log = open(log, "ab")  # noqa: SIM115
        self.process = subprocess.Popen(
            [programs.chengxin, "serve", "--store", stores.url(name), "--key", stores.key(size), "--listen",
             "127.0.0.1:0", "--today", TODAY], stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("ready http://"):
            self.process.kill()
            self.process.wait()
            raise RuntimeError(f"chengxin serve did not become ready; see {log}")
        self.port = int(line.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()
