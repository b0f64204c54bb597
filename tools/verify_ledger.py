#!/usr/bin/env python3
"""Checks a ledger that `chengxin export ledger` wrote, by docs/ledger-format.md alone: verify_ledger.py LEDGER
[--head FILE|LINK]… Ends with 0 when every row is as it was recorded and agrees with the heads kept elsewhere; with 1
when not, naming the first row at fault; with 2 when there is nothing to check. Memory: the heads."""
import argparse, hashlib, json, re, sys

HEX = "([0-9a-f]{64})"
ROW = re.compile(rf'{{"seq":(-?\d+),"recorded_at":(-?\d+),"leaf":"{HEX}","link":"{HEX}","fact":({{.*}})}}\n')

digest = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
is_link = lambda text: isinstance(text, str) and re.fullmatch(HEX, text.lower()) is not None

def heads_of_value(value, county):
    """Every object with seq and link is a head, of the county that it or what it stands in names."""
    if isinstance(value, list):
        for item in value:
            yield from heads_of_value(item, county)
    elif isinstance(value, dict):
        named = str(value.get("county", ""))
        county = int(named) if named.isdigit() else county
        if type(value.get("seq")) is int and is_link(value.get("link")):
            yield county, value["seq"], value["link"].lower()
        for name, member in value.items():
            if name != "fact":
                yield from heads_of_value(member, county)

def heads_in(path, county):
    """From JSON over one line or several, and from lines with a number, and perhaps the county, before a link."""
    pending, numbers = "", []
    for line in open(path, encoding="utf-8"):
        if pending or line.lstrip().startswith(("{", "[")):
            pending += line
            try:
                value, pending = json.loads(pending), ""
            except ValueError:
                continue  # over several lines
            yield from heads_of_value(value, county)
            line = ""
        for word in re.findall(r"[0-9A-Za-z]+", line):
            if is_link(word):
                named = numbers[-2] if len(numbers) > 1 and len(numbers[-2]) == 6 else county
                yield int(named), int(numbers[-1]) if numbers else None, word.lower()
            numbers = [] if is_link(word) else numbers + [word] if word.isdigit() else numbers
        numbers = []

def walk(ledger, first, see):
    """Recomputes leaf and link of each row and shows them to `see`. out: the last row that is right; what is not."""
    link, last, moment = bytes.fromhex(first["previous"]), first["from"] - 1, first["head"]["recorded_at"]
    if last == 0 and link != digest(b"chengxin chain 1\n", str(first["county"]).encode()):
        return last, "第 1 条记录与开头接不上。"
    see(last, link.hex())
    for line in ledger:
        row = ROW.fullmatch(line)
        if row is None or int(row[1]) != last + 1:
            return last, f"第 {last + 1} 条记录不见了，或读不出来。"
        moment, leaf = int(row[2]), digest(b"chengxin fact 1\n", row[5].encode())
        link = digest(link, leaf, (last + 1).to_bytes(8, "big"), moment.to_bytes(8, "big", signed=True))
        if (leaf.hex(), link.hex()) != (row[3], row[4]):
            return last, f"第 {last + 1} 条记录被改动过。"
        last += 1
        see(last, row[4])
    head = first["head"]
    if last != head["seq"]:
        return last, f"第 {min(last, head['seq']) + 1} 条记录不见了或多出来了：链头记着共有 {head['seq']} 条。"
    whole = (link.hex(), moment) == (head["link"], head["recorded_at"])
    return last, None if whole else f"链头与第 {last} 条记录接不上。"

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("--head", action="append", default=[])
    asked = parser.parse_args()
    with open(asked.ledger, encoding="utf-8", newline="\n") as ledger:
        first, heads, agree, differ = json.loads(ledger.readline()), {}, [-1], []
        here = first["county"]
        for given in asked.head:
            for county, seq, link in [(here, None, given.lower())] if is_link(given) else heads_in(given, here):
                if county == here:
                    heads.setdefault(seq, set()).add(link)
        if first["format"] != "chengxin ledger 1" or (asked.head and not heads):
            sys.exit("没有可查验的：不是导出的账本，或没有找到这个县的账头。")
        links = heads.pop(None, set())
        def see(seq, link):
            for kept in heads.get(seq, set()) | (links & {link}):
                (agree if kept == link else differ).append(seq)
            links.discard(link)
        last, fault = walk(ledger, first, see)
    found = [fault] if fault else []
    if differ and agree[-1] >= differ[0]:
        found.insert(0, f"第 {differ[0]} 条的账头与第 {agree[-1]} 条的账头互相矛盾。")
    elif differ:
        found.insert(0, f"第 {differ[0]} 条记录与抄存的账头不同：第 {max(agree[-1], 0)} 条及以前一致，最晚在这一条被改动过。")
    cut = f"第 {last + 1} 条记录起被截去：抄存的账头记得更远，账上只有 {last} 条。"
    found += [cut] if max(heads, default=0) > last and not fault else []
    found += ["抄存的链值在账上找不到。"] if links and not fault else []
    print("\n".join(found) or f"{last} 条记录与记下时一样。链头 {first['head']['link']}")
    sys.exit(1 if found else 0)

if __name__ == "__main__":
    main()
