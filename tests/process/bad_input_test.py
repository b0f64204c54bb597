#!/usr/bin/env python3
"""Sends the real server what no well-meaning program would.

Proves: each such request or command is refused with the right status, a stable code, the place in `at` and a Chinese
sentence; nothing of it is written (the tables and the file's bytes stay the same); what looks like SQL or HTML is text and
nothing else; and the server never answers 5xx nor dies.
"""

import copy
import hashlib
import json
import os
import re
import sqlite3
import uuid

import county

PUSH = "/api/v1/sync/push"
FUZZED = int(os.environ.get("FUZZED", "300"))
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
        self.township_households = []
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


def ways_in(probe):
    """Routes, methods, cookies, origins, sizes."""
    village = probe.village
    for path in ("/api/v1/nonsense", "/api/v2/head", "/api/v1/sync", "/api/v1/households", "/api", "/healthz/x",
                 "/api/v1/head/'; drop table fact;--"):
        probe.refused(f"GET {path}", 404, "route.missing", village.ask("GET", county.quoted(path)))
    for method, path in (("PUT", PUSH), ("GET", PUSH), ("POST", "/api/v1/head"), ("DELETE", "/api/v1/slice"),
                         ("PATCH", "/api/v1/session"), ("TRACE", "/api/v1/head")):
        reply = village.ask(method, path)
        probe.refused(f"{method} {path}", 405, "route.method", reply)
        probe.report.check(bool(reply.headers.get("Allow")), "and Allow names what may be done", dict(reply.headers))
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data", ""):
        probe.body_refused(f"content type {content_type!r}", 415, "request.content_type", {"commands": [probe.visit()]},
                           content_type=content_type)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                    {"Origin": f"http://127.0.0.1:{probe.port}.evil.example"}, {"Origin": "http://127.0.0.1:1"}):
        probe.body_refused(f"another site's {headers}", 403, "request.cross_site", {"commands": [probe.visit()]},
                           headers=headers)
    for cookie in ("nonsense", "439923.", "439923.zz", "439923." + "0" * 64, "439923." + "f" * 4000, "999999.ab", ".", "=",
                   "439923.' or 1=1 --", "18446744073709551617.ab", "-1.ab", "439923.\x80\xff"):
        client = county.Client(probe.port, cookie)
        probe.refused(f"cookie {cookie[:24]!r}", 401, "session.none", client.ask("GET", "/api/v1/session"))
        probe.refused("and a push with it", 401, "session.none", client.push([probe.visit()]))
        client.close()
    probe.refused("no cookie", 401, "session.none", county.Client(probe.port).push([probe.visit()]))
    big = json.dumps({"commands": [probe.visit()], "padding": "x" * 2 * 1024 * 1024})
    probe.body_refused("a body of 2 MiB", 413, "request.too_large", big)
    probe.refused("a header of 64 KiB", 431, "request.header_too_large",
                  county.Client(probe.port, village.cookie).ask("GET", "/api/v1/head", headers={"X-Long": "x" * 65536}))


