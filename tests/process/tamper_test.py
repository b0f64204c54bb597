#!/usr/bin/env python3
"""Changes a county's database behind the program's back, one change a copy.

Proves: whatever is changed of what was recorded, `chengxin verify` ends with 1 and names the first row that is not as
it was recorded; whatever is changed of what is derived, `chengxin check` ends with 1 and names what differs.
"""

import os
import re
import shutil
import sqlite3
import uuid

import county
from rewriting import flipped

ROWS_A_COLUMN = int(os.environ.get("ROWS", "2"))
UNKNOWN = 9_999_999
# Columns of the chain, and what they are.
CHAIN = {
    "id": "bytes", "kind": "word", "subject": "subject", "day": "day", "author": "subject", "recorder": "subject",
    "recorded_at": "moment", "action": "action", "corrects": "maybe", "pack": "word", "answers": "text",
    "leaf": "bytes", "link": "bytes",
}
# What is derived: its columns, and what `check` calls it.
DERIVED = {
    "standing": (("kind", "subject", "key", "first", "past", "seq"), "standing"),
    "link": (("origin", "kind", "first", "id", "target", "past", "seq"), "link"),
    "household": (("village", "subject", "first", "past"), "household"),
    "duty_owed": (("duty", "subject", "first", "past", "place"), "duty_owed"),
    "duty_span": (("duty", "span", "subject", "days", "met_on", "excused_on", "excused"), "duty_span"),
    "cell": (("stream", "month", "place", "split", "n"), "cell"),
    "tally": (("stream", "month", "place", "item", "n"), "tally"),
    "fact_year": (("year",), "fact_year"), "correction": (("target", "seq"), "correction"),
}
WHERE = {"cell": " where n <> 0", "tally": " where n <> 0"}  # what comes to nothing counts for nothing


class Tampering:
    """Makes the changes; each on a copy of the same county."""

    def __init__(self, report, rng, template, path):
        self.report = report
        self.rng = rng
        self.template = template
        self.path = path
        with template.connect() as database:
            self.head = database.execute("select seq from tenant_head").fetchone()[0]
            self.words = [number for (number,) in database.execute("select number from word")]
            self.subjects = [number for (number,) in database.execute("select number from subject")]

    def proved(self, change, proof):
        """in: `change` gets the copy's database. out: (what the change returned, the proof's process)"""
        shutil.rmtree(self.path, ignore_errors=True)
        copy = county.County(self.path, template=self.template)
        database = copy.connect()
        try:
            database.execute("begin")
            returned = change(database)
            database.execute("commit")
        finally:
            database.close()
        return returned, copy.run(proof)

    def verify(self, what, change):
        """in: `change` returns the first row that is then wrong."""
        row, verified = self.proved(change, "verify")
        named = re.search(r"第 (\d+) 条", verified.stdout)
        good = verified.returncode == 1 and named is not None and int(named.group(1)) == row
        self.report.check(good, f"verify finds {what} at row {row}",
                          f"status {verified.returncode}: {verified.stdout}{verified.stderr}")

    def check(self, what, change, *names):
        """in: `change` returns more that must be named; None if there was nothing to change."""
        more, checked = self.proved(change, "check")
        names = [*names, *(more or [])]
        good = checked.returncode == 1 and all(name in checked.stdout for name in names)
        self.report.check(good, f"check finds {what} and says {'、'.join(names)}",
                          f"status {checked.returncode}: {checked.stdout}{checked.stderr}")

    def both(self, what, change, name):
        """For what lies beside the facts: expects that verify and check say `name`."""
        for proof in ("verify", "check"):
            _, proved = self.proved(change, proof)
            self.report.check(proved.returncode == 1 and name in proved.stdout, f"{proof} finds {what} and says {name}",
                              f"status {proved.returncode}: {proved.stdout}{proved.stderr}")

    def changed(self, sort, value):
        """A value that somebody could have written instead."""
        rng = self.rng
        if sort == "bytes":
            return rng.choice([flipped(rng, value), flipped(rng, value), value[:-1]])
        if sort == "word":
            return rng.choice([rng.choice([word for word in self.words if word != value]), UNKNOWN, f"{value}x"])
        if sort == "subject":
            others = [subject for subject in self.subjects if subject != value]
            return rng.choice([rng.choice(others), UNKNOWN, *([0] if value else [])])
        if sort == "day":
            return rng.choice([value - 1, value + 1, value + 2**32, value + 0.5])
        if sort == "moment":
            return value + rng.choice([-1, 1])
        if sort == "action":
            return rng.choice([action for action in (0, 1, 2, 7) if action != value])
        if sort == "maybe":
            return rng.choice([None, flipped(rng, value)]) if value else rng.randbytes(16)
        at = rng.randrange(len(value))
        return rng.choice([value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1:], value + " "])

    def column(self, name, sort, only=""):
        def change(database):
            rows = database.execute(f"select seq, {name} from fact {only} order by seq").fetchall()
            seq, value = self.rng.choice(rows)
            new = self.changed(sort, value)
            self.shown = f"{name} {value!r:.40} → {new!r:.40}"
            database.execute(f"update fact set {name} = ? where seq = ?", (new, seq))
            return seq
        return change


