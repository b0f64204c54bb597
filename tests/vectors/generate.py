#!/usr/bin/env python3
"""Writes the vectors of conditions that the ledger (C++) and the browser (TypeScript) both run.

usage: generate.py [SEED] > condition.json

What is written by hand stands in named.json. To it come drawn ones: leaves until each bucket of leaf, comparison,
anchor, type of the left side and result holds a few, then conditions of several lines. What holds is decided by the
model below, which follows docs/packs.md, "Conditions", plainly and slowly. The same seed writes the same bytes.
"""
import datetime
import json
import pathlib
import random
import re
import sys

COMPARISONS = ["is", "is_not", "in", "not_in", "at_least", "at_most", "more_than", "less_than", "known"]
ANCHORS = ["of", "days_after", "workdays_after", "months_after"]
WHOLE_MAX = 2**53 - 1  # what a browser holds exactly
HELD_MAX = 2**63 - 1  # what the ledger holds
FAR = 100_000


# ── the model ────────────────────────────────────────────────────────────────────────────────────
def quantity(value):
    """A value as (kind, value): truth, number as (top, bottom), day or text; None for what cannot be compared."""
    if isinstance(value, bool):
        return ("truth", value)
    if isinstance(value, int):
        return ("number", (value, 1)) if abs(value) <= WHOLE_MAX else None
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return ("day", datetime.date.fromisoformat(value))
        except ValueError:
            return ("text", value)
    ratio = re.fullmatch(r"(-?\d{1,18})/(\d{1,18})", value)
    if ratio and int(ratio[2]) != 0:
        return ("number", (int(ratio[1]), int(ratio[2])))
    return ("text", value)


def is_known(value):
    return value is not None and value != "" and value != []


def read(values, columns, path):
    """A value, or the column behind the last stop of its path; of several options chosen, a list."""
    if values.get(path) is not None or "." not in path:
        return values.get(path)
    field, _, column = path.rpartition(".")
    chosen, table = values.get(field), columns.get(field, {})
    if isinstance(chosen, list):
        cells = [table.get(option, {}).get(column) for option in chosen]
        return [cell for cell in cells if cell is not None]
    return table.get(chosen, {}).get(column) if isinstance(chosen, str) else None


def field(world, path):
    return read(world["fields"], world.get("columns", {}), path)


def resolved(world, written):
    if isinstance(written, str) and written.startswith("$"):
        return world["settings"].get(written[1:])
    if isinstance(written, str) and written.startswith("@"):
        return field(world, written[1:])
    return written


def add_months(day, months):
    months += day.year * 12 + day.month - 1
    year, month = divmod(months, 12)
    for date in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, date)
        except ValueError:
            continue
    return None


def add_workdays(world, day, count):
    """Saturdays, Sundays and days of rest are passed over, unless they are worked; nothing without a calendar."""
    if "rest" not in world:
        return None
    while count != 0:
        day += datetime.timedelta(1 if count > 0 else -1)
        text = day.isoformat()
        if text in world["work"] or (day.weekday() < 5 and text not in world["rest"]):
            count += -1 if count > 0 else 1
    return day


def moved(world, anchor, day, count):
    if abs(count) > FAR or day.year < 1000:
        return None
    try:
        if anchor == "days_after":
            there = day + datetime.timedelta(count)
        else:
            there = add_months(day, count) if anchor == "months_after" else add_workdays(world, day, count)
    except OverflowError:
        return None
    return None if there is None or there.year < 1000 else there