def questions(probe):
    """Ids and parameters of what is read."""
    village, township = probe.village, probe.township
    nobody = str(uuid.UUID(int=probe.rng.getrandbits(128)))
    for path in ("/api/v1/households/", "/api/v1/facts/", "/api/v1/divisions/"):
        for written in ("1", "x" * 36, nobody[:-1], "%00", "%ff%fe", "'%20or%201=1"):
            probe.refused(f"GET {path}{written}", 400, "id.malformed", village.ask("GET", path + written))
    for path, code in (("households", "subject.unknown"), ("facts", "fact.unknown"), ("divisions", "division.unknown")):
        probe.refused(f"{path} of an unknown id", 404, code, village.ask("GET", f"/api/v1/{path}/{nobody}"))
    figure = "/api/v1/indicators/household_coverage"
    probe.refused("an unknown indicator", 404, "indicator.unknown", township.ask("GET", "/api/v1/indicators/x/figure"))
    for name in ("figure", "facts"):
        for asked in ("year=abc", "year=1", "year=99999999999999999999", "month=2026-13", "month=2026", "month=",
                      "as_of=2026-02-30", "as_of=tomorrow", "known_at=now", "known_at=2026-11-24"):
            place = "/" + asked.split("=")[0]
            probe.refused(f"{name}?{asked}", 400, "request.parameter", township.ask("GET", f"{figure}/{name}?{asked}"), place)
        probe.refused(f"{name} of no division", 400, "id.malformed", township.ask("GET", f"{figure}/{name}?division=x"),
                      "/division")
        probe.refused(f"{name} of an unknown division", 404, "division.unknown",
                      township.ask("GET", f"{figure}/{name}?division={nobody}"), "/division")
    for asked in ("limit=0", "limit=-1", "limit=201", "limit=x", "limit=1e2", "after=x", "after=2026-11-24", "after=2026-11-24.",
                  "after=2026-11-24.x", "after=9999999-11-24.1"):
        place = "/" + asked.split("=")[0]
        probe.refused(f"facts?{asked}", 400, "request.parameter", township.ask("GET", f"{figure}/facts?{asked}"), place)
    probe.refused("a broken escape", 400, "request.path", village.ask("GET", "/api/v1/households/%zz"))
    reveal = f"/api/v1/households/{probe.households[0]}/reveal"
    for what, body, status, code, place in (
            ("no purpose", {}, 400, "json.missing", "/purpose"),
            ("an empty purpose", {"purpose": ""}, 422, "text.empty", "/purpose"),
            ("a purpose of 201 characters", {"purpose": "看" * 201}, 422, "text.long", "/purpose"),
            ("a purpose with a control character", {"purpose": "看\x07"}, 400, "text.malformed", "/purpose"),
            ("a purpose that is a number", {"purpose": 7}, 400, "json.wrong_type", "/purpose"),
            ("more than a purpose", {"purpose": "核对", "to": "x"}, 400, "json.unknown_name", "/to")):
        probe.body_refused(what, status, code, body, place, path=reveal)


def signing_in(probe):
    path = "/api/v1/session"
    for what, body, code, place in (("no password", {"login": "439923.village"}, "json.missing", "/password"),
                                    ("a list for a login", {"login": [], "password": "x"}, "json.wrong_type", "/login"),
                                    ("a number", 7, "json.wrong_type", ""),
                                    ("more than is asked", {"login": "x", "password": "y", "z": 1}, "json.unknown_name", "/z")):
        probe.body_refused(f"signing in with {what}", 400, code, body, place, path=path)
    for login in ("439923.nobody", "' or 1=1 --", "439923.village'--", "x" * 100_000, "439923.\u0000", "999999.village", "。"):
        probe.body_refused(f"signing in as {login[:20]!r}", 401, "session.refused", {"login": login, "password": "x" * 12},
                           path=path)


