#!/usr/bin/env python3
"""Looks for villagers' and cadres' personal values wherever the program leaves bytes.

Proves: names, phones, addresses, identity numbers and what people said stand in no file beside the database and in no
line of the log, and no URL carries them; without the key file the program refuses; after `chengxin erase` a household's
sealed values and its key are gone from every file, while the chain stays whole.
"""

import os
import shutil
import urllib.parse

import county

REVEALED = 80
ERASED = 8
PIECE = 16
SHORT = 2  # a value of fewer characters would be found anywhere
FREE_TEXT = ("think", "hope", "doing", "worry", "need", "note")


class Watched(county.Client):
    """A client that remembers every URL it asked."""

    asked = []

    def ask(self, method, path, *arguments, **more):
        Watched.asked.append(path)
        return super().ask(method, path, *arguments, **more)


def id_number(rng):
    """GB 11643, of a county that does not exist."""
    body = f"{county.CODE}19{rng.randint(40, 99)}0{rng.randint(1, 9)}1{rng.randint(0, 9)}{rng.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True))
    return body + "10X98765432"[total % 11]


def spellings(value):
    return [value.encode("utf-8"), value.encode("utf-16-le"), value.encode("utf-16-be"),
            urllib.parse.quote(value).encode()]


def search(files, values):
    """out: (value, file) for each value that stands in a file in one of its spellings"""
    found = []
    for file in files:
        with open(file, "rb") as opened:
            content = opened.read()
        found += [(value, os.path.basename(file)) for value in values
                  if any(spelling in content for spelling in spellings(value))]
    return found