def right_side(world, leaf, written):
    """One value of the right side after its anchor; None when any part of it is unknown."""
    plain = resolved(world, written)
    right = quantity(plain) if is_known(plain) else None
    anchor = next((name for name in ANCHORS if name in leaf), None)
    if right is None or anchor is None:
        return right
    base = quantity(field(world, leaf[anchor]))
    if base is None or right[0] != "number":
        return None
    top, bottom = right[1]
    if anchor == "of":
        if base[0] != "number":
            return None
        top, bottom = top * base[1][0], bottom * base[1][1]
        return None if max(abs(top), bottom) > HELD_MAX else ("number", (top, bottom))
    if base[0] != "day" or top % bottom != 0:
        return None
    there = moved(world, anchor, base[1], top // bottom)
    return None if there is None else ("day", there)


def order(left, right):
    """Below, at or above nought; None when the two have no order."""
    if left[0] != right[0] or left[0] not in ("number", "day"):
        return None
    one, other = left[1], right[1]
    if left[0] == "number":
        one, other = left[1][0] * right[1][1], right[1][0] * left[1][1]
    return (one > other) - (one < other)


def compare_one(value, comparison, rights):
    left = quantity(value)
    if left is None:
        return False
    if comparison in ("at_least", "at_most", "more_than", "less_than"):
        sign = order(left, rights[0])
        if sign is None:
            return False
        return {"at_least": sign >= 0, "at_most": sign <= 0, "more_than": sign > 0, "less_than": sign < 0}[comparison]
    if any(left[0] != right[0] for right in rights):
        return False
    same = any(order(left, right) == 0 if left[0] in ("number", "day") else left == right for right in rights)
    return same != (comparison in ("is_not", "not_in"))


def compare(world, leaf, left):
    comparison = next(name for name in COMPARISONS if name in leaf)
    if comparison == "known":
        return is_known(left) == leaf["known"]
    if not is_known(left):
        return False
    written = leaf[comparison]
    if comparison in ("in", "not_in"):
        written = resolved(world, written)
        if not isinstance(written, list):
            return False
    else:
        written = [written]
    rights = [right_side(world, leaf, one) for one in written]
    if None in rights:
        return False
    if not isinstance(left, list):
        return compare_one(left, comparison, rights)
    each = [compare_one(one, comparison, rights) for one in left]
    return all(each) if comparison in ("is_not", "not_in") else any(each)


def held(world, leaf, name, thing):
    """Whether the thing holds something of the name; None when it, or whom `to` means, is unknown."""
    holdings = world.get("holds", {}).get(thing)
    other = field(world, leaf["to"]) if "to" in leaf else ""
    if holdings is None or not isinstance(other, str) or ("to" in leaf and other == ""):
        return None
    for one in holdings:
        if one["name"] != name or (other and other not in one["to"]):
            continue
        if "where" not in leaf:
            return True
        columns = {key.partition("/")[2]: table for key, table in world.get("columns", {}).items() if
                   key.startswith(name + "/")}
        if compare(world, leaf, read(one["fields"], columns, leaf["where"])):
            return True
    return False


def ask(world, leaf, thing):
    if not isinstance(thing, str):
        thing = None
    if "has" in leaf:
        return held(world, leaf, leaf["has"], thing) is True
    if "lacks" in leaf:
        return held(world, leaf, leaf["lacks"], thing) is False
    groups = world.get("groups", {}).get(thing)
    if "group" in leaf:
        return groups is not None and leaf["group"] in groups
    if "not_group" in leaf:
        return groups is not None and leaf["not_group"] not in groups
    key = leaf["figure"] + ("/" + leaf["span"] if "span" in leaf else "")
    return compare(world, leaf, world.get("figures", {}).get(thing, {}).get(key))


def leaf_holds(world, leaf):
    if "field" in leaf:
        return compare(world, leaf, field(world, leaf["field"]))
    if "setting" in leaf:
        return compare(world, leaf, resolved(world, leaf["setting"]))
    if "thing" not in leaf:
        return ask(world, leaf, world["fields"].get("about"))
    things = field(world, leaf["thing"])
    if not is_known(things):
        return False
    return all(ask(world, leaf, one) for one in (things if isinstance(things, list) else [things]))


def holds(world, condition):
    return all(any(leaf_holds(world, leaf) for leaf in line.get("any", [line])) for line in condition)


# ── drawing ──────────────────────────────────────────────────────────────────────────────────────
WORLDS = json.loads((pathlib.Path(__file__).parent / "drawn_worlds.json").read_text(encoding="utf-8"))
LEAVES = ["field", "setting", "has", "has where", "lacks", "lacks where", "group", "not_group", "figure"]
A_BUCKET = 5
A_WIDE_BUCKET = 20  # of leaves that compare nothing
TRIES = 250_000
LINES = 400


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, items):
        return items[self.random.randrange(len(items))]

    def chance(self, part):
        return self.random.random() < part

    def path(self, world):
        fields = list(WORLDS[world]["fields"])
        columns = [path for path in ("kind.rank", "kinds.rank", "kind.on", "missing.rank") if self.chance(0.3)]
        return self.one(fields + ["missing"] + columns)

    def plain(self):
        number = self.random.randrange(-3, 12)
        day = datetime.date(2016, 9, 28) + datetime.timedelta(self.random.randrange(0, 14))
        return self.one([number, f"{number}/{self.random.randrange(1, 4)}", day.isoformat(), "family", "head", "road",
                         self.chance(0.5), number, day.isoformat(), "1/2", ""])

    def right(self, world):
        settings = list(WORLDS[world]["settings"])
        return self.one([self.plain(), self.plain(), "@" + self.path(world), "$" + self.one(settings + ["missing"])])

    def comparison(self, world, leaf):
        comparison = self.one(COMPARISONS)
        if comparison == "known":
            leaf[comparison] = self.chance(0.5)
        elif comparison in ("in", "not_in"):
            whole = self.one(["$some", "$none", "@topics", "$missing"])
            leaf[comparison] = whole if self.chance(0.2) else [self.right(world) if self.chance(0.2) else self.plain()
                                                               for _ in range(self.random.randrange(4))]
        else:
            leaf[comparison] = self.right(world)

    def anchored(self, world, leaf):
        """Mostly what may be true: a part of a number, a day that is moved by a few."""
        anchor = self.one(ANCHORS)
        leaf[anchor] = self.one(["due", "day", "began", self.path(world)])
        for key in COMPARISONS[:-1]:
            if key in leaf and self.chance(0.8):
                few = self.random.randrange(-3, 9)
                written = self.one(["1/2", "2/3", 1, 0]) if anchor == "of" else few
                leaf[key] = [written, few] if key in ("in", "not_in") else written
        if self.chance(0.7) and "field" in leaf:
            leaf["field"] = self.one(["present", "due"] if anchor == "of" else ["day", "began", "end"])
        if self.chance(0.7) and "figure" in leaf:
            leaf["figure"] = "visits" if anchor == "of" else "last"
            leaf.pop("span", None)

    def leaf(self, world):
        kind = self.one(LEAVES)
        head = kind.split()[0]
        settings = ["$" + name for name in [*WORLDS[world]["settings"], "missing"]]
        names = {"field": [self.path(world)], "setting": settings,
                 "has": ["away", "cadre", "dispute"], "group": ["eligible", "station"], "figure": ["visits", "last"]}
        leaf = {head: self.one(names[{"lacks": "has", "not_group": "group"}.get(head, head)])}
        if head not in ("field", "setting") and self.chance(0.6):
            leaf["thing"] = self.one(["author", "team", "leader", "nobody", "missing", "place", "about"])
        if head in ("has", "lacks") and self.chance(0.4):
            leaf["to"] = self.one(["place", "about", "missing", "author"])
        if head == "figure" and self.chance(0.5):
            leaf["span"] = self.one(["year", "last_year", "ever"])
        if kind.endswith("where"):
            leaf["where"] = self.one(["since", "phone", "kind", "kind.rank", "count", "missing"])
        if head in ("field", "setting", "figure") or kind.endswith("where"):
            self.comparison(world, leaf)
        if head in ("field", "figure") and "known" not in leaf and self.chance(0.4):
            self.anchored(world, leaf)
        return kind, leaf