def bodies(probe):
    """What a batch looks like as a whole."""
    visit = json.dumps(probe.visit())
    whole = '{"commands":[%s]}' % visit
    deep = whole.replace('"answers": {', '"answers": {"x":' + "[" * 100 + "]" * 100 + ",")
    for what, body, code in (
            ("an empty body", "", "json.malformed"), ("half a body", whole[:-20], "json.malformed"),
            ("a body and a bit", whole + "x", "json.malformed"), ("a comma too many", whole[:-2] + ",]}", "json.malformed"),
            ("NaN", whole.replace('"family"', "NaN"), "json.malformed"),
            ("Infinity", whole.replace('"family"', "-Infinity"), "json.malformed"),
            ("a comment", "/*x*/" + whole, "json.malformed"), ("single quotes", whole.replace('"', "'"), "json.malformed"),
            ("broken UTF-8", whole.encode().replace(b"family", b"fam\xff\xfe"), "json.malformed"),
            ("overlong UTF-8", whole.encode().replace(b"family", b"fam\xc0\xaf"), "json.malformed"),
            ("a surrogate in UTF-8", whole.encode().replace(b"family", b"\xed\xa0\x80"), "json.malformed"),
            ("half a surrogate pair", whole.replace("family", "\\ud800"), "json.malformed"),
            ("a bare control character", whole.replace("family", "fam\x01"), "json.malformed"),
            ("UTF-16", whole.encode("utf-16"), "json.malformed"), ("GBK", whole.replace("family", "户主").encode("gbk"),
                                                                    "json.malformed"),
            ("JSON 100 deep", deep, "json.too_deep")):
        probe.body_refused(what, 400, code, body, "")
    for what, body, place in (
            ("the same name twice on top", '{"commands":[],"commands":[%s]}' % visit, "/commands"),
            ("the same name twice in a command", whole.replace('"day"', '"day":"2026-11-23","day"'), "/commands/0/day"),
            ("the same name twice, once escaped", whole.replace('"day"', '"d\\u0061y":"2026-11-23","day"'), "/commands/0/day"),
            ("the same answer twice", whole.replace('"met"', '"met":"nobody","met"'), "/commands/0/answers/met")):
        probe.body_refused(what, 400, "json.duplicate_name", body, place)
    for what, status, body, code, place in (
            ("a list", 400, [], "json.wrong_type", ""), ("a text", 400, '"x"', "json.wrong_type", ""),
            ("null", 400, "null", "json.wrong_type", ""), ("nothing", 400, {}, "json.missing", "/commands"),
            ("an object of commands", 400, {"commands": {}}, "json.wrong_type", "/commands"),
            ("null of commands", 400, {"commands": None}, "json.wrong_type", "/commands"),
            ("no command", 400, {"commands": []}, "json.wrong_type", "/commands"),
            ("a name too many", 400, {"commands": [probe.visit()], "x/y~z": 1}, "json.unknown_name", "/x~1y~0z"),
            ("201 commands", 413, {"commands": [probe.visit() for _ in range(201)]}, "push.too_many", "/commands"),
            ("a number for a command", 400, {"commands": [probe.beyond(), 7]}, "json.wrong_type", "/commands/1"),
            ("a command with no id", 400, {"commands": [probe.beyond(), {"command": "record_fact"}]}, "json.missing",
             "/commands/1/id"),
            ("a command with a number for an id", 400, {"commands": [probe.visit(id=7)]}, "json.wrong_type", "/commands/0/id")):
        probe.body_refused(f"a batch that is {what}", status, code, body, place)


def wrong_types(probe):
    """Every value of every command in turn of every wrong type."""
    about = {"type": "household", "id": probe.households[0]}
    village_cadre = {"type": "person", "id": county.make_id(probe.rng)}
    commands = {
        "record_fact": probe.visit(corrects=county.make_id(probe.rng), author=county.make_id(probe.rng), ends=False,
                                   confirmed=False),
        "withdraw_fact": county.withdrawal(probe.rng, county.make_id(probe.rng)) | {"about": about, "kind": "household_visit"},
        "excuse_duty": county.excuse(probe.rng, probe.households[0]) | {"corrects": county.make_id(probe.rng)},
        "register_subject": probe.registered("household", "household", {}, corrects=county.make_id(probe.rng), ends=False),
        "begin_link": {"command": "begin_link", "id": county.make_id(probe.rng), "link": "resident_cadre",
                       "from": village_cadre, "to": about, "day": county.TODAY, "corrects": county.make_id(probe.rng)},
        "end_link": {"command": "end_link", "id": county.make_id(probe.rng), "from": village_cadre,
                     "begun": county.make_id(probe.rng), "day": county.TODAY},
    }
    values = (7, -1, 1.5, 2**63, 2**64, 1e300, True, [], {}, [[]], "", "x", "\u0000", "x" * 3000)
    optional = ("corrects", "author", "ends", "confirmed", "note", "reason", "about", "kind")
    wrong, tried = [], 0
    for name, command in commands.items():
        for field in command:
            for value in values if field in optional and name != "register_subject" else (*values, None):
                if field == "id" or type(value) is type(command[field]):
                    continue
                if isinstance(value, float) and isinstance(command[field], int):
                    continue
                changed = copy.deepcopy(command) | {field: value}
                tried += 1
                reply = probe.village.push([changed])
                receipt = reply.json()["receipts"][0] if reply.status == 200 else {"problem": reply.json()}
                problem = receipt.get("problem", {})
                good = (problem.get("code") == "json.wrong_type" and not flaws_of(problem, 400)
                        and problem["at"].startswith(f"/commands/0/{field}"))
                if not good:
                    wrong.append((name, field, f"{value!r:.20}", receipt))
    probe.report.check(not wrong, f"each of {tried} values of a wrong type: json.wrong_type at its field",
                       [len(wrong), wrong[:4]])


