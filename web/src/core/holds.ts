// Conditions of the pack language. Two-valued and total: the unknown makes every comparison false, the opposite ones
// too, and what a device does not know is unknown. The ledger decides by the same vectors (tests/vectors).
import type { Condition, Reading } from "./form.ts";
import { isSame, moved, movedTo, order, type Quantity, quantityOf, times, wholeOf } from "./quantity.ts";

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

function isKnown(value: unknown): boolean {
    return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** A value, or the column behind the last stop of its path; of several options chosen, a list. */
function read(path: string, value: (path: string) => unknown, reading: Reading, of = ""): unknown {
    const found = value(path);
    const stop = path.lastIndexOf(".");
    if ((found !== undefined && found !== null) || stop < 0) return found;
    const field = path.slice(0, stop);
    const cell = (option: unknown): unknown =>
        typeof option === "string" ? reading.column?.(of, field, option, path.slice(stop + 1)) : undefined;
    const chosen = value(field);
    return Array.isArray(chosen) ? chosen.map(cell).filter((one) => one !== undefined && one !== null) : cell(chosen);
}

function fieldOf(path: string, reading: Reading): unknown {
    return read(path, (one) => reading.field(one), reading);
}

function resolved(written: unknown, reading: Reading): unknown {
    if (typeof written !== "string") return written;
    if (written.startsWith("$")) return reading.setting(written);
    return written.startsWith("@") ? fieldOf(written.slice(1), reading) : written;
}

/** The right side after its anchor; nothing when any part of it is unknown. */
function rightOf(leaf: Leaf, written: unknown, reading: Reading): Quantity | undefined {
    const plain = resolved(written, reading);
    const right = isKnown(plain) ? quantityOf(plain) : undefined;
    const anchor = anchors.find((name) => name in leaf);
    if (right === undefined || anchor === undefined) return right;
    const from = quantityOf(fieldOf(String(leaf[anchor]), reading));
    if (from === undefined) return undefined;
    if (anchor === "of") return times(right, from);
    if (anchor !== "workdays_after") return moved(from, right, anchor === "days_after" ? "days" : "months");
    return movedTo(from, wholeOf(right), (day, count) => reading.workdaysAfter?.(day, count));
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

function compares(leaf: Leaf, left: unknown, reading: Reading): boolean {
    const comparison = comparisons.find((name) => name in leaf);
    if (comparison === undefined) return false;
    if (comparison === "known") return isKnown(left) === leaf.known;
    const rights = isKnown(left) ? rightsOf(leaf, comparison, reading) : undefined;
    if (rights === undefined) return false;
    if (!Array.isArray(left)) return compareOne(left, comparison, rights);
    // Several options: one is enough, for the opposite comparisons none may be.
    const each = left.map((one: unknown) => compareOne(one, comparison, rights));
    return comparison === "is_not" || comparison === "not_in" ? !each.includes(false) : each.includes(true);
}

/** Whether the thing holds something of the name; nothing when the thing, or whom `to` means, is unknown. */
function isHeld(leaf: Leaf, name: string, thing: unknown, reading: Reading): boolean | undefined {
    const other = "to" in leaf ? fieldOf(String(leaf.to), reading) : "";
    const held = typeof other === "string" ? reading.holdings?.(name, thing) : undefined;
    return held?.some((one) => {
        if (other !== "" && !one.to.includes(other as string)) return false;
        if (!("where" in leaf)) return true;
        const value = read(String(leaf.where), (path) => one.fields[path], reading, name);
        return compares(leaf, value, reading);
    });
}

const questions: Record<string, (leaf: Leaf, name: string, thing: unknown, reading: Reading) => boolean> = {
    has: (...all) => isHeld(...all) === true,
    lacks: (...all) => isHeld(...all) === false,
    group: (_, name, thing, reading) => reading.inGroup?.(name, thing) === true,
    not_group: (_, name, thing, reading) => reading.inGroup?.(name, thing) === false,
    figure: (leaf, name, thing, reading) =>
        compares(leaf, reading.figure?.(name, String(leaf.span ?? ""), thing), reading),
};

function leafHolds(leaf: Leaf, reading: Reading): boolean {
    if (typeof leaf.field === "string") return compares(leaf, fieldOf(leaf.field, reading), reading);
    if (typeof leaf.setting === "string") return compares(leaf, reading.setting(leaf.setting), reading);
    const question = Object.keys(questions).find((name) => name in leaf);
    if (question === undefined) return false;
    const asks = (thing: unknown): boolean => questions[question]!(leaf, String(leaf[question]), thing, reading);
    if (!("thing" in leaf)) return asks(undefined);
    // A list-valued thing must hold for every member.
    const things = fieldOf(String(leaf.thing), reading);
    return isKnown(things) && (Array.isArray(things) ? things.every(asks) : asks(things));
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
        return [...named, ...right].every((path) => paths.includes(String(path).split(".")[0]!));
    });
}