def chain(tampering, report, rng):
    head = tampering.head
    for name, sort in CHAIN.items():
        for _ in range(ROWS_A_COLUMN + 1):
            tampering.verify(f"another {name}", tampering.column(name, sort))
    for name, sort in (("author", "subject"), ("recorder", "subject")):
        for new in (UNKNOWN, -1):
            def change(database, name=name, new=new):
                seq, = rng.choice(database.execute(f"select seq from fact where {name} = 0").fetchall())
                database.execute(f"update fact set {name} = ? where seq = ?", (new, seq))
                return seq
            tampering.verify(f"{name} {new} in place of nobody", change)
    tampering.verify("a correction that corrects something else",
                     tampering.column("corrects", "maybe", "where corrects is not null"))
    for days in (2**32, -2**32, 146097 * 2**16):
        def far(database, days=days):
            seq = rng.randint(1, head)
            database.execute("update fact set day = day + ? where seq = ?", (days, seq))
            return seq
        tampering.verify(f"a day {days} days off", far)

    for _ in range(ROWS_A_COLUMN):
        def renumber(database):
            seq = rng.randint(1, head)
            database.execute("update fact set seq = ? where seq = ?", (head + rng.randint(1, 9), seq))
            return seq
        tampering.verify("another seq", renumber)

        def remove(database):
            seq = rng.randint(1, head)
            database.execute("delete from fact where seq = ?", (seq,))
            return seq
        tampering.verify("a removed row", remove)

        def swap(database):
            first, second = sorted(rng.sample(range(1, head + 1), 2))
            for old, new in ((first, -1), (second, first), (-1, second)):
                database.execute("update fact set seq = ? where seq = ?", (new, old))
            return first
        tampering.verify("two swapped rows", swap)

        def cut(database):
            kept = head - rng.randint(1, 20)
            database.execute("delete from fact where seq > ?", (kept,))
            return kept + 1
        tampering.verify("a cut-off end", cut)

    def insert(database):
        database.execute("insert into fact select tenant, seq + 1, randomblob(16), kind, subject, day, author,"
                         " recorder, recorded_at, action, corrects, pack, answers, leaf, link, state, year, place,"
                         " confirmed from fact where seq = ?", (head,))
        return head + 1
    tampering.verify("a row behind the head", insert)


def chain_head(tampering, rng):
    head = tampering.head
    for what, column, new, row in (("a head too far on", "seq", head + 1, head + 1),
                                   ("a head too far back", "seq", head - 1, head)):
        def move(database, column=column, new=new, row=row):
            database.execute(f"update tenant_head set {column} = ?", (new,))
            return row
        tampering.verify(what, move)

    def link(database):
        value = database.execute("select link from tenant_head").fetchone()[0]
        database.execute("update tenant_head set link = ?", (flipped(rng, value),))
        return head
    tampering.verify("another link of the head", link)

    def moment(database):
        database.execute("update tenant_head set recorded_at = recorded_at + 1")
        return head
    tampering.verify("another moment of the head", moment)

    def roster(database):
        database.execute("update tenant_head set roster_seq = roster_seq - 1")
    tampering.check("another roster_seq of the head", roster, "roster_seq")