def facts(probe):
    """What visits may not say."""
    c = probe.command_refused
    c("a kind nobody declared", "fact.kind.unknown", probe.visit(kind="bribe"), "/kind", status=422)
    c("tomorrow's tomorrow", "fact.day.future", probe.visit(day="2026-11-26"), "/day", status=422)
    c("401 days ago", "fact.day.long_ago", probe.visit(day="2025-10-19"), "/day", status=422)
    c("before the work began", "fact.day.early", probe.visit(day="1999-01-01", confirmed=True), "/day")
    c("30 February", "json.wrong_type", probe.visit(day="2026-02-30"), "/day")
    c("a day with a time", "json.wrong_type", probe.visit(day="2026-11-24T00:00:00Z"), "/day")
    c("year 0", "json.wrong_type", probe.visit(day="0000-01-01"), "/day")
    c("a day in year 9999", "fact.day.future", probe.visit(day="9999-12-31"), "/day")
    c("a field nobody declared", "json.unknown_name", probe.visit(price=5), "/price", status=400)
    c("a field named like a pointer", "json.unknown_name", probe.visit(**{"a/b~c": 5}), "/a~1b~0c")
    c("an answer nobody asked for", "fact.field.unknown", probe.answered(price=5), "/answers/price", status=422)
    c("an answer named like a pointer", "fact.field.unknown", probe.answered(**{"a/b~c": 5}), "/answers/a~1b~0c")
    c("an unknown option", "fact.field.option", probe.answered(met="dog"), "/answers/met", status=422)
    c("an unknown option in a list", "fact.field.option", probe.answered(topics=["x"]), "/answers/topics")
    c("the same option twice", "fact.field.twice", probe.answered(topics=["road"] * 2), "/answers/topics")
    c("a text of 501 characters", "fact.field.long", probe.answered(worry="愁" * 501), "/answers/worry", status=422)
    for control in ("\u0000", "\u0007", "\u001b[31m", "\u007f", "\r"):
        c(f"control character {control!r}", "text.malformed", probe.answered(worry=f"愁{control}"), "/answers/worry", status=400)
    for value in (7, 1e300, 2**64, True, [], {"x": 1}, ["x"]):
        if value != []:
            c(f"{value!r:.20} for a text", "fact.field.type", probe.answered(worry=value), "/answers/worry")
            c(f"{value!r:.20} for an option", "fact.field.type", probe.answered(met=value), "/answers/met")
    c("no answer where one is needed", "fact.field.missing", probe.visit(answers={}), "/answers/channel")
    c("an answer that was not asked", "fact.field.unasked", probe.answered(channel="phone"), "/answers/met")
    c("a visit that ends", "fact.ends", probe.visit(ends=True), "/ends")
    c("a visit to a village", "fact.about.kind", probe.visit(about={"type": "division", "id": probe.village_id}), "/about/type")
    c("a village called a household", "subject.kind", probe.visit(about={"type": "household", "id": probe.village_id}),
      "/about/type")
    c("an unknown household", "subject.unknown", probe.beyond(), "/about/id", status=404)
    c("something in `about`", "json.unknown_name",
      probe.visit(about={"type": "household", "id": probe.households[0], "name": "x"}), "/about/name")
    c("an unknown author", "person.unknown", probe.visit(author=county.make_id(probe.rng)), "/author", status=404)
    for name in ("erase_sealed", "open_account", "install_pack", "reveal", "drop_table", "RECORD_FACT", ""):
        c(f"command {name!r}", "command.unknown", probe.visit(command=name), "/command", status=422)
    c("an exit nobody declared", "duty.exit.unknown", county.excuse(probe.rng, probe.households[0]) | {"exit": "x"}, "/exit")
    c("a reason nobody declared", "duty.exit.reason", county.excuse(probe.rng, probe.households[0]) | {"reason": "x"},
      "/reason")
    c("a reason in words where none is chosen from", "duty.exit.reason",
      county.excuse(probe.rng, probe.households[0]) | {"exit": "merged", "reason": "何冬生住院"}, "/reason")
    c("a duty nobody declared", "duty.unknown", county.excuse(probe.rng, probe.households[0]) | {"duty": "x"}, "/duty")
    c("a note of 501 characters", "text.long", county.excuse(probe.rng, probe.households[0]) | {"note": "说" * 501}, "/note")
    gone = county.make_id(probe.rng)
    c("a withdrawal of nothing known", "fact.unknown", county.withdrawal(probe.rng, gone), "/withdraws", status=404)
    c("a withdrawal of an unknown kind", "fact.kind.unknown", county.withdrawal(probe.rng, gone)
      | {"about": {"type": "household", "id": probe.households[0]}, "kind": "' or 1=1"}, "/kind")
    c("a withdrawal without a reason", "text.empty", county.withdrawal(probe.rng, gone) | {"reason": ""}, "/reason")
    itself = probe.visit()
    c("a correction of itself", "fact.correction.circle", itself | {"corrects": itself["id"]}, "/corrects")


