#!/usr/bin/env python3
"""A picture of a result of bench/run.py: what is pushed a second beside the limit, and how long reading takes.

usage: bench/picture.py RESULT.json [OUT.svg]
"""

import html
import json
import os
import sys

WIDTH = 880
LEFT = 270
BAR = 18
GAP = 6
RIGHT = 150
INK = "#22303c"
FAINT = "#8a97a3"
PRODUCT = "#c8553d"
LIMIT = "#9fb3c4"
PAPER = "#fffdf9"

TITLES = {
    "raw_1000": "limit: the same rows, groups of 1000", "raw_ledger": "limit: ledger rows only",
    "raw_1": "limit: a commit a fact", "push_64x20": "push, 64 connections × 20", "push_256x20": "push, 256 × 20",
    "push_1x200": "push, 1 × 200", "push_64x1": "push, 64 × 1", "county_year_count": "figure: visits, county, year",
    "county_year_share": "figure: coverage, county, year", "drill_down_facts": "drill-down: 50 facts",
    "drill_down_fact": "drill-down: one fact", "household_list": "50 households of a share",
    "household_page": "a household's page", "slice": "a phone's slice", "slice_unchanged": "pull, nothing changed",
}
PUSHED = ("raw_ledger", "raw_1000", "push_64x20", "push_256x20", "push_1x200", "raw_1", "push_64x1")
READ = ("county_year_count", "county_year_share", "drill_down_facts", "drill_down_fact", "household_list",
        "household_page", "slice", "slice_unchanged")


def shown(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 1 else f"{value:.2f}"


class Drawing:
    def __init__(self):
        self.parts = []
        self.y = 40

    def text(self, x, y, words, size=13, colour=INK, anchor="start", weight="normal"):
        self.parts.append(f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
                          f'font-weight="{weight}">{html.escape(words)}</text>')

    def title(self, words, note=""):
        self.y += 26
        self.text(20, self.y, words, 15, weight="bold")
        if note:
            self.text(WIDTH - 20, self.y, note, 11, FAINT, "end")
        self.y += 12

    def bars(self, rows):
        """in: (label, figure with median, least and most, colour, what stands behind the bar)"""
        most = max(figure["most"] for _, figure, _, _ in rows) or 1
        scale = (WIDTH - LEFT - RIGHT) / most
        for label, figure, colour, behind in rows:
            self.text(LEFT - 10, self.y + BAR - 5, label, 12, anchor="end")
            width = max(1.0, figure["median"] * scale)
            self.parts.append(f'<rect x="{LEFT}" y="{self.y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>')
            # The spread of the rounds, as a line over the end of the bar.
            low, high = LEFT + figure["least"] * scale, LEFT + figure["most"] * scale
            middle = self.y + BAR / 2
            self.parts.append(f'<path d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8'
                              f'M{high:.1f} {middle - 4}v8" stroke="{INK}" stroke-width="1" fill="none"/>')
            self.text(max(LEFT + width, high) + 8, self.y + BAR - 5, behind, 12)
            self.y += BAR + GAP

    def svg(self):
        height = self.y + 20
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                f'height="{height}" font-family="Noto Sans CJK SC, Noto Sans, sans-serif">'
                f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(self.parts)}</svg>\n')


def pushed_rows(figures, prefix):
    rows = []
    for name in PUSHED:
        speed = figures.get(f"{prefix}.{name}.facts_s")
        if speed is None:
            continue
        behind = f"{shown(speed['median'])} · {shown(figures[f'{prefix}.{name}.cpu_us_fact']['median'])} µs"
        share = figures.get(f"{prefix}.{name}.of_raw_share")
        if share:
            behind += f" · {share['median']:.2f}×"
        rows.append((TITLES[name], speed, LIMIT if name.startswith("raw") else PRODUCT, behind))
    return rows


def read_rows(figures, prefix):
    rows = []
    for name in READ:
        latency = figures.get(f"{prefix}.{name}.p99_us")
        if latency:
            milliseconds = {key: latency[key] / 1000 for key in ("median", "least", "most")}
            rows.append((TITLES[name], milliseconds, PRODUCT, f"{shown(milliseconds['median'])} ms"))
    return rows


def span(numbers):
    found = sorted(set(numbers))
    return f"{found[0]:g}" if len(found) == 1 else f"{found[0]:g} to {found[-1]:g}"


def prefixes(figures):
    """out: engine and size, in order: "sqlite.400000", …"""
    found = {tuple(name.split(".")[:2]) for name in figures}
    return [".".join(one) for one in sorted(found, key=lambda one: (one[0] != "sqlite", one[0], int(one[1])))]


def draw(result, path):
    drawing = Drawing()
    figures = result["figures"]
    machine = result["machine"]
    file_system = machine["file_system"].split(" ")[0]
    drawing.text(20, 30, f"{result['date'][:10]} · {result['commit']} · {machine['processor']}, "
                         f"{machine['cores']} cores, {file_system} · "
                         f"rounds: {span(len(figure['rounds']) for figure in figures.values())} of "
                         f"{span(figure['seconds'] for figure in figures.values())} s", 11, FAINT)
    for prefix in prefixes(figures):
        engine, size = prefix.split(".")
        where = f"{'SQLite' if engine == 'sqlite' else 'PostgreSQL'}, {int(size) / 1e6:g} M facts"
        for words, note, rows in (
                (f"{where}: durable facts a second", "facts/s · CPU a fact · part of the limit",
                 pushed_rows(figures, prefix)),
                (f"{where}: reading, 99 of 100 within", "milliseconds", read_rows(figures, prefix))):
            if rows:
                drawing.title(words, note)
                drawing.bars(rows)
    with open(path, "w", encoding="utf-8") as file:
        file.write(drawing.svg())


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        draw(json.load(file), sys.argv[2] if len(sys.argv) == 3 else os.path.splitext(sys.argv[1])[0] + ".svg")


if __name__ == "__main__":
    main()
