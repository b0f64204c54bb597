// @vitest-environment node
// The ledger and the form must decide alike: both run tests/vectors/condition.json.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addDays } from "./date.ts";
import type { Condition, Holding, Reading } from "./form.ts";
import { holds, isDecidable } from "./holds.ts";

interface World {
    fields: Record<string, unknown>;
    settings: Record<string, unknown>;
    columns?: Record<string, Record<string, Record<string, unknown>>>;
    holds?: Record<string, (Holding & { name: string })[]>;
    groups?: Record<string, string[]>;
    figures?: Record<string, Record<string, unknown>>;
    rest?: string[];
    work?: string[];
}
interface Vector {
    say: string;
    world: string;
    if: Condition;
    holds: boolean;
}
const { worlds, vectors } = JSON.parse(
    readFileSync(new URL("../../../tests/vectors/condition.json", import.meta.url), "utf8"),
) as { worlds: Record<string, World>; vectors: Vector[] };

function isWorked(world: World, day: string): boolean {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return world.work!.includes(day) || (weekday % 6 !== 0 && !world.rest!.includes(day));
}

function workdaysAfter(world: World, day: string, count: number): string | undefined {
    if (world.rest === undefined) return undefined;
    const step = count > 0 ? 1 : -1;
    let there = day;
    for (let left = count; left !== 0; ) {
        there = addDays(there, step);
        if (isWorked(world, there)) left -= step;
    }
    return there;
}

/** A world as tests/vectors states it. What it does not state is unknown. */
function readingOf(world: World): Reading {
    const idOf = (thing: unknown): string => String(thing === undefined ? world.fields.about : thing);
    return {
        field: (path) => world.fields[path],
        setting: (name) => world.settings[name.replace(/^\$/, "")],
        column: (of, field, option, name) => world.columns?.[of === "" ? field : `${of}/${field}`]?.[option]?.[name],
        holdings: (name, thing) => world.holds?.[idOf(thing)]?.filter((one) => one.name === name),
        inGroup: (name, thing) => world.groups?.[idOf(thing)]?.includes(name),
        figure: (name, span, thing) => world.figures?.[idOf(thing)]?.[span === "" ? name : `${name}/${span}`],
        workdaysAfter: (day, count) => workdaysAfter(world, day, count),
    };
}

test("holds as the vectors that the ledger runs too say", () => {
    const wrong = vectors.filter((one) => holds(one.if, readingOf(worlds[one.world]!)) !== one.holds);
    expect(wrong).toEqual([]);
    expect(vectors.length).toBeGreaterThanOrEqual(2000);
});

test("what a device does not know is unknown, and nothing is lacking of it", () => {
    const reading: Reading = { field: (path) => (path === "day" ? "2026-11-24" : undefined), setting: () => undefined };
    for (const leaf of [
        { has: "paired_cadre" },
        { lacks: "household_away" },
        { group: "eligible_household" },
        { not_group: "eligible_household" },
        { figure: "household_visits", at_least: 0 },
        { field: "day", at_least: 0, workdays_after: "day" },
    ]) {
        expect(holds([leaf], reading)).toBe(false);
    }
    expect(holds([{ figure: "household_visits", known: false }], reading)).toBe(true);
});

test("what only the ledger can know is told apart", () => {
    const paths = ["day", "met"];
    expect(isDecidable([{ field: "met", in: ["family"] }], paths)).toBe(true);
    expect(isDecidable([{ setting: "$on", is: true }], paths)).toBe(true);
    expect(isDecidable([{ field: "met.is_family", is: true }], paths)).toBe(true);
    const either = { any: [{ field: "met", is: "family" }, { group: "eligible_household" }] };
    expect(isDecidable([either], paths)).toBe(false);
    expect(isDecidable([{ field: "about.registered", is: true }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_least: "@about.since" }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_most: 3, workdays_after: "met" }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_most: 3, days_after: "about.since" }], paths)).toBe(false);
});
