#!/usr/bin/env python3
"""Sends the real server requests that no well-meaning program would.

Proves: each is refused with the right status, a stable code, the place in `at` and a Chinese sentence; nothing of it is
written, in the tables or in the file's bytes; whatever is changed at random, the server answers in order and lives.
"""

import json
import os
import uuid

import county
from probe import PUSH, Prober, flaws_of, unharmed, untouched_after

FUZZED = int(os.environ.get("FUZZED", "300"))


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
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "application/jsonp",
                         "multipart/form-data", ""):
        probe.body_refused(f"content type {content_type!r}", 415, "request.content_type", {"commands": [probe.visit()]},
                           content_type=content_type)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
                    {"Origin": f"http://127.0.0.1:{probe.port}.evil.example"}, {"Origin": "http://127.0.0.1:1"}):
        probe.body_refused(f"another site's {headers}", 403, "request.cross_site", {"commands": [probe.visit()]},
                           headers=headers)
    for cookie in ("nonsense", "439923.", "439923.zz", "439923." + "0" * 64, "439923." + "f" * 4000, "999999.ab", ".",
                   "=",
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
        for written in ("1", "x" * 36, nobody[:-1], "'%20or%201=1"):
            probe.refused(f"GET {path}{written}", 400, "id.malformed", village.ask("GET", path + written))
        for written in ("%00", "%ff%fe", "%zz", "x%"):
            probe.refused(f"GET {path}{written}", 400, "request.path", village.ask("GET", path + written))
    for path, code in (("households", "subject.unknown"), ("facts", "fact.unknown"), ("divisions", "division.unknown")):
        probe.refused(f"{path} of an unknown id", 404, code, village.ask("GET", f"/api/v1/{path}/{nobody}"))
    figure = "/api/v1/indicators/household_coverage"
    probe.refused("an unknown indicator", 404, "indicator.unknown", township.ask("GET", "/api/v1/indicators/x/figure"))
    for name in ("figure", "facts"):
        for asked in ("year=abc", "year=1", "year=99999999999999999999", "month=2026-13", "month=2026", "month=",
                      "as_of=2026-02-30", "as_of=tomorrow", "known_at=now", "known_at=2026-11-24"):
            place = "/" + asked.split("=")[0]
            probe.refused(f"{name}?{asked}", 400, "request.parameter",
                          township.ask("GET", f"{figure}/{name}?{asked}"), place)
        probe.refused(f"{name} of no division", 400, "id.malformed", township.ask("GET", f"{figure}/{name}?division=x"),
                      "/division")
        probe.refused(f"{name} of an unknown division", 404, "division.unknown",
                      township.ask("GET", f"{figure}/{name}?division={nobody}"), "/division")
    for asked in ("limit=0", "limit=-1", "limit=201", "limit=x", "limit=1e2", "after=x", "after=2026-11-24",
                  "after=2026-11-24.",
                  "after=2026-11-24.x", "after=9999999-11-24.1"):
        place = "/" + asked.split("=")[0]
        probe.refused(f"facts?{asked}", 400, "request.parameter", township.ask("GET", f"{figure}/facts?{asked}"), place)
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
                                    ("more than is asked", {"login": "x", "password": "y", "z": 1},
                                     "json.unknown_name", "/z")):
        probe.body_refused(f"signing in with {what}", 400, code, body, place, path=path)
    for login in ("439923.nobody", "' or 1=1 --", "439923.village'--", "x" * 100_000, "439923.\u0000",
                  "999999.village", "。"):
        probe.body_refused(f"signing in as {login[:20]!r}", 401, "session.refused",
                           {"login": login, "password": "x" * 12},
                           path=path)


def bodies(probe):
    """What a batch looks like as a whole."""
    visit = json.dumps(probe.visit())
    whole = '{"commands":[%s]}' % visit
    deep = whole.replace('"answers": {', '"answers": {"x":' + "[" * 100 + "]" * 100 + ",")
    for what, body, code in (
            ("an empty body", "", "json.malformed"), ("half a body", whole[:-20], "json.malformed"),
            ("a body and a bit", whole + "x", "json.malformed"),
                             ("a comma too many", whole[:-2] + ",]}", "json.malformed"),
            ("NaN", whole.replace('"family"', "NaN"), "json.malformed"),
            ("Infinity", whole.replace('"family"', "-Infinity"), "json.malformed"),
            ("a comment", "/*x*/" + whole, "json.malformed"),
                             ("single quotes", whole.replace('"', "'"), "json.malformed"),
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
            ("the same name twice, once escaped", whole.replace('"day"', '"d\\u0061y":"2026-11-23","day"'),
             "/commands/0/day"),
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
            ("a command with a number for an id", 400, {"commands": [probe.visit(id=7)]}, "json.wrong_type",
             "/commands/0/id")):
        probe.body_refused(f"a batch that is {what}", status, code, body, place)


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
             lambda: {"command": "end_link", "id": county.make_id(rng), "begun": county.make_id(rng),
                      "day": county.TODAY,
                      "from": {"type": "division", "id": probe.village_id}}]
    wrong = []
    outcomes = {}
    for _ in range(FUZZED):
        command = rng.choice(seeds)()
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
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


def fuzz_bytes(probe, server):
    """A body with some of its bytes changed at random is answered like any other."""
    rng = probe.rng
    wrong = []
    for _ in range(FUZZED):
        body = bytearray(json.dumps({"commands": [probe.visit(), county.withdrawal(rng, county.make_id(rng))]},
                                    ensure_ascii=False).encode())
        for _ in range(rng.randint(1, 4)):
            body[rng.randrange(len(body))] = rng.choice([rng.randrange(256), *b'"\\{}[],:0\x00\xff'])
        reply = probe.village.ask("POST", PUSH, bytes(body))
        if reply.status not in (200, 400, 422) or (reply.status != 200 and flaws_of(reply.json(), reply.status)):
            wrong.append((bytes(body), reply.status, reply.body))
    probe.report.check(not wrong and server.process.poll() is None,
                       f"{FUZZED} bodies with bytes changed at random: none harms the server", wrong[:2])


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        with here.serve() as server:
            probe = Prober(report, rng, here, server.port)
            untouched_after(probe, (ways_in, questions, bodies, signing_in))
            fuzz(probe, server)
            fuzz_bytes(probe, server)
        unharmed(report, here)
    report.finish()


if __name__ == "__main__":
    main()
