// @vitest-environment node
// The ledger and the form must decide alike: both run tests/vectors/condition.json.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Condition } from "./form.ts";
import { holds, isDecidable } from "./holds.ts";

interface Vector {
    say: string;
    fields: Record<string, unknown>;
    settings: Record<string, unknown>;
    condition: Condition;
    holds: boolean;
}
const vectors = JSON.parse(
    readFileSync(new URL("../../../tests/vectors/condition.json", import.meta.url), "utf8"),
) as Vector[];

test.each(vectors)("$say", ({ fields, settings, condition, holds: expected }) => {
    const reading = {
        field: (path: string) => fields[path],
        setting: (name: string) => settings[name.replace(/^\$/, "")],
    };
    expect(holds(condition, reading)).toBe(expected);
});

test("what only the ledger can know is told apart", () => {
    const paths = ["day", "met"];
    expect(isDecidable([{ field: "met", in: ["family"] }], paths)).toBe(true);
    expect(isDecidable([{ setting: "$on", is: true }], paths)).toBe(true);
    const either = { any: [{ field: "met", is: "family" }, { group: "eligible_household" }] };
    expect(isDecidable([either], paths)).toBe(false);
    expect(isDecidable([{ field: "about.registered", is: true }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_least: "@about.since" }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_most: 3, workdays_after: "met" }], paths)).toBe(false);
    expect(isDecidable([{ field: "day", at_most: 3, days_after: "about.since" }], paths)).toBe(false);
});
