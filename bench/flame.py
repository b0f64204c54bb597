#!/usr/bin/env python3
"""A flame picture of the server while it is pushed to: where its CPU time goes, by perf.

usage: bench/flame.py --data DIR [--facts 1000000] [--connections 64] [--batch 20] [--seconds 10] [--out flame.svg]
The width of a box is its share of all samples; below a function stands what it was called by.
"""

import argparse
import collections
import html
import os
import subprocess
import sys

import stores as places

WIDTH = 1200
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
LINE = 16
LEAST = 0.8  # pixels: what is narrower is left out


def folded(script):
    """in: what `perf script` prints. out: stack, outermost first → samples"""
    counted = collections.Counter()
    thread, stack = "", []
    for line in script.splitlines():
        if line and not line[0].isspace():
            thread = line.split()[0]
        elif line.strip():
            name = line.strip().split(" ", 1)[-1].rsplit(" (", 1)[0].rsplit("+0x", 1)[0]
            stack.append(shortened(name))
        elif thread:
            counted[(thread, *reversed(stack))] += 1
            thread, stack = "", []
    if thread and stack:
        counted[(thread, *reversed(stack))] += 1
    return counted


def shortened(name):
    """A C++ name without its arguments: what stands in round brackets at the end goes, templates are cut."""
    depth, kept = 0, []
    for character in name:
        if character == "<":
            depth += 1
        if depth == 0:
            kept.append(character)
        if character == ">" and depth:
            depth -= 1
    plain = "".join(kept)
    cut = plain.find("(", 1)
    plain = plain[:cut] if cut > 0 and not plain.startswith("(anonymous") else plain
    return plain.replace("chengxin::", "")[:90] or name[:60]


class Frame:
    def __init__(self):
        self.samples = 0
        self.parts = collections.defaultdict(Frame)


def tree_of(counted):
    root = Frame()
    for stack, samples in counted.items():
        root.samples += samples
        at = root
        for name in stack:
            at = at.parts[name]
            at.samples += samples
    return root


def colour_of(name):
    if "sqlite3" in name or "PQ" in name or name.startswith("pg"):
        return "#9fb3c4"
    if any(part in name for part in ("EVP", "SHA", "sha", "crypto", "AES", "aes", "gcm")):
        return "#d9b44a"
    if any(part in name for part in ("json", "asio", "beast", "http")):
        return "#b8c99d"
    if name.startswith("[") or any(part in name for part in ("sys_", "ext4", "_kernel", "do_", "vfs", "tcp_", "jbd2")):
        return "#c9c2b8"
    return "#e08a6d"


def boxes(frame, total, x, depth, found):
    for name, part in sorted(frame.parts.items()):
        width = part.samples / total * WIDTH
        if width >= LEAST:
            found.append((x, depth, width, name, part.samples))
            boxes(part, total, x, depth + 1, found)
        x += width


def svg_of(counted, title):
    root = tree_of(counted)
    found = []
    boxes(root, max(1, root.samples), 0.0, 0, found)
    height = (max((depth for _, depth, _, _, _ in found), default=0) + 1) * LINE + 40
    parts = [HEAD.format(width=WIDTH, height=height),
             'font-family="monospace" font-size="10"><rect width="100%" height="100%" fill="#fffdf9"/>',
             f'<text x="8" y="18" font-size="13" fill="#22303c">{html.escape(title)}, {root.samples} samples</text>']
    for x, depth, width, name, samples in found:
        y = height - (depth + 1) * LINE - 6
        share = samples / root.samples * 100
        words = html.escape(name[:int(width / 6.1)]) if width > 20 else ""
        parts.append(f'<g><title>{html.escape(name)}: {share:.1f} %</title><rect x="{x:.1f}" y="{y}" '
                     f'width="{max(width - 0.5, 0.3):.1f}" height="{LINE - 1}" fill="{colour_of(name)}"/>'
                     f'<text x="{x + 2:.1f}" y="{y + 11}" fill="#22303c">{words}</text></g>')
    return "".join(parts) + "</svg>\n"


def record(options, server, households, samples):
    load = [options.programs.load, "--port", str(server.port), "--households", households, "--connections",
            str(options.connections), "--batch", str(options.batch), "--seconds", str(options.seconds + 2)]
    with subprocess.Popen(load, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as pushing:
        # Signing in is slow on purpose, and not what is looked at.
        if pushing.stderr.readline().strip() != "begun":
            raise RuntimeError("the load did not begin")
        # By frame pointers stacks would end in libraries; by the call information they cost more, but are whole.
        subprocess.run(["perf", "record", "-q", "-F", "499", "--call-graph", "dwarf,16384", "-p",
                        str(server.process.pid), "-o", samples, "--", "sleep", str(options.seconds)], check=True)


def main():
    asked = argparse.ArgumentParser(description="a flame picture of the server under a load of pushes")
    asked.add_argument("--data", required=True)
    asked.add_argument("--engine", choices=places.STORES, default="sqlite")
    asked.add_argument("--facts", type=int, default=1_000_000)
    asked.add_argument("--connections", type=int, default=64)
    asked.add_argument("--batch", type=int, default=20)
    asked.add_argument("--seconds", type=int, default=10)
    asked.add_argument("--build", default="build/release")
    asked.add_argument("--out", default="flame.svg")
    options = asked.parse_args()
    options.programs = places.Programs(options.build)
    samples = os.path.join(os.path.abspath(options.data), "perf.data")
    with places.STORES[options.engine](os.path.abspath(options.data)) as stores:
        households = places.grow(options.programs, stores, options.facts)
        stores.copy(options.facts, "work")
        log = os.path.join(stores.folder, "server.log")
        with places.Server(options.programs, stores, "work", options.facts, log) as server:
            record(options, server, households, samples)
        stores.drop("work")
    told = subprocess.run(["perf", "script", "-i", samples, "--no-inline", "-F", "comm,ip,sym"], capture_output=True,
                          text=True, check=True)
    counted = folded(told.stdout)
    title = f"push {options.connections} × {options.batch}, {options.engine}, {options.facts} facts"
    with open(options.out, "w", encoding="utf-8") as file:
        file.write(svg_of(counted, title))
    os.remove(samples)
    print(options.out, sum(counted.values()), "samples")


if __name__ == "__main__":
    sys.exit(main())
