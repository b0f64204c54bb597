#!/usr/bin/env python3
"""The ledger against somebody who can write all of it: heads that left the building find what he changed.

Proves: when the whole chain is computed anew after a change, and when its end is cut off, `chengxin verify --head` and
tools/verify_ledger.py name the same first row, by yesterday's head, by any receipt, by an older export; and they agree
on random single changes that hide nothing.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import county
import rewriting

CHANGES = int(os.environ.get("CHANGES", "100"))
TOOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools", "verify_ledger.py")


def row_named(text):
    found = re.search(r"第 (\d+) 条", text)
    return int(found.group(1)) if found else None


class Proofs:
    """A county, copies of it, and what both verifiers say of them."""

    def __init__(self, report, path):
        self.report = report
        self.path = path
        self.template = county.County(os.path.join(path, "demo"))
        self.copies = 0

    def copy(self):
        self.copies += 1
        shutil.rmtree(os.path.join(self.path, f"copy{self.copies - 1}"), ignore_errors=True)
        return county.County(os.path.join(self.path, f"copy{self.copies}"), template=self.template)

    def file(self, name, text):
        path = os.path.join(self.path, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def outside(self, here, *heads):
        """What the tool says of an export. out: (status, text)"""
        ledger = os.path.join(self.path, "ledger.jsonl")
        exported = here.run("export ledger", "--out", ledger)
        given = [word for head in heads for word in ("--head", head)]
        run = subprocess.run([sys.executable, TOOL, ledger, *given], capture_output=True, text=True, check=False,
                             timeout=county.COMMAND_SECONDS)
        return run.returncode, run.stdout + run.stderr + exported.stderr

    def both(self, what, here, row, *heads):
        """Expects that both name `row`, or that both are content where it is None."""
        given = [word for head in heads for word in ("--head", head)]
        inside = here.run("verify", *given)
        status, text = self.outside(here, *heads)
        expected = 0 if row is None else 1
        good = (inside.returncode, status) == (expected, expected)
        if row is not None:
            good = good and row_named(inside.stdout) == row == row_named(text)
        self.report.check(good, f"{what}: both {'are content' if row is None else f'name row {row}'}",
                          f"{inside.returncode} {inside.stdout}{inside.stderr}| {status} {text}")


def heads_of_past(proofs, rng):
    """Heads as they leave the building: yesterday's from `head`, a receipt, the published page and its JSON."""
    here = proofs.template
    head = here.run("head", "--days", "3660").stdout
    with here.serve() as server:
        client = county.Client(server.port).sign_in("village")
        household = county.household_ids(client)[0]
        visits = [county.visit(rng, household) for _ in range(5)]
        receipts = client.push(visits).json()
        again = client.push(visits).json()
        report = proofs.report
        links = [(receipt["seq"], receipt.get("link")) for receipt in receipts["receipts"]]
        report.check(links == [(receipt["seq"], receipt.get("link")) for receipt in again["receipts"]] and
                     all(re.fullmatch("[0-9a-f]{64}", link or "") for _, link in links),
                     "a receipt has the link of its row, repeated too", links)
        nobody = county.Client(server.port)
        shown = nobody.ask("GET", f"/api/v1/heads/{county.CODE}").json()
        page = nobody.ask("GET", f"/ledger/{county.CODE}").body.decode()
        report.check(0 < len(shown["days"]) <= 31 and shown["head"]["seq"] == receipts["head"]["seq"],
                     "the page's JSON shows the head and the days before", shown)
        report.check(all(f"<td>{one['seq']}</td><td><code>{one['link']}</code>" in page for one in shown["days"]),
                     "the page shows the same", page)
        heads = {one["head"] for one in client.ask("GET", "/api/v1/slice").json()["households"]}
        named = [name for name in heads if name in page or name in json.dumps(shown, ensure_ascii=False)]
        report.check(len(heads) > 10 and not named, "the page and its JSON name nobody", named)
    days = [line.split() for line in head.splitlines()[1:]]
    by_command = {(int(line[1]), line[2], line[4]) for line in days}
    report.check({(one["seq"], one["link"], one["day"]) for one in shown["days"]} <= by_command,
                 "`chengxin head --days` prints the same days as the page")
    return {"head": proofs.file("head.txt", head), "receipts": proofs.file("receipts.json", json.dumps(receipts)),
            "page": proofs.file("page.html", page), "json": proofs.file("page.json", json.dumps(shown, indent=1)),
            "seqs": sorted({int(line[1]) for line in head.splitlines() for line in [line.split()]}),
            "receipt_seqs": [seq for seq, _ in links], "page_seqs": [one["seq"] for one in shown["days"]]}


