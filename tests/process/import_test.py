#!/usr/bin/env python3
"""Imports tables by the real program, beside a running service, and takes them back.

Proves: a table in GB 18030 and a workbook made by another hand are read; a file with a bad row imports nothing and says
what is wrong, in words and as JSON; good rows alone are imported where that is said; what was imported is gone after
its undoing, with `check` and `verify` green; who is there already is told by a masked name; a zip bomb stays closed.
"""

import io
import json
import os
import zipfile

import county

HEADS = "户主姓名,联系电话,行政村,村民小组,家庭人口"
SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"""
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="农户" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
}


def workbook(rows):
    """Rows of texts and numbers as an xlsx file."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(f"<c><v>{cell}</v></c>" if isinstance(cell, int) else
                        f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
        lines.append(f'<row r="{number}">{cells}</row>')
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/s.xml": SHEET.format("".join(lines))}.items():
            archive.writestr(name, text)
    return file.getvalue()


def derived(here):
    """What the tables say of households, but for the facts themselves."""
    with here.connect() as database:
        tables = [database.execute(f"select * from {table} order by 1, 2, 3, 4, 5").fetchall()
                  for table in ("standing", "household", "link", "duty_owed", "duty_span")]
        cells = database.execute("select stream, month, place, split, n from cell where n <> 0 order by 1, 2, 3, 4")
        return [*tables, cells.fetchall()]


def main():
    report = county.Report()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))

        def write(name, content):
            with open(os.path.join(path, name), "wb") as file:
                file.write(content)
            return os.path.join(path, name)

        def take(name, *arguments):
            done = here.run("import", "--kind", "household", "--file", name, "--json", *arguments)
            return done.returncode, json.loads(done.stdout) if done.stdout else {"error": done.stderr}

        with here.connect() as database:
            villages = [json.loads(answers)["name"] for (answers,) in database.execute(
                "select answers from fact join word on word.number = fact.kind where word.text = 'division'")
                if json.loads(answers)["level"] == "village"]
        village = villages[0]
        before = derived(here)
        good = f"{HEADS}\n何平,13100000001,{village},一组,4\n𠀀明,13100000002,{village},二组,3\n"
        bad = good + f"何?,13100000003,{village},二组,3\n"
        gb = write("户.csv", bad.encode("gb18030"))

        status, told = take(gb)
        report.check(status == 1 and told["imported"] == 0, "a file with a bad row imports nothing", told)
        report.check([(f["row"], f["column"], f["code"]) for f in told["faults"]] == [(4, "A", "name.lost")],
                     "its fault is named with row, column and code", told)
        report.check(told["form"] == "GB 18030", "GB 18030 is recognised", told)
        words = here.run("import", "--kind", "户", "--file", gb, "--dry-run")
        report.check("第 4 行 A 列“户主姓名”：姓名里有“?”" in words.stdout and "只是试导" in words.stdout,
                     "and in words", words.stdout)
        report.check(derived(here) == before, "nothing was written so far")

        status, told = take(gb, "--good-rows")
        report.check(status == 1 and told["imported"] == 2, "good rows alone are imported when that is said", told)
        first = told["import"]
        status, told = take(write("户.xlsx", workbook([HEADS.split(","), ["李明", 13100000004, village, "一组", 2]])))
        report.check(status == 0 and told["imported"] == 1 and told["form"] == "xlsx", "a workbook is imported", told)
        second = told["import"]
        status, told = take(gb, "--rows", "2", "--dry-run")
        report.check([f["code"] for f in told["faults"]] == ["duplicate.ledger"] and "何**" in told["faults"][0]["what"],
                     "who is there already is said, by a masked name", told)
        kept = json.loads(here.run("import", "--list", "--json").stdout)
        report.check([(one["id"], one["rows"], one["undone"]) for one in kept] ==
                     [(second, "2", False), (first, "2-3", False)], "imports are listed", kept)

        status, told = take(write("他.csv", good.replace("1310000", "1320000").encode()), "--as", "439923.nobody")
        report.check(status == 2, "nobody imports by an account that is not there", told)

        with here.serve() as server:
            undone = here.run("import", "--undo", second)
            report.check(undone.returncode == 0, "an import is taken back beside the service", undone.stderr)
            report.check(county.Client(server.port).ask("GET", "/readyz").status == 200, "which goes on")
        undone = here.run("import", "--undo", second)
        report.check(undone.returncode == 2 and "已经撤销过" in undone.stderr, "but once", undone.stderr)
        undone = here.run("import", "--undo", first)
        report.check(undone.returncode == 0 and "收回 2 条" in undone.stdout, "and the other one", undone.stdout)
        report.check(derived(here) == before, "what is derived is as though nothing had been imported")
        for name in ("check", "verify"):
            done = here.run(name)
            report.check(done.returncode == 0, f"{name} is green", done.stdout + done.stderr)
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * (40 << 20))
        status, told = take(write("弹.xlsx", bomb.getvalue()))
        report.check(status == 1 and told["faults"][0]["code"] == "table.bomb", "a zip bomb is not opened", told)
    report.finish()


if __name__ == "__main__":
    main()
