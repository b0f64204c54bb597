#!/usr/bin/env python3
"""The committed vectors of conditions are what their generator writes; any other seed covers the language as well."""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = ROOT / "tests" / "vectors"
SUBJECTS = ["field", "setting", "has", "lacks", "group", "not_group", "figure"]
WORDS = ["is", "is_not", "in", "not_in", "at_least", "at_most", "more_than", "less_than", "known",
         "of", "days_after", "workdays_after", "months_after", "thing", "to", "where", "span", "any"]


def generated(*arguments):
    run = subprocess.run([sys.executable, VECTORS / "generate.py", *arguments], capture_output=True, check=True)
    return run.stdout


def counts(text):
    """How often each word of the language stands in a vector that holds, and in one that does not."""
    found = {(word, result): 0 for word in SUBJECTS + WORDS for result in (True, False)}
    vectors = json.loads(text)["vectors"]
    for vector in vectors:
        leaves = [leaf for line in vector["if"] for leaf in [line, *line.get("any", [])]]
        for word in {word for leaf in leaves for word in leaf}:
            found[(word, vector["holds"])] += 1
    return len(vectors), found


def main():
    results = {}
    committed = (VECTORS / "condition.json").read_bytes()
    results["the committed file is what the generator writes"] = generated() == committed
    results["it stays small"] = len(committed) < 1_500_000
    for name, text in (("the committed file", committed), ("another seed", generated("1"))):
        number, found = counts(text)
        rare = [f"{word} {result}" for (word, result), times in found.items() if times < 12]
        results[f"{name} has at least 2 000 vectors"] = number >= 2000
        results[f"{name} has each word with both results"] = not rare
        if rare:
            print("seldom:", ", ".join(rare))
    for name, good in results.items():
        print("✓" if good else "✗", name)
    failed = list(results.values()).count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
