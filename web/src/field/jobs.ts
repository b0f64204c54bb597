// What may be recorded, about what: drawn from the kinds of the packs, so that a kind added tomorrow is a job tomorrow.
import { isDrawable } from "../core/form.ts";
import type { Fact, Household, Kind, Kinds, OwnCount, Place, Slice } from "../core/model.ts";
import type { Item } from "../core/outbox.ts";

/** The kind that the home screen leads to, household by household. */
export const visit_kind = "household_visit";

export interface Job {
    kind: Kind;
    /** Divisions that it can be about. */
    places: Place[];
    /** Where a household can be what it is about. */
    around: Place[];
    /** It can be about the phone's bearer himself. */
    of_self: boolean;
    /** How often its bearer did it this year. */
    year: number;
}

export function nounsOf(kind: Kind): string[] {
    return [kind.about ?? []].flat();
}

/** Communities are villages to packs. */
function isAbout(kind: Kind, place: Place): boolean {
    const level = place.level === "community" ? "village" : place.level;
    return nounsOf(kind).includes(level);
}

function isVillage(place: Place): boolean {
    return place.level === "village" || place.level === "community";
}

function isOpen(kind: Kind, today: string): boolean {
    return (kind.first === undefined || kind.first <= today) && (kind.past === undefined || today < kind.past);
}

/** What its bearer does most comes first; what he never did follows in the order of the packs. */
export function jobsOf(kinds: Kinds, slice: Slice, counts: OwnCount[], today: string): Job[] {
    const jobs: Job[] = [];
    for (const kind of kinds.facts) {
        if (!isOpen(kind, today) || !isDrawable(kind)) continue;
        const here = slice.places.filter((place) => place.kinds.includes(kind.fact));
        const places = here.filter((place) => isAbout(kind, place));
        const around = nounsOf(kind).includes("household") ? here.filter(isVillage) : [];
        const of_self = slice.self.kinds.includes(kind.fact);
        if (places.length + around.length === 0 && !of_self) continue;
        const year = counts.find((one) => one.kind === kind.fact)?.year ?? 0;
        jobs.push({ kind, places, around, of_self, year });
    }
    return jobs.sort((left, right) => right.year - left.year);
}

/** The slice's counts, and what lies in the phone and is not in them yet. */
export function countsOf(slice: Slice, items: Item[], today: string): OwnCount[] {
    const counts = new Map(slice.mine.map((one) => [one.kind, { ...one }]));
    for (const { command, state, seq } of items) {
        if (command.command !== "record_fact" || command.corrects !== undefined || state === "refused") continue;
        if (command.author !== undefined || (seq !== undefined && seq <= slice.seq)) continue;
        if (command.day.slice(0, 4) !== today.slice(0, 4)) continue;
        const count = counts.get(command.kind) ?? { kind: command.kind, year: 0, month: 0 };
        count.year += 1;
        if (command.day.slice(0, 7) === today.slice(0, 7)) count.month += 1;
        counts.set(command.kind, count);
    }
    return [...counts.values()].sort((left, right) => right.year - left.year);
}

export interface Subject {
    type: "household" | "division" | "person";
    id: string;
    /** 何秀英家, 樟坳村, one's own name. */
    title: string;
    note: string;
    facts: Fact[];
    household?: Household;
}

/** The households that a kind was recorded about on a day by the phone's bearer, in the order of recording. */
export function wentTo(slice: Slice, items: Item[], kind: string, day: string): Household[] {
    const undone = new Set(
        items.flatMap(({ command }) => (command.command === "withdraw_fact" ? [command.withdraws] : [])),
    );
    const first = new Map<string, string>();
    const note = (id: string, fact: string): void => {
        if (!undone.has(fact) && (first.get(id) ?? fact) >= fact) first.set(id, fact);
    };
    for (const household of slice.households) {
        for (const fact of household.facts) {
            const counts = fact.mine && fact.state === "standing" && fact.withdraws === null;
            if (counts && fact.kind === kind && fact.day === day) note(household.id, fact.id);
        }
    }
    for (const { command, state } of items) {
        if (command.command !== "record_fact" || state === "refused") continue;
        if (command.kind === kind && command.day === day) note(command.about.id, command.id);
    }
    return slice.households
        .filter((one) => first.has(one.id))
        .sort((left, right) => (first.get(left.id)! < first.get(right.id)! ? -1 : 1));
}

/** The kind that tells of a whole trip: it is about a village and names several households. */
export function diaryOf(jobs: Job[]): Job | undefined {
    return jobs.find(
        (job) => job.places.length > 0 && job.kind.field?.some((field) => field.type === "households"),
    );
}
