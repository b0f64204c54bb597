"""clang-tidy over the files that changed since they last passed, as ./test wants it: `N passed, N failed`.

A file is changed when its text, that of a project header it includes, .clang-tidy or clang-tidy itself is another.
`--checks fast` runs the checks that cost little more than parsing; `--checks all` those of .clang-tidy.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shlex
import subprocess

TOOL = "clang-tidy-19"
FAST = ",".join([
    "-*", "bugprone-dangling-handle", "bugprone-forwarding-reference-overload", "bugprone-inaccurate-erase",
    "bugprone-parent-virtual-call", "bugprone-string-constructor", "bugprone-suspicious-memset-usage",
    "bugprone-suspicious-semicolon", "bugprone-undelegated-constructor", "bugprone-unused-raii",
    "bugprone-unused-return-value", "bugprone-use-after-move", "bugprone-virtual-near-miss",
    "performance-for-range-copy", "performance-move-const-arg",
    "performance-noexcept-move-constructor", "performance-unnecessary-copy-initialization",
    "modernize-use-nullptr", "modernize-use-override", "readability-container-size-empty",
    "readability-duplicate-include", "readability-identifier-naming",
])
INCLUDE = re.compile(r'^\s*#include "([^"]+)"', re.MULTILINE)


def commands(build):
    """The compiler's commands without what only gcc understands: its precompiled headers."""
    entries = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if not re.search(r"/(src|tests|bench)/.*\.cpp$", entry["file"]):
            continue
        words = iter(shlex.split(entry["command"]))
        kept = []
        for word in words:
            if word == "-include":
                header = next(words)
                if "cmake_pch" not in header:
                    kept += [word, header]
            elif word not in ("-fpch-preprocess", "-Winvalid-pch"):
                kept.append(word)
        kept.append("-Wno-deprecated-declarations")  # libstdc++ 12 uses what it has deprecated itself
        entries.append({"directory": entry["directory"], "file": entry["file"], "arguments": kept})
    return {entry["file"]: entry for entry in entries}


class Digests:
    """What a source file's check depends on, by content."""

    def __init__(self, root, checks):
        version = subprocess.run([TOOL, "--version"], capture_output=True, text=True, check=True).stdout
        self.root, self.own = root, {}
        self.common = version + checks + (root / ".clang-tidy").read_text()

    def includes(self, path):
        if path not in self.own:
            text = path.read_text(encoding="utf-8")
            found = [place / name for name in INCLUDE.findall(text) for place in (self.root / "src", self.root)]
            self.own[path] = (hashlib.sha256(text.encode()).hexdigest(), [one for one in found if one.is_file()])
        return self.own[path]

    def of(self, path):
        seen, left = {}, [path]
        while left:
            one = left.pop()
            if one not in seen:
                seen[one], more = self.includes(one)
                left += more
        parts = [self.common] + [f"{one} {seen[one]}" for one in sorted(seen)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def check(database, path, checks):
    arguments = ["nice", TOOL, "-p", str(database), "--quiet", path]
    done = subprocess.run(arguments + ([f"--checks={checks}"] if checks else []), capture_output=True, text=True)
    return done.returncode == 0, done.stdout + ("" if done.stdout else done.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, required=True)
    parser.add_argument("--checks", choices=["fast", "all"], required=True)
    options = parser.parse_args()
    checks = FAST if options.checks == "fast" else ""
    root = pathlib.Path.cwd()
    database = root / "build" / "lint"
    passed = database / "passed"
    passed.mkdir(parents=True, exist_ok=True)
    entries = commands(options.build)
    (database / "compile_commands.json").write_text(json.dumps(list(entries.values())))

    digests = Digests(root, checks)
    stamps = {path: passed / digests.of(pathlib.Path(path)) for path in entries}
    changed = [path for path in entries if not stamps[path].exists()]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, (good, said) in zip(changed, pool.map(lambda one: check(database, one, checks), changed)):
            if good:
                stamps[path].touch()
            else:
                bad += 1
                print(said)
    print(f"{len(changed)} of {len(entries)} files had changed")
    print(f"{len(entries) - bad} passed, {bad} failed")


main()
