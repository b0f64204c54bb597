// Whom or what a record can be about, by its id, as the phone knows it.
import type { Known } from "../core/form.ts";
import type { Field, Household, Slice } from "../core/model.ts";
import type { Subject } from "./jobs.ts";
import { groupNumber } from "./need.ts";
import { say } from "./text.ts";

export function ofHousehold(household: Household): Subject {
    return {
        type: "household",
        id: household.id,
        title: say.household.of(household.head),
        note: household.group,
        facts: household.facts,
        household,
    };
}

function ofSelf(slice: Slice, id: string): Subject | undefined {
    const { name, facts } = slice.self;
    return slice.self.id === id ? { type: "person", id, title: name, note: "", facts } : undefined;
}

export function subjectOf(slice: Slice | undefined, id: string): Subject | undefined {
    const household = slice?.households.find((one) => one.id === id);
    if (household !== undefined) return ofHousehold(household);
    const place = slice?.places.find((one) => one.id === id);
    if (place === undefined) return slice === undefined || id === "" ? undefined : ofSelf(slice, id);
    return { type: "division", id, title: place.name, note: "", facts: place.facts };
}

/** By group and name; those named in `first` stand before all others. */
export function householdsKnown(slice: Slice, villages: string[], first: Household[] = []): Known[] {
    const many = slice.villages.length > 1;
    const rest = slice.households
        .filter((one) => villages.includes(one.village.id) && !first.includes(one))
        .sort((left, right) => groupNumber(left.group) - groupNumber(right.group));
    return [...first, ...rest].map((one) => ({
        name: one.id,
        title: one.head,
        note: many ? `${one.village.name}${one.group}` : one.group,
    }));
}

/** People of the station there, its bearer first. */
export function peopleKnown(slice: Slice, village: string | undefined, me: string): Known[] {
    const here = slice.colleagues.filter((one) => village === undefined || one.places.includes(village));
    const rank = (id: string): number => (id === me ? 0 : 1);
    return here
        .sort((left, right) => rank(left.id) - rank(right.id))
        .map((one) => ({ name: one.id, title: one.name }));
}

export function nameOf(slice: Slice | undefined, id: string): string | undefined {
    const person = slice?.colleagues.find((one) => one.id === id)?.name;
    return person ?? slice?.households.find((one) => one.id === id)?.head;
}

export function villageOf(subject: Subject | undefined): string | undefined {
    if (subject?.type === "person") return undefined;
    return subject?.household?.village.id ?? subject?.id;
}

/** What a form of the subject can offer for a field. */
export function knownOf(
    slice: Slice | undefined,
    subject: Subject | undefined,
    me: string,
    first: Household[],
): (field: Field) => Known[] {
    return (field) => {
        if (slice === undefined) return [];
        const village = villageOf(subject);
        if (field.type.startsWith("person")) return peopleKnown(slice, village, me);
        const all = slice.villages.map((one) => one.id);
        return householdsKnown(slice, village !== undefined && all.includes(village) ? [village] : all, first);
    };
}