def left_kind(world, leaf):
    value = field(world, leaf["field"]) if "field" in leaf else None
    if not is_known(value):
        return "unknown" if "field" in leaf else ""
    return "list" if isinstance(value, list) else (quantity(value) or ("none",))[0]


def drawn(seed):
    draw, buckets, vectors, seen = Draw(seed), {}, [], set()
    for _ in range(TRIES):
        name = draw.one(list(WORLDS))
        kind, leaf = draw.leaf(name)
        result = holds(WORLDS[name], [leaf])
        compares = next((key for key in COMPARISONS if key in leaf), "")
        anchor = next((key for key in ANCHORS if key in leaf), "")
        bucket = (kind, compares, anchor, left_kind(WORLDS[name], leaf), result)
        text = name + json.dumps(leaf)
        if buckets.get(bucket, 0) >= (A_BUCKET if compares else A_WIDE_BUCKET) or text in seen:
            continue
        buckets[bucket] = buckets.get(bucket, 0) + 1
        seen.add(text)
        vectors.append((name, [leaf], result))
    leaves = [(name, condition[0], result) for name, condition, result in vectors]
    balance = {True: 0, False: 0}
    while sum(balance.values()) < LINES:
        name = draw.one(list(WORLDS))
        of_world = [leaf for world, leaf, _ in leaves if world == name]
        condition = [{"any": [draw.one(of_world) for _ in range(draw.random.randrange(1, 5))]} if draw.chance(0.5)
                     else draw.one(of_world) for _ in range(draw.random.randrange(1, 4))]
        result = holds(WORLDS[name], condition)
        if balance[result] >= LINES // 2:
            continue
        balance[result] += 1
        vectors.append((name, condition, result))
    return vectors


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 439923
    named = json.loads((pathlib.Path(__file__).parent / "named.json").read_text(encoding="utf-8"))
    for vector in named["vectors"]:
        if holds(named["worlds"][vector["world"]], vector["if"]) != vector["holds"]:
            sys.exit(f"named.json: {vector['say']}: the model does not agree")
    vectors = named["vectors"] + [{"say": f"drawn {number}", "world": world, "if": condition, "holds": result}
                                  for number, (world, condition, result) in enumerate(drawn(seed), 1)]
    text = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in vectors]
    worlds = json.dumps(named["worlds"] | WORLDS, ensure_ascii=False, separators=(",", ":"))
    print('{"worlds":' + worlds + ',\n"vectors":[\n' + ",\n".join(text) + "\n]}")


if __name__ == "__main__":
    main()
