#!/usr/bin/env python3
"""Sends the real server commands that no well-meaning program would, among others of one batch.

Proves: each is refused with the right status, a stable code, the place in `at` and a Chinese sentence; nothing of it is
written, in the tables or in the file's bytes; what looks like SQL or HTML is text and nothing else.
"""

import copy
import os
import sqlite3
import uuid

import county
from probe import Prober, flaws_of, unharmed, untouched_after


def wrong_types(probe):
    """Every value of every command in turn of every wrong type."""
    about = {"type": "household", "id": probe.households[0]}
    village_cadre = {"type": "person", "id": county.make_id(probe.rng)}
    commands = {
        "record_fact": probe.visit(corrects=county.make_id(probe.rng), author=county.make_id(probe.rng), ends=False,
                                   confirmed=False),
        "withdraw_fact": county.withdrawal(probe.rng, county.make_id(probe.rng)) | {"about": about,
                                                                                    "kind": "household_visit"},
        "excuse_duty": county.excuse(probe.rng, probe.households[0]) | {"corrects": county.make_id(probe.rng)},
        "register_subject": probe.registered("household", "household", {}, corrects=county.make_id(probe.rng),
                                             ends=False),
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
            needed = field not in optional or (name == "register_subject" and field in ("about", "kind"))
            for value in (*values, None) if needed else values:
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
        c(f"control character {control!r}", "text.malformed", probe.answered(worry=f"愁{control}"), "/answers/worry",
          status=400)
    for value in (7, 1e300, 2**64, True, [], {"x": 1}, ["x"]):
        if value != []:
            c(f"{value!r:.20} for a text", "fact.field.type", probe.answered(worry=value), "/answers/worry")
            c(f"{value!r:.20} for an option", "fact.field.type", probe.answered(met=value), "/answers/met")
    c("no answer where one is needed", "fact.field.missing", probe.visit(answers={}), "/answers/channel")
    c("an answer that was not asked", "fact.field.unasked", probe.answered(channel="phone"), "/answers/met")
    c("a visit that ends", "fact.ends", probe.visit(ends=True), "/ends")
    c("a visit to a village", "fact.about.kind", probe.visit(about={"type": "division", "id": probe.village_id}),
      "/about/type")
    c("a village called a household", "subject.kind", probe.visit(about={"type": "household", "id": probe.village_id}),
      "/about/type")
    c("an unknown household", "subject.unknown", probe.beyond(), "/about/id", status=404)
    c("something in `about`", "json.unknown_name",
      probe.visit(about={"type": "household", "id": probe.households[0], "name": "x"}), "/about/name")
    c("an unknown author", "person.unknown", probe.visit(author=county.make_id(probe.rng)), "/author", status=404)
    for name in ("erase_sealed", "open_account", "install_pack", "reveal", "drop_table", "RECORD_FACT", ""):
        c(f"command {name!r}", "command.unknown", probe.visit(command=name), "/command", status=422)
    c("an exit nobody declared", "duty.exit.unknown", county.excuse(probe.rng, probe.households[0]) | {"exit": "x"},
      "/exit")
    c("a reason nobody declared", "duty.exit.reason", county.excuse(probe.rng, probe.households[0]) | {"reason": "x"},
      "/reason")
    c("a reason in words where none is chosen from", "duty.exit.reason",
      county.excuse(probe.rng, probe.households[0]) | {"exit": "merged", "reason": "何冬生住院"}, "/reason")
    c("a duty nobody declared", "duty.unknown", county.excuse(probe.rng, probe.households[0]) | {"duty": "x"}, "/duty")
    c("a note of 501 characters", "text.long", county.excuse(probe.rng, probe.households[0]) | {"note": "说" * 501},
      "/note")
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
    c("another cadre's fact withdrawn", "fact.correction.hand", county.withdrawal(probe.rng, fact), "/withdraws",
      status=403)
    reply = probe.village.ask("GET", f"/api/v1/households/{household}")
    if reply.status == 200:
        c("another cadre's fact corrected", "fact.correction.hand",
          county.visit(probe.rng, household, corrects=fact), "/corrects", status=403)
    c("another's id reused", "fact.id.reused", county.visit(probe.rng, own) | {"id": fact}, "/id", status=409)
    c("another's id reused for a withdrawal", "fact.id.reused", county.withdrawal(probe.rng, fact) | {"id": fact},
      "/id")


def registrations(probe):
    c = lambda what, code, command, at, **more: probe.command_refused(what, code, command, at, probe.township,
                                                                      **more)  # noqa: E731
    good = {"head": "何水生", "village": probe.village_id, "members": 3, "registered": True}
    def household(**answers):
        return probe.registered("household", "household", good | answers)
    c("a household of no village", "json.missing", probe.registered("household", "household", {"head": "何"}),
      "/answers/village", status=400)
    c("a village that is none", "division.unknown", household(village=county.make_id(probe.rng)), "/answers/village",
      status=404)
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
    c("tomorrow's tomorrow", "fact.day.future", probe.registered("household", "household", good, day="2026-11-26"),
      "/day")
    member = probe.registered("household_member", "household", {"member": county.make_id(probe.rng), "name": "何小妹",
                                                                "id_number": "439923199001011234"})
    c("a member of no household", "subject.unknown", copy.deepcopy(member) | {
        "answers": {"member": county.make_id(probe.rng), "name": "何小妹"}}, "/about/id", status=404)
    c("an identity number whose last digit is wrong", "id_number.malformed",
      member | {"about": {"type": "household", "id": probe.households[0]}}, "/answers/id_number", status=422)
    division = {"code": "439923999999", "name": "新村", "level": "village", "parent": probe.village_id,
                "is_virtual": False}
    for what, code, answers, at in (("a code of 3 digits", "division.code", {"code": "439"}, "/answers/code"),
                                    ("an unknown level", "division.level", {"level": "galaxy"}, "/answers/level"),
                                    ("an unknown parent", "division.unknown", {"parent": county.make_id(probe.rng)},
                                     "/answers/parent"),
                                    ("no parent", "division.parent", {"parent": None}, "/answers/parent")):
        c(f"a division with {what}", code, probe.registered("division", "division", division | answers), at)
    probe.command_refused("a household registered by who may not", "access.outside", household(), "", status=403)


def strange_texts(probe):
    """What is not refused is text: kept as it is, told as it is, never run."""
    village = probe.village
    texts = ["'); drop table fact; --", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "Robert\\'); --",
             "{{7*7}} ${7*7} %s %n", "../../etc/passwd", "\u202e倒着\u200b的", "𠮷野家 👩‍🌾", "line\nbreak\ttab", "null",
             "\\u0000"]
    commands = [probe.answered(worry=text) for text in texts]
    receipts = village.push(commands).json()["receipts"]
    refused = [receipt for receipt in receipts if receipt["outcome"] != "accepted"]
    probe.report.check(not refused, f"{len(texts)} texts that look like something else are accepted", refused[:2])
    told = [village.ask("GET", f"/api/v1/facts/{command['id']}") for command in commands]
    same = [reply.json()["fact"]["answers"].get("worry") == text for reply, text in zip(told, texts, strict=True)]
    probe.report.check(all(same), "and told as they were written",
                       [t for t, s in zip(texts, same, strict=True) if not s])
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


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        with here.serve() as server:
            probe = Prober(report, rng, here, server.port)
            untouched_after(probe, (wrong_types, facts, others_facts, registrations))
            strange_texts(probe)
            ids_reused(probe)
            report.check(server.process.poll() is None, "the server lives", server.process.poll())
        unharmed(report, here)
    report.finish()


if __name__ == "__main__":
    main()
