#!/usr/bin/env python3
"""Proves that bench/compare.py tells a regression from noise, whichever way a figure is better."""

import json
import os
import subprocess
import sys

import county

PROGRAM = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../bench/compare.py"))


def result(**figures):
    return {"figures": {name.replace("__", "."): {"rounds": rounds} for name, rounds in figures.items()}}


def status_of(path, old, new, *more):
    for name, content in (("old.json", old), ("new.json", new)):
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            json.dump(content, file)
    told = subprocess.run([sys.executable, PROGRAM, "old.json", "new.json", *more], capture_output=True, text=True,
                          check=False, cwd=path)
    return told.returncode, told.stdout


def main():
    report = county.Report()
    calm = [100.0, 101.0, 99.0, 100.5, 99.5]
    slower = [value * 0.8 for value in calm]
    dearer = [value * 1.2 for value in calm]
    with county.folder() as path:
        def check(wanted, sentence, old, new, *more):
            found = status_of(path, result(**old), result(**new), *more)
            report.check(found[0] == wanted, sentence, found)

        check(0, "the same again is no regression", {"push__facts_s": calm}, {"push__facts_s": calm})
        check(1, "fewer facts a second are", {"push__facts_s": calm}, {"push__facts_s": slower})
        check(0, "more facts a second are not", {"push__facts_s": slower}, {"push__facts_s": calm})
        check(1, "a higher latency is", {"push__p99_us": calm}, {"push__p99_us": dearer})
        check(0, "a lower one is not", {"push__p99_us": dearer}, {"push__p99_us": calm})
        check(1, "more CPU a fact is", {"push__server_cpu_us_fact": calm}, {"push__server_cpu_us_fact": dearer})
        check(0, "ten of a hundred are within the limit", {"push__facts_s": calm},
              {"push__facts_s": [value * 0.9 for value in calm]})
        check(1, "unless the limit is lower", {"push__facts_s": calm}, {"push__facts_s": [v * 0.9 for v in calm]},
              "--limit", "5")
        check(0, "what lies within the spread of the old rounds is noise", {"push__p99_us": [60.0, 100.0, 140.0]},
              {"push__p99_us": [110.0, 120.0, 130.0]})
        check(1, "one bad figure among good ones is found", {"a__p99_us": calm, "b__facts_s": calm},
              {"a__p99_us": slower, "b__facts_s": slower})
        check(2, "nothing in common cannot be compared", {"a__p99_us": calm}, {"b__p99_us": calm})
    report.finish()


if __name__ == "__main__":
    main()
