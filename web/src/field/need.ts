// Whom to visit first and why: the households by what is still owed to them.
import { daysBetween } from "../core/date.ts";
import { isAnswered, isText } from "../core/form.ts";
import type { Field, Household, Slice } from "../core/model.ts";

/** Visits still owed this year; 0 for whom nothing is owed any more. */
export function owedTo(household: Household, slice: Slice): number {
    if (household.state !== "open") return 0;
    return Math.max(1, slice.duty.times - household.visit_days.length);
}

export interface Section {
    /** Visits owed to each of these; 0: none. */
    owed: number;
    state: Household["state"];
    households: Household[];
}

/** Longest not seen first; never seen before all others; then by group, so that neighbours stand together. */
function byNeed(left: Household, right: Household): number {
    const seen_left = left.last_visit ?? "";
    const seen_right = right.last_visit ?? "";
    if (seen_left !== seen_right) return seen_left < seen_right ? -1 : 1;
    if (left.group !== right.group) return groupNumber(left.group) - groupNumber(right.group);
    return left.id < right.id ? -1 : 1;
}

export function sectionsOf(slice: Slice, households: Household[] = slice.households): Section[] {
    const open = new Map<number, Household[]>();
    const closed = new Map<Household["state"], Household[]>();
    for (const household of [...households].sort(byNeed)) {
        if (household.state === "open") {
            const owed = owedTo(household, slice);
            open.set(owed, [...(open.get(owed) ?? []), household]);
        } else {
            closed.set(household.state, [...(closed.get(household.state) ?? []), household]);
        }
    }
    const sections: Section[] = [];
    for (const owed of [...open.keys()].sort((left, right) => right - left)) {
        sections.push({ owed, state: "open", households: open.get(owed)! });
    }
    for (const state of ["met", "excused", "not_owed"] as const) {
        const found = closed.get(state);
        if (found !== undefined) sections.push({ owed: 0, state, households: found });
    }
    return sections;
}

const numerals = "零一二三四五六七八九十";

/** `十二组` is 12, `3组` is 3; what names no number comes last. */
export function groupNumber(group: string): number {
    const digits = /\d+/.exec(group);
    if (digits !== null) return Number(digits[0]);
    const found = /[一二三四五六七八九十]+/.exec(group)?.[0];
    if (found === undefined) return 1000;
    const [tens, ones] = found.includes("十") ? found.split("十") : ["", found];
    const ten = found.includes("十") ? 10 * (tens === "" ? 1 : numerals.indexOf(tens!)) : 0;
    return ten + (ones === "" ? 0 : numerals.indexOf(ones!));
}

export function groupsOf(slice: Slice): string[] {
    const groups = Array.from(new Set(slice.households.map((one) => one.group)));
    return groups.sort((left, right) => groupNumber(left) - groupNumber(right) || (left < right ? -1 : 1));
}

export function matches(household: Household, sought: string): boolean {
    const text = sought.trim();
    return text === "" || household.head.includes(text) || household.group.includes(text);
}

/** The household to go to after this one: of the same group if it can be, most in need first. */
export function nextAfter(slice: Slice, done: Household, skipped: Set<string>): Household | undefined {
    const open = sectionsOf(slice).flatMap((section) => (section.state === "open" ? section.households : []));
    const left = open.filter((one) => one.id !== done.id && !skipped.has(one.id));
    return left.find((one) => one.group === done.group && one.village.id === done.village.id) ?? left[0];
}

/** What the household said last: it is why one goes, and how the talk begins. */
export function lastWords(household: Household, fieldsOf: (kind: string) => Field[]): string {
    const standing = household.facts.filter((fact) => fact.state === "standing" && fact.withdraws === null);
    standing.sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : right.seq - left.seq));
    for (const fact of standing) {
        const said = fieldsOf(fact.kind).find((one) => isText(one) && isAnswered(fact.answers[one.name]));
        if (said !== undefined) return String(fact.answers[said.name]);
    }
    return "";
}

/** Days left until the span ends, today included. */
export function daysLeft(slice: Slice, today: string): number {
    return Math.max(0, daysBetween(today, slice.duty.span_past));
}