def others_facts(probe):
    """Ids that are taken, and facts by another hand."""
    with sqlite3.connect(f"file:{probe.here.db}?mode=ro", uri=True) as database:
        me = database.execute("select person from credential where login = '439923.village'").fetchone()[0]
        other = database.execute(
            "select fact.id, subject.id, fact.day from fact join word on word.number = fact.kind join subject on"
            " subject.number = fact.subject join subject author on author.number = fact.author where word.text ="
            " 'household_visit' and fact.state = 0 and author.id <> ? and fact.corrects is null order by fact.seq desc",
            (me,)).fetchone()
    fact, household = (str(uuid.UUID(bytes=value)) for value in other[:2])
    own = probe.households[0]
    c = probe.command_refused
    c("another cadre's fact withdrawn", "fact.correction.hand", county.withdrawal(probe.rng, fact), "/withdraws", status=403)
    reply = probe.village.ask("GET", f"/api/v1/households/{household}")
    if reply.status == 200:
        c("another cadre's fact corrected", "fact.correction.hand",
          county.visit(probe.rng, household, corrects=fact), "/corrects", status=403)
    c("another's id reused", "fact.id.reused", county.visit(probe.rng, own) | {"id": fact}, "/id", status=409)
    c("another's id reused for a withdrawal", "fact.id.reused", county.withdrawal(probe.rng, fact) | {"id": fact}, "/id")


def registrations(probe):
    c = lambda what, code, command, at, **more: probe.command_refused(what, code, command, at, probe.township, **more)  # noqa: E731
    good = {"head": "何水生", "village": probe.village_id, "members": 3, "registered": True}
    def household(**answers):
        return probe.registered("household", "household", good | answers)
    c("a household of no village", "json.missing", probe.registered("household", "household", {"head": "何"}),
      "/answers/village", status=400)
    c("a village that is none", "division.unknown", household(village=county.make_id(probe.rng)), "/answers/village",
      status=404)
    c("a village before there was one", "division.unknown",
      probe.registered("household", "household", good, day="1999-01-01"), "/answers/village")
    c("no name", "text.empty", household(head=""), "/answers/head")
    c("a name of 101 characters", "text.long", household(head="何" * 101), "/answers/head")
    c("a name with a control character", "text.malformed", household(head="何\u0000"), "/answers/head", status=400)
    c("a name that is a list", "json.wrong_type", household(head=["何"]), "/answers/head")
    for members in (-1, 100, 2**62):
        c(f"{members} members", "household.members", household(members=members), "/answers/members")
    for members in (1.5, 1e300, 2**64, "3", True, None):
        c(f"members {members!r:.20}", "json.wrong_type", household(members=members), "/answers/members", status=400)
    c("a phone with letters", "phone.malformed", household(phone="call me"), "/answers/phone")
    c("a field too many", "json.unknown_name", household(income=5), "/answers/income")
    c("a kind nobody knows", "registration.kind", probe.registered("castle", "household", {}), "/kind")
    c("the wrong type of subject", "subject.kind", probe.registered("household", "person", good), "/about/type")
    c("tomorrow's tomorrow", "fact.day.future", probe.registered("household", "household", good, day="2026-11-26"), "/day")
    member = probe.registered("household_member", "household", {"member": county.make_id(probe.rng), "name": "何小妹",
                                                                "id_number": "439923199001011234"})
    c("a member of no household", "subject.unknown", copy.deepcopy(member) | {
        "answers": {"member": county.make_id(probe.rng), "name": "何小妹"}}, "/about/id", status=404)
    c("an identity number whose last digit is wrong", "id_number.malformed",
      member | {"about": {"type": "household", "id": probe.households[0]}}, "/answers/id_number", status=422)
    division = {"code": "439923999999", "name": "新村", "level": "village", "parent": probe.village_id, "is_virtual": False}
    for what, code, answers, at in (("a code of 3 digits", "division.code", {"code": "439"}, "/answers/code"),
                                    ("an unknown level", "division.level", {"level": "galaxy"}, "/answers/level"),
                                    ("an unknown parent", "division.unknown", {"parent": county.make_id(probe.rng)},
                                     "/answers/parent"),
                                    ("no parent", "division.parent", {"parent": None}, "/answers/parent")):
        c(f"a division with {what}", code, probe.registered("division", "division", division | answers), at)
    probe.command_refused("a household registered by who may not", "access.outside", household(), "", status=403)


