#!/usr/bin/env python3
"""Compares two results of bench/run.py, figure by figure.

usage: bench/compare.py OLD.json NEW.json [--limit 15]
A figure has become worse when its median is worse by more than the limit, and lies outside of what the rounds of the
old one came to: what lies within the spread is noise. Status 1 if any has, 2 if the two cannot be compared, else 0.
"""

import argparse
import json
import statistics
import sys

# What grows when things get better: so much a second, a share of the limit. All else is better when it is smaller.
BETTER_UP = ("_s", "_share")


def is_better_up(name):
    return name.endswith(BETTER_UP)


def figures_of(result):
    """out: name → the values of all rounds. in: {"figures": {name: {"rounds": […]}}}"""
    rounds = {name: [value for value in figure["rounds"] if value is not None]
              for name, figure in result["figures"].items()}
    return {name: values for name, values in rounds.items() if values}


def change_of(name, old, new):
    """out: by how much of a hundred the median is worse, negative where it is better."""
    before, after = statistics.median(old), statistics.median(new)
    if before == 0:
        return 0.0 if after == 0 else float("inf")
    grown = (after - before) / abs(before) * 100
    return -grown if is_better_up(name) else grown


def is_worse(name, old, new, limit):
    """Worse by more than the limit, and every round of the new one is worse than the best half of the old."""
    if change_of(name, old, new) <= limit:
        return False
    if is_better_up(name):
        old, new = [-value for value in old], [-value for value in new]
    return min(new) > statistics.median(old) and statistics.median(new) > max(old)


def compare(old, new, limit):
    """out: lines to be shown, names that have become worse, names that are missing."""
    before, after = figures_of(old), figures_of(new)
    worse, lines = [], []
    for name in sorted(before.keys() & after.keys()):
        change = change_of(name, before[name], after[name])
        bad = is_worse(name, before[name], after[name], limit)
        if bad:
            worse.append(name)
        mark = "WORSE" if bad else "better" if change < -limit else "noise" if change > limit else ""
        lines.append(f"{name:60} {statistics.median(before[name]):14.2f} {statistics.median(after[name]):14.2f} "
                     f"{change:+8.1f} % {mark}")
    return lines, worse, sorted(before.keys() - after.keys())


def main():
    asked = argparse.ArgumentParser(description="two results of bench/run.py, figure by figure; + is worse")
    asked.add_argument("old")
    asked.add_argument("new")
    asked.add_argument("--limit", type=float, default=15, help="of a hundred")
    options = asked.parse_args()
    try:
        with open(options.old, encoding="utf-8") as old, open(options.new, encoding="utf-8") as new:
            lines, worse, missing = compare(json.load(old), json.load(new), options.limit)
    except (OSError, ValueError, KeyError) as wrong:
        print(f"cannot be compared: {wrong!r}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    for name in missing:
        print(f"{name:60} is not in {options.new}")
    print(f"{len(lines)} figures compared, {len(worse)} worse by more than {options.limit:g} %")
    if not lines:
        return 2
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
