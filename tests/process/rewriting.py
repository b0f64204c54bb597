#!/usr/bin/env python3
"""What somebody who can write the whole database would do: used by the proof tests. Run by itself, it proves that it
computes the chain as docs/ledger-format.md says."""

import datetime
import hashlib
import os

import county

ACTIONS = ["record", "withdraw", "end"]
# Columns that are in the chain, and another value for each.
COLUMNS = ("id", "kind", "subject", "day", "author", "recorder", "recorded_at", "action", "corrects", "pack",
           "answers", "leaf", "link", "seq", "row", "order")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def uuid(raw):
    digits = (raw or bytes(16)).hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def chain(database, first):
    """Computes leaf and link of each row from `first` on and writes them, and the head."""
    words = dict(database.execute("select number, text from word"))
    ids = dict(database.execute("select number, id from subject"))
    link = database.execute("select link from fact where seq = ?", (first - 1,)).fetchone()
    link = link[0] if link else sha256(b"chengxin chain 1\n" + county.CODE.encode())
    rows = database.execute("select seq, id, kind, subject, day, author, recorder, recorded_at, action, corrects, pack,"
                            " answers from fact where seq >= ? order by seq", (first,)).fetchall()
    moment = None
    for seq, fact, kind, about, day, author, recorder, moment, action, corrects, pack, answers in rows:
        date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
        text = f'{{"about":"{uuid(ids[about])}","action":"{ACTIONS[action]}","answers":{answers}'
        text += f',"author":"{uuid(ids.get(author))}"'
        text += f',"corrects":"{uuid(corrects)}"' if corrects else ""
        text += f',"day":"{date}","id":"{uuid(fact)}","kind":"{words[kind]}"'
        text += f',"pack":"{words[pack]}","recorder":"{uuid(ids.get(recorder))}"}}'
        leaf = sha256(b"chengxin fact 1\n", text.encode())
        link = sha256(link, leaf, seq.to_bytes(8, "big"), moment.to_bytes(8, "big"))
        database.execute("update fact set leaf = ?, link = ? where seq = ?", (leaf, link, seq))
    if rows:
        database.execute("update tenant_head set seq = ?, link = ?, recorded_at = ?", (rows[-1][0], link, moment))


def rewrite(database, row, rng):
    """Moves the day of a fact at or after `row` and computes the chain anew. out: the row that was changed."""
    rows = [seq for (seq,) in database.execute("select seq from fact where seq >= ? order by seq limit 20", (row,))]
    seq = rng.choice(rows)
    database.execute("begin")
    database.execute("update fact set day = day - 1 where seq = ?", (seq,))
    chain(database, seq)
    database.execute("commit")
    return seq


def cut(database, count):
    """Takes the last rows away, with all that was sealed of them, and makes the head fit."""
    database.execute("begin")
    last = database.execute("select seq from tenant_head").fetchone()[0] - count
    database.execute("delete from fact where seq > ?", (last,))
    database.execute("delete from sealed where seq > ?", (last,))
    link, moment = database.execute("select link, recorded_at from fact where seq = ?", (last,)).fetchone()
    database.execute("update tenant_head set seq = ?, link = ?, recorded_at = ?", (last, link, moment))
    database.execute("commit")


def flipped(rng, value):
    value = bytearray(value)
    value[rng.randrange(len(value))] ^= 1 << rng.randrange(8)
    return bytes(value)


def other(rng, database, name, value):
    if name in ("id", "leaf", "link"):
        return flipped(rng, value)
    if name in ("kind", "pack"):
        numbers = [number for (number,) in database.execute("select number from word")]
        return rng.choice([number for number in [*numbers, 9_999] if number != value])
    if name in ("subject", "author", "recorder"):
        numbers = [number for (number,) in database.execute("select number from subject")]
        return rng.choice([number for number in [*numbers, 9_999_999] if number != value])
    if name in ("day", "recorded_at"):
        return value + rng.choice([-1, 1])
    if name == "action":
        return rng.choice([action for action in (0, 1, 2, 7) if action != value])
    if name == "corrects":
        return flipped(rng, value) if value else rng.randbytes(16)
    at = rng.randrange(len(value))
    return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1:]


def one_change(database, rng):
    """Changes one thing of one row and hides nothing. out: (what, the first row that is then wrong)"""
    name = rng.choice(COLUMNS)
    last = database.execute("select seq from tenant_head").fetchone()[0]
    seq = rng.randint(1, last - 1)
    if name == "row":
        database.execute("delete from fact where seq = ?", (seq,))
    elif name == "seq":
        database.execute("update fact set seq = ? where seq = ?", (last + rng.randint(1, 9), seq))
    elif name == "order":
        database.execute("update fact set seq = -1 where seq = ?", (seq,))
        database.execute("update fact set seq = ? where seq = ?", (seq, seq + 1))
        database.execute("update fact set seq = ? where seq = -1", (seq + 1,))
    else:
        value = database.execute(f"select {name} from fact where seq = ?", (seq,)).fetchone()[0]
        new = other(rng, database, name, value)
        database.execute(f"update fact set {name} = ? where seq = ?", (new, seq))
    return f"{name} of row {seq} changed", seq


def main():
    report = county.Report()
    with county.folder() as path:
        here = county.County(os.path.join(path, "demo"))
        with here.connect() as database:
            before = database.execute("select seq, leaf, link from fact order by seq").fetchall()
            chain(database, 1)
            after = database.execute("select seq, leaf, link from fact order by seq").fetchall()
        report.check(before == after, "the chain computed by the document is the program's")
        report.check(here.run("verify").returncode == 0, "and still verifies")
    report.finish()


if __name__ == "__main__":
    main()
