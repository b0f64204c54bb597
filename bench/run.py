#!/usr/bin/env python3
"""Measures the program and the limit beside it, in the same rounds, and keeps the result.

usage: bench/run.py --data DIR [--engines sqlite,postgres] [--facts 400000,4000000] [--rounds 5] [--seconds 10]
                    [--only push,read,prove] [--build build/release] [--out bench/results/NAME.json] [--add]
DIR holds the grown stores and their copies; give it 3 times 0.7 GB for each million facts. What each figure means and
what bounds it stands in README.md beside this. With --add what is measured joins what --out holds already.
"""

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time

import machine
import picture
import stores as places

PUSHES = ((64, 20), (256, 20), (1, 200), (64, 1))
PASSWORD = "chengxin-demo"
ROWS_A_SECOND = 70_000      # recorded for each second of the limit: it must not run out of rows
SINGLES_A_SECOND = 4_000
RECORDED_MOST = 1_500_000
PROOFS_MOST = 3             # rounds of what takes minutes


class Figures:
    """name → the value of each round; `_s` is better when larger, all else when smaller."""

    def __init__(self):
        self.rounds = {}

    def add(self, prefix, **values):
        for name, value in values.items():
            self.rounds.setdefault(f"{prefix}.{name}", []).append(value)

    def told(self, seconds):
        return {name: {"median": statistics.median(rounds), "least": min(rounds), "most": max(rounds), "rounds": rounds,
                       "seconds": seconds} for name, rounds in sorted(self.rounds.items())}


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, flush=True)


def run_json(*arguments):
    told = subprocess.run([str(one) for one in arguments], capture_output=True, text=True, check=False)
    if told.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: {told.stderr}{told.stdout}")
    return json.loads(told.stdout)


