// Conditions as far as forms need them: fields and settings. Two-valued and total:
// the unknown makes a comparison false.
import { addDays, isDay } from "./date.ts";
import type { Condition, Reading } from "./form.ts";

type Leaf = Record<string, unknown>;
type Compare = (left: unknown, right: unknown) => boolean;

const comparisons: Record<string, Compare> = {
    is: (left, right) => many(left).includes(right),
    is_not: (left, right) => !many(left).includes(right),
    in: (left, right) => many(left).some((one) => many(right).includes(one)),
    not_in: (left, right) => !many(left).some((one) => many(right).includes(one)),
    at_least: (left, right) => isOrdered(left, right) && (left as number) >= (right as number),
    at_most: (left, right) => isOrdered(left, right) && (left as number) <= (right as number),
    more_than: (left, right) => isOrdered(left, right) && (left as number) > (right as number),
    less_than: (left, right) => isOrdered(left, right) && (left as number) < (right as number),
};

function many(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [value];
}

function isOrdered(left: unknown, right: unknown): boolean {
    return typeof left === typeof right && (typeof left === "number" || (isDay(left) && isDay(right)));
}

function valueOf(written: unknown, reading: Reading): unknown {
    if (typeof written !== "string") return written;
    if (written.startsWith("$")) return reading.setting(written);
    return written.startsWith("@") ? reading.field(written.slice(1)) : written;
}

function rightOf(leaf: Leaf, comparison: string, reading: Reading): unknown {
    const right = valueOf(leaf[comparison], reading);
    if (leaf.days_after === undefined) return right;
    const from = reading.field(String(leaf.days_after));
    return isDay(from) && typeof right === "number" ? addDays(from, right) : undefined;
}

function leafHolds(leaf: Leaf, reading: Reading): boolean {
    const path = leaf.field ?? leaf.setting;
    if (typeof path !== "string") return false;
    const left = leaf.field === undefined ? reading.setting(path) : reading.field(path);
    if ("known" in leaf) return (left !== undefined) === leaf.known;
    if (left === undefined) return false;
    for (const [name, compare] of Object.entries(comparisons)) {
        if (!(name in leaf)) continue;
        const right = rightOf(leaf, name, reading);
        return right !== undefined && compare(left, right);
    }
    return false;
}

export function holds(condition: Condition, reading: Reading): boolean {
    return condition.every((line) => {
        const any = (line as Leaf).any;
        return Array.isArray(any) ? any.some((leaf) => leafHolds(leaf as Leaf, reading)) : leafHolds(line, reading);
    });
}