def first_at_or_after(seqs, row):
    return min(seq for seq in seqs if seq >= row)


def rewrites(proofs, rng, kept):
    """One answer changed and the whole chain behind it computed anew, head and all."""
    report = proofs.report
    export = os.path.join(proofs.path, "older.jsonl")
    proofs.template.run("export ledger", "--out", export)
    with proofs.template.connect() as database:
        last = database.execute("select seq from tenant_head").fetchone()[0]
    for _ in range(3):
        row = rng.randint(2, kept["seqs"][0] if rng.random() < 0.3 else last)
        here = proofs.copy()
        with here.connect() as database:
            row = rewriting.rewrite(database, row, rng)
        report.check(here.run("verify").returncode == 0, f"a chain rewritten from row {row} on is whole by itself")
        proofs.both("an older export", here, row, export)
        proofs.both("receipts", here, first_at_or_after(kept["receipt_seqs"], row), kept["receipts"])
        link = json.load(open(kept["receipts"], encoding="utf-8"))["receipts"][-1]["link"]
        for verdict in (here.run("verify", "--head", link).stdout, proofs.outside(here, link)[1]):
            report.check("找不到" in verdict, "a link by itself is missed", verdict)
        if row <= kept["page_seqs"][0]:
            for name in ("page", "json"):
                proofs.both(name, here, first_at_or_after(sorted(kept["page_seqs"]), row), kept[name])
        if row <= max(kept["seqs"]):
            proofs.both("heads of each day", here, first_at_or_after(kept["seqs"], row), kept["head"])


def cuts(proofs, kept):
    here = proofs.copy()
    with here.connect() as database:
        last = database.execute("select seq from tenant_head").fetchone()[0]
        rewriting.cut(database, 100)
    proofs.report.check(here.run("verify").returncode == 0, "a ledger whose end is cut off is whole by itself")
    for name in ("receipts", "head", "page", "json"):
        proofs.both(f"the last 100 cut off, {name}", here, last - 99, kept[name])


def single_changes(proofs, rng):
    for _ in range(CHANGES):
        here = proofs.copy()
        with here.connect() as database:
            what, row = rewriting.one_change(database, rng)
        proofs.both(what, here, row)


def contents(proofs, kept):
    here = proofs.template
    proofs.both("nothing changed", here, None)
    for name in ("head", "receipts", "page", "json"):
        proofs.both(f"nothing changed, {name}", here, None, kept[name])
    head = here.run("head").stdout.split()
    proofs.both("nothing changed, a link", here, None, head[2])
    other = proofs.file("other.txt", f"439924 {head[1]} {head[2]}\n")
    status, text = proofs.outside(here, other)
    inside = here.run("verify", "--head", other)
    proofs.report.check((inside.returncode, status) == (2, 1), "another county's head is refused", (inside, text))
    ledger = os.path.join(proofs.path, "part.jsonl")
    here.run("export ledger", "--from", "1000", "--out", ledger)
    run = subprocess.run([sys.executable, TOOL, ledger, "--head", kept["head"]], capture_output=True, text=True,
                         check=False)
    proofs.report.check(run.returncode == 0, "an export from row 1000 on is verified too", run.stdout + run.stderr)
    with open(ledger, encoding="utf-8") as file:
        text = file.read()
    with here.connect() as database:
        seals = database.execute("select count(*) from sealed").fetchone()[0]
    proofs.report.check(seals > 0 and not any(name in text for name in ("愁橘子", "樟坳村一组")),
                        "an export holds nothing that is sealed")


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        proofs = Proofs(report, path)
        kept = heads_of_past(proofs, rng)
        contents(proofs, kept)
        rewrites(proofs, rng, kept)
        cuts(proofs, kept)
        single_changes(proofs, rng)
    report.finish()


if __name__ == "__main__":
    main()
