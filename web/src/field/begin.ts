// What a form begins with: what it corrects or mends, or what the record before it on the same trip lends it.
import { type Form, isChoice } from "../core/form.ts";
import type { Answers, Fact, Household, RecordFact, Slice } from "../core/model.ts";
import type { Item } from "../core/outbox.ts";
import { historyOf } from "./history.ts";
import { type Subject, visit_kind } from "./jobs.ts";
import { subjectOf } from "./subjects.ts";

/** A record as far as another one begins with it. */
export interface Former {
    kind: string;
    day: string;
    answers: Answers;
    ends?: boolean;
}

/** Of a record that its bearer put in for somebody: who did it. */
function authorOf(told: Fact | RecordFact | undefined, me: string): string | undefined {
    if (told === undefined) return undefined;
    const author = typeof told.author === "object" ? told.author.id : told.author;
    return author === me ? undefined : author;
}

export interface Asked {
    kind: string | undefined;
    about: string;
    corrects: string;
    mends: string;
}

export interface Beginning {
    kind: string;
    about: string;
    former?: Former;
    mended?: Item;
    corrects?: string;
    /** Whoever did it, where it was somebody else. */
    author?: string;
    carry(form: Form | undefined, after: Former | undefined, went: Household[]): Answers;
    /** The record of the same kind, subject and day, if there is one that is the bearer's own. */
    earlier(subject: Subject | undefined, day: string, items: Item[]): string | undefined;
}

function commandOf(items: Item[], id: string): RecordFact | undefined {
    const command = items.find((item) => item.id === id)?.command;
    return command?.command === "record_fact" ? command : undefined;
}

/** The record named, from the ledger's copy or from the outbox. */
export function carriedFrom(id: string, slice: Slice | undefined, items: Item[]): Former | undefined {
    if (id === "") return undefined;
    const told = [...(slice?.households ?? []), ...(slice?.places ?? []), slice?.self ?? []]
        .flat()
        .flatMap((one) => one.facts);
    return told.find((fact) => fact.id === id) ?? commandOf(items, id);
}

/** The next household of a trip is met in the same way: only what every record of the kind must answer is lent. */
export function lent(form: Form, former: Former): Answers {
    const fields = (form.kind.field ?? []).filter((one) => one.required === true && one.if === undefined);
    const kept = fields.filter((one) => isChoice(one) && former.answers[one.name] !== undefined);
    return Object.fromEntries(kept.map((one) => [one.name, former.answers[one.name]]));
}

function carry(form: Form | undefined, after: Former | undefined, went: Household[]): Answers {
    if (form === undefined || after === undefined) return {};
    if (form.kind.fact === after.kind) return lent(form, after);
    const trip = form.kind.field?.find((one) => one.type === "households");
    return trip === undefined || went.length === 0 ? {} : { [trip.name]: went.map((one) => one.id) };
}

export function beginning(asked: Asked, slice: Slice | undefined, items: Item[]): Beginning {
    const mended = items.find((item) => item.id === asked.mends);
    const command = commandOf(items, asked.mends);
    const about = command?.about.id ?? asked.about;
    const subject = subjectOf(slice, about);
    const corrects = asked.corrects || command?.corrects;
    const entries = subject === undefined ? [] : historyOf(subject, items, String);
    const former = asked.corrects === "" ? command : entries.find((entry) => entry.id === asked.corrects);
    const kind = former?.kind ?? asked.kind ?? visit_kind;
    const held = subject?.facts.find((fact) => fact.id === asked.corrects);
    const told = command ?? held ?? commandOf(items, asked.corrects);
    const author = authorOf(told, slice?.self.id ?? "");
    return {
        kind,
        about,
        ...(author === undefined ? {} : { author }),
        ...(former === undefined ? {} : { former }),
        ...(mended === undefined ? {} : { mended }),
        ...(corrects === undefined ? {} : { corrects }),
        carry,
        earlier(of, day, now) {
            if (of === undefined || former !== undefined) return undefined;
            return historyOf(of, now, String).find((entry) => {
                const is_open = entry.mine && entry.may_undo && entry.state === "standing";
                return is_open && entry.kind === kind && entry.day === day;
            })?.id;
        },
    };
}
