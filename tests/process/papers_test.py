#!/usr/bin/env python3
"""Asks the real program for its papers and opens each with another program.

Proves: a spreadsheet holds, cell by cell, what the list of the desk shows, formulas are harmless, codes stay text;
LibreOffice opens spreadsheets and documents; pdftotext finds the Chinese; every page of the fictional county says so;
names are masked for whoever sees them masked; what is asked for at once by many is refused, not piled up.
"""

import io
import os
import re
import subprocess
import sys
import threading
import zipfile

import county

try:
    import openpyxl
except ModuleNotFoundError:
    # The package python3-openpyxl belongs to Debian's own Python, whichever comes first on the path.
    if os.path.realpath(sys.executable) == os.path.realpath("/usr/bin/python3"):
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VISITS = "/api/v1/indicators/household_visits"
COVERAGE = "/api/v1/indicators/household_coverage"


def rows_of(sheet):
    """The rows below the heads of a table, and the lines above them. The heads are the first row of several cells."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if sum(value is not None for value in row) > 1)
    return rows[head], [row for row in rows[head + 1:] if row[1] is not None], [row[0] for row in rows[:head]]


def opened(reply):
    return openpyxl.load_workbook(io.BytesIO(reply.body)).active


def all_of(client, path, name):
    items, after = [], ""
    while True:
        page = client.ask("GET", f"{path}?limit=200{after}").json()
        items += page[name]
        if page["next"] is None:
            return items
        after = "&after=" + page["next"]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def text_of(folder, reply, name):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(reply.body)
    return run("pdftotext", "-layout", path, "-")


def converted(folder, reply, name):
    """What LibreOffice makes of it, as PDF."""
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(reply.body)
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir",
        folder, path)
    return run("pdftotext", "-layout", os.path.splitext(path)[0] + ".pdf", "-")


def pages_of(text):
    return [page for page in text.split("\f") if page.strip()]


class Papers:
    def __init__(self, report, folder, port):
        self.report = report
        self.folder = folder
        self.village = county.Client(port).sign_in("village")
        self.township = county.Client(port).sign_in("township")
        self.port = port

    def check(self, *told):
        self.report.check(*told)

    def ask(self, client, path, media):
        reply = client.ask("GET", path)
        self.check(reply.status == 200 and reply.headers["Content-Type"] == media, f"{path} is {media}",
                   f"{reply.status} {reply.body[:200]!r}")
        self.check(reply.headers["Content-Disposition"].startswith("attachment; filename="), "to be kept as a file")
        return reply

    def facts(self):
        """The facts of the township, as its office sees them."""
        reply = self.ask(self.township, VISITS + "/facts.xlsx", XLSX)
        heads, rows, told = rows_of(opened(reply))
        listed = all_of(self.township, VISITS + "/facts", "facts")
        self.check(len(rows) == len(listed) > 300, "as many rows as the list has", f"{len(rows)} of {len(listed)}")
        wrong = [(row, fact) for row, fact in zip(rows, listed)
                 if (str(row[0])[:10], row[1], row[2], row[4], row[6], row[7]) !=
                 (fact["day"], fact["title"], fact["household"]["head"], fact["village"]["name"],
                  fact["author"]["name"], fact["seq"])]
        self.check(not wrong, "each row says what the list says", wrong[:1])
        self.check(all(row[2].endswith("**") for row in rows), "names are masked where the list masks them")
        self.check(all(isinstance(row[5], str) and len(row[5]) == 12 for row in rows), "codes are texts", rows[0][5])
        self.check(heads[0] == "日期" and heads[-1] == "账本第几条", "columns have their titles", heads)
        seq = self.township.ask("GET", "/api/v1/head").json()["seq"]
        told = "\n".join(told)
        for part in ("入户走访次数", "期间：2026年1月1日至2026年12月31日", "截至：2026年11月24日", f"第 {seq} 条止", "演示数据",
                     "导出："):
            self.check(part in told, f"the heading says {part}", told)
        own = rows_of(opened(self.ask(self.village, VISITS + "/facts.xlsx?month=2026-03", XLSX)))[1]
        self.check(own and not any(row[2].endswith("**") for row in own), "and in full to the village's own cadre")
        page = converted(self.folder, reply, "facts.xlsx")
        self.check(len(pages_of(page)) > 3 and all("演示数据" in one for one in pages_of(page)),
                   "LibreOffice opens it and the mark is on every page", page[:300])

    def owing(self):
        for query, standing in (("", None), ("?standing=open", "open")):
            reply = self.ask(self.township, COVERAGE + "/households.xlsx" + query, XLSX)
            rows = rows_of(opened(reply))[1]
            listed = all_of(self.township, COVERAGE + "/households", "households")
            listed = [one for one in listed if standing in (None, one["standing"])]
            said = [(row[0], row[2], str(row[5])[:10] if row[5] else None) for row in rows]
            wanted = [(one["household"]["head"], one["village"]["name"], one["since"]) for one in listed]
            self.check(said == wanted and said, f"households{query} are those of the list",
                       f"{len(said)} {len(wanted)}")

    def figure(self):
        figure = self.township.ask("GET", COVERAGE + "/figure").json()
        rows = rows_of(opened(self.ask(self.township, COVERAGE + "/figure.xlsx", XLSX)))[1]
        said = [(row[0], row[1], row[2], row[3], row[4]) for row in rows]
        wanted = [(one["division"]["name"], one["division"]["code"], one["bottom"], one["top"], one["excused"])
                  for one in figure["rows"]]
        whole = figure["division"]
        wanted.append((whole["name"] + "合计", whole["code"], figure["bottom"], figure["top"], figure["excused"]))
        self.check(said == wanted, "the coverage table holds the figure and its parts", (said[-1], wanted[-1]))
        share = figure["value"]
        self.check(round(rows[-1][6] * 10_000) == share, "and the share, as a number", rows[-1])
        text = text_of(self.folder, self.ask(self.township, COVERAGE + "/figure.pdf", "application/pdf"), "figure.pdf")
        for part in (whole["name"] + "合计", f"{share // 100}.{share % 100:02}%", "演示数据", "入户全覆盖"):
            self.check(part in text, f"the printed table says {part}", text)

    def documents(self):
        for name, parts in (("annual_report", ("2026年民情报告", "一、基本情况", "入户走访", "由本人填写", "记录清单")),
                            ("task_letter", ("群众工作任务书", "背着责任", "背着感情", "背着工作", "背着压力", "包情况知晓",
                                             "包矛盾化解", "包基层组织建设", "包经济社会发展", "本人签字"))):
            printed = text_of(self.folder, self.ask(self.village, f"/api/v1/papers/{name}.pdf", "application/pdf"),
                              name + "_printed.pdf")
            written = self.ask(self.village, f"/api/v1/papers/{name}.docx", DOCX)
            through = converted(self.folder, written, name + ".docx")
            for part in parts:
                self.check(part in re.sub(r"\s", "", printed), f"{name}.pdf says {part}", printed[:500])
                self.check(part in re.sub(r"\s", "", through), f"{name}.docx says {part} to LibreOffice", through[:500])
            for text in (printed, through):
                self.check(all("演示数据" in page for page in pages_of(text)), "each page says that it is invented")
                self.check(re.search(r"—\s*1\s*—", text), "its pages are numbered", text[-200:])
            said = zipfile.ZipFile(io.BytesIO(written.body)).read("word/document.xml").decode()
            self.check("演示数据" not in said, "the text itself is free of the mark, which stands behind it")
        visits = len(all_of(self.village, VISITS + "/facts", "facts"))
        report = self.village.ask("GET", "/api/v1/papers/annual_report.docx")
        said = zipfile.ZipFile(io.BytesIO(report.body)).read("word/document.xml").decode()
        told = re.search(r"入户走访(\d+)条", said)
        self.check(told and 0 < int(told[1]), "the report counts the author's own", said[:200])
        self.check(int(told[1]) <= visits + 400, "and nobody else's", (told, visits))

    def forms(self):
        village = self.village.ask("GET", "/api/v1/slice").json()
        heads = [one["head"] for one in village["households"] if one["village"]["id"] == village["villages"][0]["id"]]
        list_path = f"/api/v1/papers/visit_list.pdf?division={village['villages'][0]['id']}"
        text = text_of(self.folder, self.ask(self.village, list_path, "application/pdf"), "visit_list.pdf")
        missing = [head for head in heads if head not in text]
        self.check(heads and not missing, "the visit list names every household of the village", missing)
        for part in ("走访名单", "面对面", "上次", "演示数据"):
            self.check(part in text, f"and says {part}", text[:500])
        masked = text_of(self.folder, self.ask(self.township, list_path, "application/pdf"), "masked.pdf")
        self.check("**" in masked and not any(head in masked for head in heads if len(head) > 1),
                   "to the township's office it names nobody in full")
        sheet = text_of(self.folder,
                        self.ask(self.village, "/api/v1/papers/work_day_sheet.pdf?day=2026-12-06", "application/pdf"),
                        "work_day.pdf")
        for part in ("群众工作日登记单", "2026年12月6日", "星期日", "驻村干部", "来访群众", "演示数据"):
            self.check(part in sheet, f"the work-day sheet says {part}", sheet[:500])
        self.check(len(pages_of(sheet)) == 2, "it is one sheet of paper, both sides", len(pages_of(sheet)))
        fonts = run("pdffonts", os.path.join(self.folder, "visit_list.pdf"))
        self.check(all(" yes " in line for line in fonts.splitlines()[2:]), "fonts are embedded", fonts)

    def calendar(self):
        reply = self.ask(self.village, "/api/v1/papers/station_calendar.ics?year=2027", "text/calendar; charset=utf-8")
        text = reply.body.decode()
        self.check(text.count("BEGIN:VEVENT\r\n") == 24 and "DTSTART;VALUE=DATE:20270106\r\n" in text,
                   "the calendar has 24 days a year", text[:400])
        again = self.village.ask("GET", "/api/v1/papers/station_calendar.ics?year=2027").body.decode()
        names = re.findall(r"UID:.*?\r\n(?! )", text, re.DOTALL)
        self.check(len(set(names)) == 24 and names == re.findall(r"UID:.*?\r\n(?! )", again, re.DOTALL),
                   "each has a name of its own, the same each time")

    def formulas(self):
        """A household whose head begins like a formula. It is what the office registers by mistake, or on purpose."""
        rng = county.seeded()
        slice_ = self.village.ask("GET", "/api/v1/slice").json()
        home = county.make_id(rng)
        told = self.township.push([{
            "command": "register_subject", "id": county.make_id(rng), "kind": "household",
            "about": {"type": "household", "id": home}, "day": "2026-01-01",
            "answers": {"head": "=1+1", "members": 1, "registered": True, "village": slice_["villages"][0]["id"]}}])
        self.check(told.json()["receipts"][0]["outcome"] == "accepted", "a strange name is registered", told.body)
        self.village.push([county.visit(rng, home)])
        rows = rows_of(opened(self.village.ask("GET", VISITS + "/facts.xlsx?month=2026-11")))[1]
        self.check([row[2] for row in rows if "1+1" in row[2]] == ["'=1+1"], "and is no formula in a spreadsheet",
                   [row[2] for row in rows][:3])

    def crowd(self):
        """Forty at once: some are made, the others told to come back; the program still answers in between."""
        replies = []
        clients = [county.Client(self.port, self.township.cookie) for _ in range(40)]
        threads = [threading.Thread(target=lambda client=client: replies.append(
            client.ask("GET", "/api/v1/papers/annual_report.pdf"))) for client in clients]
        for thread in threads:
            thread.start()
        head = self.village.ask("GET", "/api/v1/head")
        for thread in threads:
            thread.join()
        statuses = {reply.status for reply in replies}
        self.check(head.status == 200 and len(replies) == 40 and statuses <= {200, 503} and 200 in statuses,
                   "many who ask at once get their paper or are told to wait", statuses)
        self.check(all(reply.json()["code"] == "paper.busy" for reply in replies if reply.status == 503),
                   "in words")
        after = self.township.ask("GET", "/api/v1/papers/annual_report.pdf")
        self.check(after.status == 200, "and afterwards everything is as before", after.status)


def main():
    report = county.Report()
    with county.folder() as path:
        here = county.County(path)
        with here.serve() as server:
            papers = Papers(report, path, server.port)
            papers.facts()
            papers.owing()
            papers.figure()
            papers.documents()
            papers.forms()
            papers.calendar()
            papers.formulas()
            papers.crowd()
            report.check(server.stop() == 0, "the program ends in order")
    report.finish()


if __name__ == "__main__":
    sys.exit(main())