def contents(here):
    """out: (a digest of all tables but sessions, a digest of the file) once everything is in the file"""
    with sqlite3.connect(here.db, isolation_level=None) as database:
        database.execute("pragma busy_timeout = 5000")
        database.execute("pragma wal_checkpoint(truncate)")
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table' order by name")]
        dump = hashlib.sha256()
        for table in tables:
            if table != "session":
                for row in database.execute(f"select * from {table} order by 1, 2"):
                    dump.update(repr(row).encode())
    database.close()
    with open(here.db, "rb") as file:
        return dump.hexdigest(), hashlib.sha256(file.read()).hexdigest()


def strange_texts(probe):
    """What is not refused is text: kept as it is, told as it is, never run."""
    village = probe.village
    texts = ["'); drop table fact; --", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "Robert\\'); --",
             "{{7*7}} ${7*7} %s %n", "../../etc/passwd", "\u202e倒着\u200b的", "𠮷野家 👩‍🌾", "line\nbreak\ttab", "null", "\\u0000"]
    commands = [probe.answered(worry=text) for text in texts]
    receipts = village.push(commands).json()["receipts"]
    refused = [receipt for receipt in receipts if receipt["outcome"] != "accepted"]
    probe.report.check(not refused, f"{len(texts)} texts that look like something else are accepted", refused[:2])
    told = [village.ask("GET", f"/api/v1/facts/{command['id']}") for command in commands]
    same = [reply.json()["fact"]["answers"].get("worry") == text for reply, text in zip(told, texts, strict=True)]
    probe.report.check(all(same), "and told as they were written", [t for t, s in zip(texts, same, strict=True) if not s])
    types = {reply.headers["Content-Type"] for reply in told}
    guarded = all(reply.headers.get("X-Content-Type-Options") == "nosniff" for reply in told)
    probe.report.check(types == {"application/json"} and guarded, "as JSON that no browser takes for a page", types)
    names = [text for text in texts if "\n" not in text]
    commands = [probe.registered("household", "household", {"head": text, "village": probe.village_id, "members": 1,
                                                            "registered": True}) for text in names]
    receipts = probe.township.push(commands).json()["receipts"]
    probe.report.check(all(receipt["outcome"] == "accepted" for receipt in receipts), "so are such names of households",
                       [receipt for receipt in receipts if receipt["outcome"] != "accepted"][:2])
    shown = {card["id"]: card["head"] for card in village.ask("GET", "/api/v1/slice").json()["households"]}
    wrong = [(text, shown.get(command["about"]["id"])) for command, text in zip(commands, names, strict=True)
             if shown.get(command["about"]["id"]) != text]
    probe.report.check(not wrong, "and told as they were written", wrong[:3])


def ids_reused(probe):
    first = probe.visit()
    receipts = probe.village.push([first, first, first | {"day": "2026-11-23"}]).json()["receipts"]
    outcomes = [receipt["outcome"] for receipt in receipts]
    probe.report.check(outcomes == ["accepted", "repeated", "refused"] and receipts[1]["seq"] == receipts[0]["seq"]
                       and receipts[2]["problem"]["code"] == "fact.id.reused",
                       "in one batch: a command, the same again, the same id with another day", receipts)
    probe.command_refused("the same id with another answer", "fact.id.reused",
                          copy.deepcopy(first) | {"answers": first["answers"] | {"worry": "愁别的"}}, "/id", status=409)
    probe.command_refused("the same id about another household", "fact.id.reused",
                          copy.deepcopy(first) | {"about": {"type": "household", "id": probe.households[1]}}, "/id")


