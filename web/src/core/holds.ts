// Conditions of the pack language as far as forms need them: fields and settings. Two-valued and total: the unknown
// makes every comparison false, the opposite ones too. The ledger decides by the same vectors (tests/vectors).
import type { Condition, Reading } from "./form.ts";
import { isSame, moved, order, type Quantity, quantityOf, times } from "./quantity.ts";

type Leaf = Record<string, unknown>;

const comparisons = ["is", "is_not", "in", "not_in", "at_least", "at_most", "more_than", "less_than", "known"] as const;
type Comparison = (typeof comparisons)[number];
const anchors = ["of", "days_after", "months_after", "workdays_after"];

const ordered: Partial<Record<Comparison, (sign: number) => boolean>> = {
    at_least: (sign) => sign >= 0,
    at_most: (sign) => sign <= 0,
    more_than: (sign) => sign > 0,
    less_than: (sign) => sign < 0,
};

function resolved(written: unknown, reading: Reading): unknown {
    if (typeof written !== "string") return written;
    if (written.startsWith("$")) return reading.setting(written);
    return written.startsWith("@") ? reading.field(written.slice(1)) : written;
}

/** The right side after its anchor; nothing when any part of it is unknown. */
function rightOf(leaf: Leaf, written: unknown, reading: Reading): Quantity | undefined {
    const right = quantityOf(resolved(written, reading));
    const anchor = anchors.find((name) => name in leaf);
    if (right === undefined || anchor === undefined) return right;
    const from = quantityOf(reading.field(String(leaf[anchor])));
    if (from === undefined) return undefined;
    if (anchor === "of") return times(right, from);
    // Which days are worked only the ledger knows.
    return anchor === "workdays_after" ? undefined : moved(from, right, anchor === "days_after" ? "days" : "months");
}

function rightsOf(leaf: Leaf, comparison: Comparison, reading: Reading): Quantity[] | undefined {
    const is_list = comparison === "in" || comparison === "not_in";
    const list = is_list ? resolved(leaf[comparison], reading) : [leaf[comparison]];
    if (!Array.isArray(list)) return undefined;
    const rights = list.map((one: unknown) => rightOf(leaf, one, reading));
    return rights.some((one) => one === undefined) ? undefined : (rights as Quantity[]);
}

/** Nothing where the two cannot be compared. */
function compareOne(value: unknown, comparison: Comparison, rights: Quantity[]): boolean {
    const left = quantityOf(value);
    if (left === undefined) return false;
    const is_ordered = ordered[comparison];
    if (is_ordered !== undefined) {
        const sign = rights[0] === undefined ? undefined : order(left, rights[0]);
        return sign !== undefined && is_ordered(sign);
    }
    const same = rights.map((right) => isSame(left, right));
    if (same.includes(undefined)) return false;
    return same.includes(true) !== (comparison === "is_not" || comparison === "not_in");
}

function leafHolds(leaf: Leaf, reading: Reading): boolean {
    const path = leaf.field ?? leaf.setting;
    const comparison = comparisons.find((name) => name in leaf);
    if (typeof path !== "string" || comparison === undefined) return false;
    const left = leaf.field === undefined ? reading.setting(path) : reading.field(path);
    const is_known = left !== undefined && left !== null && !(Array.isArray(left) && left.length === 0);
    if (comparison === "known") return is_known === leaf.known;
    const rights = is_known ? rightsOf(leaf, comparison, reading) : undefined;
    if (rights === undefined) return false;
    if (!Array.isArray(left)) return compareOne(left, comparison, rights);
    // Several options: one is enough, for the opposite comparisons none may be.
    const each = left.map((one: unknown) => compareOne(one, comparison, rights));
    return comparison === "is_not" || comparison === "not_in" ? !each.includes(false) : each.includes(true);
}

function leavesOf(line: Leaf): Leaf[] {
    return Array.isArray(line.any) ? (line.any as Leaf[]) : [line];
}

export function holds(condition: Condition, reading: Reading): boolean {
    return condition.every((line) => leavesOf(line).some((leaf) => leafHolds(leaf, reading)));
}

/** Whether a device can decide it: what else there is only the ledger knows. in: the paths that the form has. */
export function isDecidable(condition: Condition, paths: string[]): boolean {
    const reads = (written: unknown): string[] =>
        (Array.isArray(written) ? written : [written]).flatMap((one: unknown) =>
            typeof one === "string" && one.startsWith("@") ? [one.slice(1)] : [],
        );
    return condition.flatMap(leavesOf).every((leaf) => {
        if (!("field" in leaf || "setting" in leaf) || "workdays_after" in leaf) return false;
        const named = ["field", "of", "days_after", "months_after"].flatMap((key) => (key in leaf ? [leaf[key]] : []));
        const right = comparisons.flatMap((name) => reads(leaf[name]));
        return [...named, ...right].every((path) => paths.includes(String(path)));
    });
}