def pieces(blob):
    last = max(0, len(blob) - PIECE)
    return [blob[at:at + PIECE] for at in sorted({0, last // 4, last // 2, 3 * last // 4, last})]


def search_bytes(files, blobs):
    found = []
    for file in files:
        with open(file, "rb") as opened:
            content = opened.read()
        found += [(blob.hex(),
                   os.path.basename(file)) for blob in blobs if any(piece in content for piece in pieces(blob))]
    return found


def register(rng, kind, about_type, about, answers, day="2025-03-01"):
    return {"command": "register_subject", "id": county.make_id(rng), "kind": kind,
            "about": {"type": about_type, "id": about}, "day": day, "answers": answers}


def accepted(report, client, commands, what):
    receipts = client.push(commands).json()["receipts"]
    wrong = [receipt for receipt in receipts if receipt["outcome"] != "accepted"]
    report.check(not wrong, what, wrong[:2])


def gather(report, rng, port):
    """Records what nobody but us knows, reads what the county holds. out: (plain values, household → its own)"""
    village = Watched(port).sign_in("village")
    township = Watched(port).sign_in("township")
    slice_ = village.ask("GET", "/api/v1/slice").json()
    households = [household["id"] for household in slice_["households"]]
    of = {household: set() for household in households}
    values = set()
    commands = []
    for n, household in enumerate(households[:12]):
        own = {"name": f"欧阳{rng.choice('春夏秋冬')}{rng.choice('梅兰竹菊')}", "id_number": id_number(rng),
               "member": county.make_id(rng), "relation": "配偶"}
        commands.append(register(rng, "household_member", "household", household, own))
        of[household] |= {own["name"], own["id_number"]}
        if n == 0:
            person = {"name": "司徒望北", "phone": f"1200{rng.randint(1000000, 9999999)}"}
            commands.append(register(rng, "person", "person", county.make_id(rng), person))
            values |= set(person.values())
    accepted(report, township, commands, "members of households with identity numbers, and a cadre, are registered")
    commands = []
    for household in households[:12]:
        visit = county.visit(rng, household, day="2026-11-20")
        visit["answers"] |= {field: f"{field}{rng.randrange(10**9)}说给您一个人听的话" for field in FREE_TEXT[:5]}
        excuse = county.excuse(rng, household) | {"note": f"说明{rng.randrange(10**9)}她住院去了"}
        taken_back = county.withdrawal(rng, visit["id"]) | {"reason": f"原因{rng.randrange(10**9)}弄错人了"}
        commands += [visit, excuse] if rng.random() < 0.6 else [visit, excuse, taken_back]
        of[household] |= {visit["answers"][field] for field in FREE_TEXT[:5]} | {excuse["note"]}
        if taken_back in commands:
            of[household].add(taken_back["reason"])
    accepted(report, village, commands, "visits with words, exits with notes, withdrawals with reasons are recorded")

    for household in village.ask("GET", "/api/v1/slice").json()["households"]:
        of[household["id"]] |= {household["head"], household["address"]}
        for fact in household["facts"]:
            values.add(fact["author"]["name"])
            of[household["id"]] |= {fact["answers"][field] for field in FREE_TEXT if fact["answers"].get(field)}
            of[household["id"]] |= {fact["reason"]} - {None}
    for household in households[:REVEALED]:
        purpose = f"核对{rng.randrange(10**9)}低保材料"
        full = township.ask("POST", f"/api/v1/households/{household}/reveal", {"purpose": purpose}).json()
        of[household] |= {full["head"], full["phone"], full["address"], purpose}
    for name in ("village", "township", "county", "admin"):
        values.add(Watched(port).sign_in(name).ask("GET", "/api/v1/session").json()["person"]["name"])
    found = 0
    for own in list(of.values())[:12]:  # what one searches for is not written down either
        for value in own:
            told = township.ask("POST", "/api/v1/search", {"text": value[:60]})
            found += len(told.json()["households"])
    report.check(found >= 24, "households are searched for by names and numbers", found)
    of = {household: {value for value in own if value and len(value) > SHORT} for household, own in of.items()}
    values = {value for value in values if len(value) > SHORT and value != "系统"}
    return values.union(*of.values()), of


def fill(rng, port, households):
    """Pages fill and are split, which leaves copies of sealed values behind."""
    village = Watched(port).sign_in("village")
    for _ in range(60):
        commands = [county.visit(rng, household) for household in rng.sample(households, 15)]
        for visit in commands:
            visit["answers"] |= {"think": "想" * rng.randint(1, 400), "need": "需" * rng.randint(1, 300)}
        village.push(commands)


def nowhere(report, here, values, when):
    found = search([*here.files(), here.log], values)
    report.check(not found,
                 f"none of {len(values)} plain values stands in {len(here.files())} files or the log, {when}",
                 found[:3])


def fault(report, here, port, household):
    """Makes the program speak in its log: a key that cannot be opened, while a page is shown and a visit recorded."""
    with here.connect() as database:
        number, wrapped = database.execute(
            "select subject, wrapped from subject_key join subject on number = subject_key.subject where id = ?",
            (bytes.fromhex(household.replace("-", "")),)).fetchone()
        changed = wrapped[:-1] + bytes([wrapped[-1] ^ 1])
        database.execute("update subject_key set wrapped = ? where subject = ?", (changed, number))
    village = Watched(port).sign_in("village")
    page = village.ask("GET", f"/api/v1/households/{household}")
    push = village.push([county.visit(county.random.Random(1), household)])
    receipt = push.json()["receipts"][0]
    report.check(page.status == 500 and receipt["outcome"] == "deferred" and
                 receipt["problem"]["code"] == "server.fault",
                 "a household whose key was changed makes a fault, which is to be tried again", (page.status, receipt))
    with open(here.log, encoding="utf-8") as log:
        report.check(len(log.read().splitlines()) >= 3, "and the log tells of it")
    with here.connect() as database:
        database.execute("update subject_key set wrapped = ? where subject = ?", (wrapped, number))


def without_key(report, here):
    shutil.move(here.db + ".key", here.db + ".away")
    for name in ("serve", "check", "verify"):
        refused = here.run(name)
        report.check(refused.returncode == 2 and "密钥" in refused.stderr,
                     f"without the key file {name} refuses and says why",
                     (refused.returncode, refused.stderr))
    with open(here.db + ".key", "w", encoding="ascii") as file:
        file.write("ab" * 32 + "\n")
    os.chmod(here.db + ".key", 0o600)
    refused = here.run("serve")
    report.check(refused.returncode == 2 and "密钥" in refused.stderr, "with another key file serve refuses and says why",
                 (refused.returncode, refused.stderr))
    os.remove(here.db + ".key")
    shutil.move(here.db + ".away", here.db + ".key")


def secrets_of(here, household):
    """The bytes that would give the household away to whoever has the key file."""
    with here.connect() as database:
        number, = database.execute("select number from subject where id = ?",
                                   (bytes.fromhex(household.replace("-", "")),)).fetchone()
        sealed = [value for (value,) in database.execute(
            "select value from sealed where seq in (select seq from fact where subject = ?)", (number,))]
        wrapped, = database.execute("select wrapped from subject_key where subject = ?", (number,)).fetchone()
    return [*sealed, wrapped]


def erased(report, here, household, secrets, own, when):
    done = here.run("erase", "--household", household, "--reason", "户主申请销毁")
    report.check(done.returncode == 0, f"chengxin erase is done {when}", done.stdout + done.stderr)
    found = search_bytes(here.files(), secrets)
    report.check(not found,
                 f"of {len(secrets)} sealed values and the key no {PIECE} bytes are left in any file, {when}",
                 found[:3])
    found = search([*here.files(), here.log], own)
    report.check(not found, f"nor any plain value, {when}", found[:3])


def shown_without(report, port, rng, household, own):
    village = Watched(port).sign_in("village")
    reply = village.ask("GET", f"/api/v1/households/{household}")
    shown = reply.body.decode()
    left = [value for value in own if value in shown]
    report.check(reply.status == 200 and not left, "the household's page shows nothing personal any more",
                 (reply.status, left[:3]))
    shown = village.ask("GET", "/api/v1/slice").json()["households"]
    card = next(card for card in shown if card["id"] == household)
    report.check(card["head"] == "" and card["phone"] is None and card["address"] is None,
                 "nor does its card in the slice: no name, phone or address", card)
    reply = village.ask("POST", f"/api/v1/households/{household}/reveal", {"purpose": "再看一次电话"})
    left = [value for value in own if value in reply.body.decode()]
    report.check(not left and reply.status == 409 and reply.json()["code"] == "subject.erased",
                 "nor does asking for it in full: subject.erased", (reply.status, reply.body.decode()))
    visit = county.visit(rng, household)
    receipt = village.push([visit]).json()["receipts"][0]
    report.check(receipt["outcome"] == "refused" and receipt["problem"]["code"] == "subject.erased",
                 "a visit with words for it is refused: subject.erased", receipt)
    visit = county.visit(rng, household)
    del visit["answers"]["worry"]
    receipt = village.push([visit]).json()["receipts"][0]
    report.check(receipt["outcome"] == "accepted", "a visit without words is recorded", receipt)


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        here = county.County(os.path.join(path, "county"))
        with here.serve() as server:
            values, of = gather(report, rng, server.port)
            nowhere(report, here, values, "while it serves")
        # A process that has met the household knows its key: another one sees that it was changed.
        with here.serve() as server:
            fault(report, here, server.port, list(of)[-1])
            nowhere(report, here, values, "after a fault was logged")
            report.check(len(values) > 300, "enough values were looked for", len(values))
            server.kill()
        nowhere(report, here, values, "after it was killed")
        with here.serve():
            pass
        nowhere(report, here, values, "after it was stopped")
        report.check(len(search(here.files(), {"household_visit", "一组"})) >= 2, "the search finds what is not secret")
        urls = urllib.parse.unquote("\n".join(Watched.asked))
        found = [value for value in values if value in urls]
        report.check(not found, f"none of {len(Watched.asked)} URLs carries one", found[:3])
        without_key(report, here)

        with here.serve() as server:
            fill(rng, server.port, list(of))
        targets = list(of)[:ERASED]
        secrets = {household: secrets_of(here, household) for household in targets}
        report.check(len(search_bytes(here.files(), secrets[targets[0]])) >= len(secrets[targets[0]]),
                     "before, the search finds the household's sealed bytes")
        shared = set().union(*(own for household, own in of.items() if household not in targets))
        of = {household: own - shared for household, own in of.items()}
        for household in targets[1:]:
            erased(report, here, household, secrets[household], of[household], "while nothing serves")
        with here.serve() as server:
            Watched(server.port).sign_in("village").ask("GET", "/api/v1/slice")
            erased(report, here, targets[0], secrets[targets[0]], of[targets[0]], "while it serves")
            for household in targets[:2]:
                shown_without(report, server.port, rng, household, of[household])
        for proof in ("verify", "check"):
            proved = here.run(proof)
            report.check(proved.returncode == 0, f"chengxin {proof} is green after it", proved.stdout + proved.stderr)
        found = search_bytes(here.files(), [blob for household in targets for blob in secrets[household]])
        report.check(not found, "and nothing of them has come back", found[:3])
    report.finish()


if __name__ == "__main__":
    main()