def sealed(tampering, rng):
    def one(database):
        return rng.choice(database.execute("select seq, field, value from sealed").fetchall())

    def first_sealed(database, subject):
        return database.execute("select min(fact.seq) from fact join sealed on sealed.seq = fact.seq"
                                " where fact.subject = ?", (subject,)).fetchone()[0]

    for _ in range(ROWS_A_COLUMN):
        def change(database):
            seq, field, value = one(database)
            database.execute("update sealed set value = ? where seq = ? and field = ?",
                             (flipped(rng, value), seq, field))
            return seq
        tampering.verify("a changed sealed value", change)

        def remove(database):
            seq, field, _ = one(database)
            database.execute("delete from sealed where seq = ? and field = ?", (seq, field))
            return seq
        tampering.verify("a removed sealed value", remove)

        def key(database):
            subject, wrapped = rng.choice(database.execute(
                "select subject, wrapped from subject_key where subject in (select fact.subject from fact join sealed"
                " on sealed.seq = fact.seq)").fetchall())
            database.execute("update subject_key set wrapped = ? where subject = ?", (flipped(rng, wrapped), subject))
            return first_sealed(database, subject)
        tampering.verify("a changed wrapped key", key)

        def no_key(database):
            subject, = rng.choice(database.execute("select distinct fact.subject from fact join sealed"
                                                   " on sealed.seq = fact.seq").fetchall())
            seq = first_sealed(database, subject)
            database.execute("delete from subject_key where subject = ?", (subject,))
            return seq
        tampering.verify("a removed wrapped key, with no erasure on the ledger", no_key)

    def word(database):
        number, = rng.choice(database.execute("select distinct kind from fact").fetchall())
        database.execute("update word set text = text || 'x' where number = ?", (number,))
        return database.execute("select min(seq) from fact where kind = ? or pack = ?", (number, number)).fetchone()[0]
    tampering.verify("another word", word)

    def subject(database):
        number, value = rng.choice(database.execute("select number, id from subject").fetchall())
        database.execute("update subject set id = ? where number = ?", (flipped(rng, value), number))
        return database.execute("select min(seq) from fact where subject = ?1 or author = ?1 or recorder = ?1",
                                (number,)).fetchone()[0]
    tampering.verify("another id of a subject", subject)


def beside(tampering, rng):
    """Rows that no fact accounts for, and what the founding fact says."""
    def extra_value(database):
        seq, field, value = rng.choice(database.execute("select seq, field, value from sealed").fetchall())
        shown = {number for (number,) in database.execute("select field from sealed where seq = ?", (seq,))}
        free = [word for word in tampering.words if word not in shown]
        database.execute("insert into sealed values (439923, ?, ?, ?)", (seq, rng.choice(free), value))
        return seq
    tampering.verify("a sealed value that its fact does not show", extra_value)
    tampering.both("a sealed value that its fact does not show", extra_value, "sealed")

    def value_of_nothing(database):
        seq = rng.choice([-1, 0, tampering.head + 1, UNKNOWN])
        database.execute("insert into sealed values (439923, ?, 1, x'00')", (seq,))
    tampering.both("a sealed value of no fact", value_of_nothing, "sealed")

    def key(database):
        database.execute("insert into subject_key select tenant, ?, wrapped from subject_key limit 1",
                         (rng.choice([-1, 0, UNKNOWN]),))
    tampering.both("a key of nobody", key, "subject_key")

    def word(database):
        database.execute("insert into word values (439923, ?, 'duty.nothing.owed')", (UNKNOWN,))
    tampering.both("a word that nothing needs", word, "word")

    def subject(database):
        number = rng.choice([-1, tampering.head, UNKNOWN])
        database.execute("insert into subject select tenant, ?, randomblob(16), kind from subject limit 1", (number,))
    tampering.both("a subject that nobody registered", subject, "subject")

    def kind(database):
        number, kind = rng.choice(database.execute("select number, kind from subject").fetchall())
        other, = rng.choice(database.execute("select distinct kind from subject where kind <> ?", (kind,)).fetchall())
        database.execute("update subject set kind = ? where number = ?", (other, number))
        return number
    tampering.verify("another kind of a subject", kind)
    tampering.both("another kind of a subject", kind, "subject.kind")

    def offset(database):
        database.execute("update tenant set offset_minutes = offset_minutes + 60")
    tampering.both("another offset of the county", offset, "offset_minutes")


