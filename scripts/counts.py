"""Counts of a test runner's JSON report, as ./test wants them: `N passed, N failed`.

A test that was skipped was not run, and counts as failed.
"""
import json
import sys


def of_vitest(report):
    good = report["numPassedTests"]
    return good, report["numTotalTests"] - good + report["numFailedTestSuites"] * (report["numFailedTests"] == 0)


def of_playwright(report):
    stats = report["stats"]
    return stats["expected"], stats["unexpected"] + stats["flaky"] + stats["skipped"] + len(report.get("errors", []))


def main():
    runner, path = sys.argv[1:]
    try:
        with open(path, encoding="utf-8") as file:
            good, bad = {"vitest": of_vitest, "playwright": of_playwright}[runner](json.load(file))
    except (OSError, json.JSONDecodeError) as error:
        print(f"no report of {runner}: {error}")
        good, bad = 0, 1
    print(f"{good} passed, {bad} failed")


main()