def mutated(rng, value, depth=0):
    """The value with one thing in it changed to something else."""
    strange = [None, True, 0, -1, 1.5, 2**63, "", "x", "\u0000", [], {}, "2026-11-24", "9999-12-31", "0001-01-01",
               "household", "person", "division", "household_visit", "household_away", "duty_exit", "link"]
    if isinstance(value, dict) and value and rng.random() < 0.85:
        name = rng.choice(list(value))
        drawn = rng.random()
        if drawn < 0.1:
            return {key: kept for key, kept in value.items() if key != name}
        if drawn < 0.2:
            return value | {rng.choice(["x", "corrects", "ends", "author", "confirmed", "kind"]): rng.choice(strange)}
        return value | {name: mutated(rng, value[name], depth + 1)}
    return rng.choice(strange)


def fuzz(probe, server):
    """Changed at random, a command is accepted or refused in an orderly way: by whoever sends it."""
    rng = probe.rng
    seeds = [lambda: probe.visit(), lambda: county.withdrawal(rng, county.make_id(rng)),
             lambda: county.excuse(rng, probe.households[1]),
             lambda: probe.registered("household", "household", {"head": "何", "village": probe.village_id, "members": 1,
                                                                 "registered": True, "phone": "120111", "group": "一组"}),
             lambda: probe.registered("division", "division", {"code": "439923102299", "name": "新村", "level": "village",
                                                               "parent": probe.village_id, "is_virtual": False}),
             lambda: probe.registered("person", "person", {"name": "何"}),
             lambda: {"command": "begin_link", "id": county.make_id(rng), "link": "resident_cadre", "day": county.TODAY,
                      "from": {"type": "household", "id": probe.households[2]},
                      "to": {"type": "division", "id": probe.village_id}},
             lambda: {"command": "end_link", "id": county.make_id(rng), "begun": county.make_id(rng), "day": county.TODAY,
                      "from": {"type": "division", "id": probe.village_id}}]
    wrong = []
    outcomes = {}
    for _ in range(FUZZED):
        command = rng.choice(seeds)()
        for _ in range(rng.randint(1, 3)):
            command = mutated(rng, command)
        client = rng.choice([probe.village, probe.township])
        try:
            reply = client.push([command])
        except OSError as failure:
            wrong.append((command, failure))
            break
        told = reply.json()
        problem = told["receipts"][0].get("problem") if reply.status == 200 else told
        outcome = told["receipts"][0]["outcome"] if reply.status == 200 else reply.status
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if reply.status >= 500 or (problem and (problem["status"] >= 500 or flaws_of(problem, problem["status"]))):
            wrong.append((command, told))
    print(f"{FUZZED} changed commands: {outcomes}")
    probe.report.check(not wrong and server.process.poll() is None,
                       f"{FUZZED} commands changed at random: none harms the server", wrong[:2])


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        with here.serve() as server:
            probe = Prober(report, rng, here, server.port)
            before = contents(here)
            for part in (ways_in, questions, bodies, wrong_types, facts, others_facts, registrations, signing_in):
                part(probe)
                after = contents(here)
                report.check(after == before, f"{part.__name__}: the tables and the file are as they were",
                             ("tables differ" if after[0] != before[0] else "the file differs"))
                before = after
            strange_texts(probe)
            ids_reused(probe)
            fuzz(probe, server)
            report.check(server.process.poll() is None, "the server lives", server.process.poll())
        for proof in ("check", "verify"):
            proved = here.run(proof)
            report.check(proved.returncode == 0, f"chengxin {proof} is green", proved.stdout + proved.stderr)
        with open(here.log, encoding="utf-8", errors="replace") as log:
            lines = log.read().splitlines()
        report.check(not lines, "the log tells of no fault of ours", lines[:3])
    report.finish()


if __name__ == "__main__":
    main()