def erased(tampering, report, path):
    """What an erasure leaves is whole; a key or a value that comes back is found."""
    with tampering.template.connect() as database:
        subject, wrapped, seq, field, value = database.execute(
            "select subject_key.subject, wrapped, sealed.seq, field, value from subject_key"
            " join sealed on sealed.seq = subject_key.subject"
            " where subject_key.subject in (select subject from household) limit 1").fetchone()
        id_bytes, = database.execute("select id from subject where number = ?", (subject,)).fetchone()
    whole = county.County(path, template=tampering.template)
    done = whole.run("erase", "--household", str(uuid.UUID(bytes=id_bytes)), "--reason", "本人要求")
    for proof in ("verify", "check"):
        proved = whole.run(proof)
        report.check(done.returncode == 0 and proved.returncode == 0, f"{proof} is green after an erasure",
                     done.stderr + proved.stdout)
    with_erasure = Tampering(report, tampering.rng, whole, tampering.path)

    def key(database):
        database.execute("insert into subject_key values (439923, ?, ?)", (subject, wrapped))
        return seq
    with_erasure.verify("a key that was destroyed", key)
    with_erasure.check("a key that was destroyed", lambda database: [] if key(database) else [], "subject_key")

    def back(database):
        database.execute("insert into sealed values (439923, ?, ?, ?)", (seq, field, value))
        return seq
    with_erasure.verify("a sealed value that was destroyed", back)
    with_erasure.check("a sealed value that was destroyed", lambda database: [] if back(database) else [], "sealed")


def derived(tampering, rng):
    head = tampering.head
    for column in ("state", "place", "year", "confirmed"):
        for _ in range(ROWS_A_COLUMN):
            def change(database, column=column):
                seq = rng.randint(1, head)
                value = database.execute(f"select {column} from fact where seq = ?", (seq,)).fetchone()[0]
                state = [(value + rng.randint(1, 6)) % 7]
                new = rng.choice(state if column == "state" else [value + 1, value - 1, UNKNOWN])
                database.execute(f"update fact set {column} = ? where seq = ?", (new, seq))
                return [f"第 {seq} 条记录"]
            tampering.check(f"another {column} of a fact", change)
    for table, (columns, name) in DERIVED.items():
        for column in columns:
            tampering.check(f"another {table}.{column}", lambda database, t=table, c=column: other(rng, database, t, c),
                            name)

        def remove(database, table=table, columns=columns):
            chosen = f"select {', '.join(columns)} from {table}{WHERE.get(table, '')}"
            row = rng.choice(database.execute(chosen).fetchall())
            database.execute(f"delete from {table} where {' and '.join(f'{one} is ?' for one in columns)}", row)
        tampering.check(f"a row that {table} lacks", remove, name)

        def double(database, table=table, columns=columns):
            row = list(rng.choice(database.execute(f"select {', '.join(columns)} from {table}").fetchall()))
            at = {"fact_year": 0, "duty_span": 1}.get(table, len(columns) - 1 if table == "correction" else 0)
            row[at] = 1900 if table in ("fact_year", "duty_span") else UNKNOWN
            marks = ", ".join("?" for _ in columns)
            database.execute(f"insert into {table} (tenant, {', '.join(columns)}) values (439923, {marks})", row)
        tampering.check(f"a row too many in {table}", double, name)


def other(rng, database, table, column):
    """Changes one value of a random row to one that the table's keys allow."""
    rows = database.execute(f"select rows.* from (select * from {table}{WHERE.get(table, '')}) as rows").fetchall()
    names = [entry[1] for entry in database.execute(f"pragma table_info({table})")]
    at = names.index(column)
    for _ in range(50):
        row = rng.choice(rows)
        value = row[at]
        if value is None:
            new = rng.randint(18000, 20000)
        elif isinstance(value, bytes):
            new = flipped(rng, value)
        elif isinstance(value, str):
            new = value + "x"
        else:
            new = value + rng.choice([-1, 1, 5000])
        given = " and ".join(f"{name} is ?" for name in names)
        try:
            database.execute(f"update {table} set {column} = ? where {given}", (new, *row))
            return
        except sqlite3.IntegrityError:
            continue
    raise RuntimeError(f"no row of {table} can be changed in {column}")


def main():
    report = county.Report()
    rng = county.seeded()
    with county.folder() as path:
        template = county.County(os.path.join(path, "demo"))
        tampering = Tampering(report, rng, template, os.path.join(path, "copy"))
        for proof in ("verify", "check"):
            _, proved = tampering.proved(lambda database: None, proof)
            report.check(proved.returncode == 0, f"{proof} is green on a copy that nobody changed", proved.stdout)
        chain(tampering, report, rng)
        chain_head(tampering, rng)
        sealed(tampering, rng)
        beside(tampering, rng)
        erased(tampering, report, os.path.join(path, "erased"))
        derived(tampering, rng)
    report.finish()


if __name__ == "__main__":
    main()
