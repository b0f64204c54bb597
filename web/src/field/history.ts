// What was recorded about a household or a place, newest day first:
// what the ledger holds, joined with what still lies in the phone.
import type { Answers, Fact, RecordFact } from "../core/model.ts";
import type { Item } from "../core/outbox.ts";

export interface Entry {
    id: string;
    kind: string;
    title: string;
    day: string;
    answers: Answers;
    author: string;
    mine: boolean;
    may_undo: boolean;
    /** ledger: as the server last said. phone: not handed in. refused: came back. */
    lies_in: "ledger" | "phone" | "refused";
    state: Fact["state"];
    /** Who undid or replaced it, and why. */
    ended_by?: { author: string; recorded_at: string; reason: string | null };
    /** Recorded in the phone, not yet handed in. */
    ending?: "withdraw" | "correct";
    reason: string | null;
    is_correction: boolean;
    /** It says that something which lasted no longer does. */
    ends: boolean;
    item?: Item;
}

/** A household or a place, with what the ledger holds of it. */
interface Told {
    id: string;
    facts: Fact[];
}

function fromFact(fact: Fact, about: Told): Entry {
    const end = about.facts.find((other) => other.withdraws === fact.id || other.corrects === fact.id);
    const entry: Entry = {
        ...{ id: fact.id, kind: fact.kind, title: fact.title, day: fact.day, answers: fact.answers },
        ...{ author: fact.author.name, mine: fact.mine, may_undo: fact.may_undo, state: fact.state },
        ...{ lies_in: "ledger" as const, reason: fact.reason, is_correction: fact.corrects !== null },
        ends: fact.ends === true,
    };
    const is_ended = fact.state === "withdrawn" || fact.state === "corrected";
    if (!is_ended) return entry;
    if (end === undefined) return { ...entry, ended_by: { author: "", recorded_at: "", reason: fact.reason } };
    return { ...entry, ended_by: { author: end.author.name, recorded_at: end.recorded_at, reason: end.reason } };
}

function fromItem(item: Item, command: RecordFact, title: string): Entry {
    return {
        ...{ id: item.id, kind: command.kind, title, day: command.day, answers: command.answers, author: "" },
        ...{ mine: true, may_undo: item.state !== "refused", state: "standing" as const, reason: null },
        ...{ is_correction: command.corrects !== undefined, ends: command.ends === true, item },
        lies_in: item.state === "refused" ? "refused" : item.state === "sent" ? "ledger" : "phone",
    };
}

export function historyOf(about: Told, items: Item[], titleOfKind: (kind: string) => string): Entry[] {
    const facts = about.facts.filter((fact) => fact.withdraws === null);
    const entries = facts.map((fact) => fromFact(fact, about));
    const known = new Set(about.facts.map((fact) => fact.id));
    const own = items.filter((item) => item.about === about.id && !known.has(item.id));
    for (const item of own) {
        if (item.command.command !== "record_fact") continue;
        entries.push(fromItem(item, item.command, titleOfKind(item.command.kind)));
    }
    for (const item of own) {
        const { command } = item;
        if (item.state === "refused" || command.command === "excuse_duty") continue;
        const target = command.command === "withdraw_fact" ? command.withdraws : command.corrects;
        const entry = entries.find((one) => one.id === target);
        if (entry === undefined) continue;
        entry.ending = command.command === "withdraw_fact" ? "withdraw" : "correct";
        entry.may_undo = false;
        if (command.command === "withdraw_fact") {
            entry.ended_by = { author: "", recorded_at: "", reason: command.reason };
        }
    }
    return entries.sort((left, right) =>
        left.day !== right.day ? (left.day < right.day ? 1 : -1) : left.id < right.id ? 1 : -1,
    );
}