def cells_query(values):
    """The query of indicator/cell_store.cpp that figures are summed from, with its parameters in place."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../src/indicator/cell_store.cpp")
    with open(path, encoding="utf-8") as file:
        body = file.read().split("cells_in(", 1)[1]
    sql = "".join(re.findall(r'"([^"]*)"', body.split(";", 1)[0]))
    for number, value in enumerate(values, 1):
        sql = sql.replace(f"${number}", str(value))
    return sql


class Bench:
    def __init__(self, options, stores, size):
        self.options = options
        self.programs = options.programs
        self.stores = stores
        self.size = size
        self.prefix = f"{stores.engine}.{size}"
        self.figures = options.figures
        self.log = os.path.join(stores.folder, "server.log")
        self.households = places.grow(self.programs, stores, size)
        self.seed = 1

    def watched(self, server):
        trees = [item for tree in self.stores.trees for item in ("--tree", tree)]
        return ["--port", server.port, "--server", server.process.pid, *trees]

    def load(self, server, *arguments):
        self.seed += 1
        return run_json(self.programs.load, *self.watched(server), "--seconds", self.options.seconds,
                        "--seed", self.seed, *arguments)

    # what it costs to write the product's rows with nothing around them

    def rows_file(self, group):
        """Recorded once a size, on a copy on SQLite: rows are the same on every engine."""
        path = os.path.join(self.options.data, f"rows_{self.size}_{group}")
        rate = ROWS_A_SECOND if group > 1 else SINGLES_A_SECOND
        facts = int(min(RECORDED_MOST, rate * self.options.seconds))
        if os.path.exists(f"{path}.json"):
            with open(f"{path}.json", encoding="utf-8") as file:
                kept = json.load(file)
            if kept["facts"] >= facts:
                return path, kept
        sqlite = places.SqliteStores(self.options.data)
        places.grow(self.programs, sqlite, self.size)
        sqlite.copy(self.size, "recorded")
        say("recording", facts, "facts in groups of", group)
        kept = run_json(self.programs.raw, "record", "--store", sqlite.url("recorded"), "--key", sqlite.key(self.size),
                        "--facts", facts, "--group", group, "--today", places.TODAY, "--rows", path)
        sqlite.drop("recorded")
        with open(f"{path}.json", "w", encoding="utf-8") as file:
            json.dump(kept, file)
        return path, kept

    def limit(self, name, group, *arguments):
        path, _ = self.rows_file(group)
        self.stores.copy(self.size, "limit")
        trees = [item for tree in self.stores.trees for item in ("--tree", tree)]
        program = "write" if self.stores.engine == "sqlite" else "write-postgres"
        told = run_json(self.programs.raw, program, "--store", self.stores.url("limit"), "--rows", path,
                        "--seconds", self.options.seconds, *trees, *arguments)
        say(self.prefix, name, f"{told['facts_s']:.0f} facts/s, {told['cpu_us_fact']:.1f} CPU us")
        self.figures.add(f"{self.prefix}.{name}", facts_s=told["facts_s"], cpu_us_fact=told["cpu_us_fact"])
        return told

    def push_round(self, number):
        """The limit and the product in turn, each on a fresh copy."""
        for group in (1000, 1):
            self.rows_file(group)
        limit = self.limit("raw_1000", 1000)
        self.limit("raw_ledger", 1000, "--ledger-only")
        single = self.limit("raw_1", 1)
        self.stores.drop("limit")
        turned = PUSHES[number % len(PUSHES):] + PUSHES[:number % len(PUSHES)]
        for connections, batch in turned:
            self.push(connections, batch, single if batch == 1 else limit)
        self.stores.drop("work")

    def push(self, connections, batch, against):
        self.stores.copy(self.size, "work")
        with places.Server(self.programs, self.stores, "work", self.size, self.log) as server:
            told = self.load(server, "--households", self.households, "--connections", connections,
                             "--batch", batch, "--warm-up", self.options.warm_up)
        name = f"{self.prefix}.push_{connections}x{batch}"
        self.figures.add(name, facts_s=told["facts_s"], cpu_us_fact=told["server_cpu_us_fact"],
                         p50_us=told["latency"]["p50_us"], p99_us=told["latency"]["p99_us"],
                         of_raw_share=told["facts_s"] / against["facts_s"],
                         cpu_of_raw=told["server_cpu_us_fact"] / against["cpu_us_fact"],
                         most_resident_kib=told["server_most_resident_kib"])
        say(name, f"{told['facts_s']:.0f} facts/s, {told['server_cpu_us_fact']:.1f} CPU us, p99",
            told["latency"]["p99_us"], "us")

    # reading, while nothing is written

    def reads(self, server):
        """out: name → (login, path, whether nothing has changed since)"""
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)

        def ask(method, path, body=None, cookie=None):
            headers = {"Content-Type": "application/json"} | ({"Cookie": cookie} if cookie else {})
            connection.request(method, path, json.dumps(body) if body else None, headers)
            reply = connection.getresponse()
            content = reply.read()
            if reply.status != 200:
                raise RuntimeError(f"{path}: {reply.status} {content[:300]}")
            return json.loads(content), reply.headers
        login = f"{places.COUNTY}.county"
        _, headers = ask("POST", "/api/v1/session", {"login": login, "password": PASSWORD})
        cookie = headers["Set-Cookie"].split(";")[0]
        year = places.TODAY[:4]
        visits = f"/api/v1/indicators/household_visits/figure?year={year}"
        coverage = f"/api/v1/indicators/household_coverage/figure?year={year}"
        facts, _ = ask("GET", f"/api/v1/indicators/household_visits/facts?year={year}&limit=50", cookie=cookie)
        with open(self.households, encoding="utf-8") as file:
            villager, household = file.readline().split()[:2]
        connection.close()
        return {
            "county_year_count": (login, visits, False), "county_year_share": (login, coverage, False),
            "drill_down_facts": (login, f"/api/v1/indicators/household_visits/facts?year={year}&limit=50", False),
            "drill_down_fact": (login, f"/api/v1/facts/{facts['facts'][0]['id']}", False),
            "household_list": (login, f"/api/v1/indicators/household_coverage/households?year={year}&limit=50", False),
            "household_page": (villager, f"/api/v1/households/{household}", False),
            "slice": (villager, "/api/v1/slice", False), "slice_unchanged": (villager, "/api/v1/slice", True),
        }

    def read_rounds(self):
        with places.Server(self.programs, self.stores, f"grown_{self.size}", self.size, self.log) as server:
            asked = self.reads(server)
            for _ in range(self.options.rounds):
                for name, (login, path, unchanged) in asked.items():
                    told = self.load(server, "--login", login, "--get", path, "--connections", 1, "--warm-up", 0.5,
                                     *(["--unchanged"] if unchanged else []))
                    self.figures.add(f"{self.prefix}.{name}", cpu_us_request=told["server_cpu_us_request"],
                                     p50_us=told["latency"]["p50_us"], p99_us=told["latency"]["p99_us"])
                    say(self.prefix, name, f"{told['server_cpu_us_request']:.0f} CPU us, p99",
                        told["latency"]["p99_us"], "us")

    def plans(self):
        """What the figure of a county and a year reads: the engine's plan, and the rows of each of its questions. The
        year's sums by place, and the months' over all places; of what is owed, from the beginning."""
        duty = "duty.visit_every_household"
        return {"county_year_count": self.plan_of(["household_visits"], []),
                "county_year_share": self.plan_of([f"{duty}.met", f"{duty}.excused"], [f"{duty}.owed"])}

    def plan_of(self, in_year, from_beginning):
        name = f"grown_{self.size}"
        year = int(places.TODAY[:4])
        month = 1_000_000 + 12 * year
        asked = [(stream, *span) for stream in in_year for span in ((-year, -year), (month, month + 11))]
        asked += [(stream, *span) for stream in from_beginning for span in ((-year, -1), (1_000_000, month + 11))]
        questions = []
        for stream, first, last in asked:
            number = self.stores.rows(name, f"select number, text from word where tenant = {places.COUNTY}"
                                            f" and text = '{stream}'")[0][0]
            sql = cells_query([places.COUNTY, number, first, last])
            questions.append({"stream": stream, "first": first, "last": last, "plan": self.stores.plan(name, sql),
                              "rows": int(self.stores.rows(name, f"select count(*), 0 from ({sql}) c")[0][0])})
        return {"rows": sum(one["rows"] for one in questions), "questions": questions}

    # check, verify, start

    def counties(self):
        rows = self.stores.rows(f"grown_{self.size}", "select tenant, seq from tenant_head order by tenant")
        return [(int(tenant), int(seq)) for tenant, seq in rows]

    def prove(self, name, county, facts):
        command = [self.programs.chengxin, name, "--store", self.stores.url(f"grown_{self.size}"), "--key",
                   self.stores.key(self.size), "--county", str(county)]
        used = machine.timed(command)
        return facts, used

    def prove_rounds(self):
        counties = self.counties()
        for _ in range(min(self.options.rounds, PROOFS_MOST)):
            for name in ("verify", "check"):
                done = [self.prove(name, county, facts) for county, facts in counties]
                wall = sum(used["wall_s"] for _, used in done)
                cpu = sum(used["cpu_s"] for _, used in done)
                facts = sum(count for count, _ in done)
                self.figures.add(f"{self.prefix}.{name}", facts_s=facts / wall, wall_ms=wall * 1000,
                                 cpu_us_fact=cpu / facts * 1e6,
                                 most_resident_kib=max(used["most_resident_kib"] for _, used in done))
                say(self.prefix, name, f"{wall:.1f} s, {facts / wall:.0f} facts/s")
        for _ in range(self.options.rounds):
            begun = time.perf_counter()
            with places.Server(self.programs, self.stores, f"grown_{self.size}", self.size, self.log) as server:
                self.figures.add(f"{self.prefix}.start", ready_ms=(time.perf_counter() - begun) * 1000,
                                 resident_kib=machine.resident_kib(server.process.pid))


def measure(options):
    for engine in options.engines:
        with places.STORES[engine](options.data) as stores:
            for size in options.facts:
                bench = Bench(options, stores, size)
                options.store_bytes[bench.prefix] = stores.bytes(f"grown_{size}")
                grown = os.path.join(stores.folder, f"{engine}_{size}.grown.json")
                if os.path.exists(grown):
                    with open(grown, encoding="utf-8") as file:
                        options.grown[bench.prefix] = json.load(file)
                if "push" in options.only:
                    for number in range(options.rounds):
                        bench.push_round(number)
                if "read" in options.only:
                    options.plans[bench.prefix] = bench.plans()
                    bench.read_rounds()
                if "prove" in options.only:
                    bench.prove_rounds()


def joined(old, new):
    """The new result with what the old one has besides."""
    if old["commit"] != new["commit"]:
        raise RuntimeError(f"measured of {old['commit']}, not of {new['commit']}")
    return new | {name: old[name] | new[name] for name in ("store_bytes", "plans", "grown", "figures")}


def main():
    asked = argparse.ArgumentParser(description="the program and its limit, measured in the same rounds")
    asked.add_argument("--data", required=True, help="folder of the grown stores")
    asked.add_argument("--engines", default="sqlite", type=lambda text: text.split(","))
    asked.add_argument("--facts", default="400000,4000000", type=lambda text: [int(one) for one in text.split(",")])
    asked.add_argument("--rounds", default=5, type=int)
    asked.add_argument("--seconds", default=10, type=float, help="of each measurement")
    asked.add_argument("--warm-up", default=2, type=float, help="seconds before it")
    asked.add_argument("--only", default="push,read,prove", type=lambda text: text.split(","))
    asked.add_argument("--build", default="build/release")
    asked.add_argument("--out", default="")
    asked.add_argument("--add", action="store_true", help="to what --out holds already")
    options = asked.parse_args()
    options.data = os.path.abspath(options.data)
    options.programs = places.Programs(options.build)
    options.figures = Figures()
    options.store_bytes, options.plans, options.grown = {}, {}, {}
    measure(options)
    told = machine.told(options.data)
    out = options.out or os.path.join(os.path.dirname(os.path.abspath(__file__)), "results",
                                      f"{told['date'][:10]}-{told['commit']}.json")
    result = {"bench": "run", **told, "store_bytes": options.store_bytes, "rows_a_fact": machine.recorded(options.data),
              "plans": options.plans, "grown": options.grown,
              "figures": options.figures.told(options.seconds)}
    if options.add and os.path.exists(out):
        with open(out, encoding="utf-8") as file:
            result = joined(json.load(file), result)
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1, ensure_ascii=False)
        file.write("\n")
    picture.draw(result, os.path.splitext(out)[0] + ".svg")
    say(out)


if __name__ == "__main__":
    sys.exit(main())
