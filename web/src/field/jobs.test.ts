import { expect, test } from "vitest";
import type { Household, Kind, Kinds, Place, Slice } from "../core/model.ts";
import type { Item } from "../core/outbox.ts";
import { beginning, carriedFrom } from "./begin.ts";
import { countsOf, diaryOf, jobsOf, wentTo } from "./jobs.ts";
import { knownOf, subjectOf } from "./subjects.ts";
import { formOf } from "../core/form.ts";
import { holds } from "../core/holds.ts";

const today = "2026-11-24";
const option = [{ name: "in_person", title: "面对面" }];

function kind(fact: string, about: string | string[], more: Partial<Kind> = {}): Kind {
    return { fact, title: fact, about, field: [], ...more };
}
const visit = kind("household_visit", "household", {
    field: [
        { name: "channel", title: "方式", type: "choice", list: "channel", required: true },
        {
            ...{ name: "met", title: "见到谁", type: "choice", list: "channel", required: true },
            if: [{ field: "channel", is: "in_person" }],
        },
        { name: "worry", title: "愁什么", type: "text" },
    ],
});
const diary = kind("diary_entry", ["village", "household"], {
    field: [
        { name: "text", title: "所见", type: "long_text", required: true },
        { name: "households", title: "提到的户", type: "households" },
    ],
});
const kinds: Kinds = {
    ...{ digest: "", settings: {}, lists: [{ list: "channel", title: "", option }] },
    facts: [
        diary,
        visit,
        kind("reception", ["village", "township", "county"]),
        kind("survey", "village", { first: "2013-03-01", past: "2013-07-01" }),
        kind("photographed", "village", { field: [{ name: "a", title: "", type: "file", required: true }] }),
        kind("leaders_own", "county"),
    ],
};
const all = kinds.facts.map((one) => one.fact);

function place(id: string, level: Place["level"]): Place {
    return { id, code: "439923102200", name: id, level, kinds: all, facts: [] };
}
function household(id: string, group: string, facts: Household["facts"] = []): Household {
    return {
        ...{ id, head: id, group, village: { id: "v", name: "v" }, members: 1, registered: true, away: false, facts },
        ...{ phone: null, address: null, state: "open", visit_days: [], last_visit: null, why: "", owed_by: [] },
    };
}
function fact(id: string, more: Partial<Household["facts"][number]> = {}): Household["facts"][number] {
    return {
        ...{ id, kind: "household_visit", title: "", day: today, author: { id: "p", name: "" }, recorded_at: "" },
        ...{ seq: 1, state: "standing", corrects: null, withdraws: null, reason: null, mine: true, may_undo: true },
        answers: { channel: "in_person", met: "head", worry: "水渠" },
        ...more,
    };
}
function slice(more: Partial<Slice> = {}): Slice {
    const duty = { name: "", title: "", times: 2, span_first: "2026-01-01", span_past: "2027-01-01", source: [] };
    return {
        ...{ seq: 10, as_of: today, duty, villages: [{ id: "v", name: "v", township: "t" }] },
        ...{ households: [household("a", "二组"), household("b", "一组")], places: [place("v", "community")] },
        ...{ self: { id: "p", name: "唐", kinds: [], facts: [] }, colleagues: [], mine: [] },
        ...more,
    };
}
function item(id: string, of: string, more: Partial<Item> = {}): Item {
    const about = { type: "household" as const, id: of };
    return {
        ...{ id, person: "p", about: of, title: "", made_at_ms: 0, state: "waiting" },
        command: { id, command: "record_fact", kind: "household_visit", about, day: today, answers: {} },
        ...more,
    };
}

test("a kind is a job where the server lets one record it, about what the kind is about", () => {
    const jobs = jobsOf(kinds, slice(), [], today);
    expect(jobs.map((job) => [job.kind.fact, job.places.length, job.around.length])).toEqual([
        ["diary_entry", 1, 1],
        ["household_visit", 0, 1],
        ["reception", 1, 0],
    ]);
    const township = { ...place("t", "township"), kinds: ["reception"] };
    const both = jobsOf(kinds, slice({ places: [place("v", "village"), township] }), [], today);
    expect(both.find((job) => job.kind.fact === "reception")!.places.map((one) => one.id)).toEqual(["v", "t"]);
    expect(jobsOf(kinds, slice({ places: [{ ...place("v", "village"), kinds: [] }] }), [], today)).toEqual([]);
});

test("what everybody keeps of himself is a job about oneself", () => {
    const kit = kind("kit_item", "person");
    const self = { id: "p", name: "唐", kinds: ["kit_item"], facts: [] };
    const jobs = jobsOf({ ...kinds, facts: [kit] }, slice({ self }), [], today);
    expect(jobs.map((job) => [job.kind.fact, job.of_self])).toEqual([["kit_item", true]]);
    expect(subjectOf(slice({ self }), "p")).toMatchObject({ type: "person", title: "唐" });
    expect(jobsOf({ ...kinds, facts: [kit] }, slice(), [], today)).toEqual([]);
});

test("a survey is a job in its days only, and what the phone cannot draw is none", () => {
    const then = jobsOf(kinds, slice(), [], "2013-05-01").map((job) => job.kind.fact);
    expect(then).toContain("survey");
    expect(then).not.toContain("photographed");
    expect(jobsOf(kinds, slice(), [], "2013-07-01").map((job) => job.kind.fact)).not.toContain("survey");
});

test("what one does most comes first", () => {
    const mine = [
        { kind: "reception", year: 9, month: 1 },
        { kind: "household_visit", year: 40, month: 0 },
    ];
    const jobs = jobsOf(kinds, slice({ mine }), mine, today);
    expect(jobs.map((job) => job.kind.fact)).toEqual(["household_visit", "reception", "diary_entry"]);
    expect(diaryOf(jobs)!.kind.fact).toBe("diary_entry");
});

test("counts are the server's and what it does not know of yet, once", () => {
    const mine = [{ kind: "household_visit", year: 3, month: 1 }];
    const items = [
        item("1", "a"),
        item("2", "a", { state: "refused" }),
        item("3", "a", { state: "sent", seq: 10 }),
        item("4", "a", { state: "sent", seq: 11 }),
    ];
    const for_another = item("5", "a");
    items.push({ ...for_another, command: { ...for_another.command, author: "q" } as Item["command"] });
    expect(countsOf(slice({ mine }), items, today)).toEqual([{ kind: "household_visit", year: 5, month: 3 }]);
    expect(mine[0]!.year).toBe(3);
    expect(countsOf(slice(), [item("1", "a")], "2027-01-01")).toEqual([]);
});

test("a trip is read off what was recorded that day, in its order, without what was undone", () => {
    const told = slice({ households: [household("a", "一组", [fact("5")]), household("b", "一组")] });
    expect(wentTo(told, [item("3", "b")], "household_visit", today).map((one) => one.id)).toEqual(["b", "a"]);
    const undone = item("9", "a", {
        command: { id: "9", command: "withdraw_fact", withdraws: "5", day: today, reason: "" },
    });
    expect(wentTo(told, [item("3", "b"), undone], "household_visit", today).map((one) => one.id)).toEqual(["b"]);
    expect(wentTo(told, [], "household_visit", "2026-11-23")).toEqual([]);
    const others = slice({ households: [household("a", "一组", [fact("5", { mine: false })])] });
    expect(wentTo(others, [], "household_visit", today)).toEqual([]);
});

test("the next household is lent the manner of coming, never what was seen or said there", () => {
    const told = slice({ households: [household("a", "一组", [fact("5")]), household("b", "一组")] });
    const after = carriedFrom("5", told, [])!;
    const begun = beginning({ kind: undefined, about: "b", corrects: "", mends: "" }, told, []);
    expect(begun.carry(formOf(kinds, "household_visit", holds), after, [])).toEqual({ channel: "in_person" });
    const went = [told.households[0]!];
    expect(begun.carry(formOf(kinds, "diary_entry", holds), after, went)).toEqual({ households: ["a"] });
    expect(begun.carry(formOf(kinds, "diary_entry", holds), undefined, went)).toEqual({});
});

test("what is recorded already for the day is gone on with", () => {
    const told = slice({ places: [{ ...place("v", "village"), facts: [fact("7", { kind: "reception" })] }] });
    const begun = beginning({ kind: "reception", about: "", corrects: "", mends: "" }, told, []);
    expect(begun.earlier(subjectOf(told, "v"), today, [])).toBe("7");
    expect(begun.earlier(subjectOf(told, "v"), "2026-11-23", [])).toBeUndefined();
    const corrected = beginning({ kind: "reception", about: "v", corrects: "7", mends: "" }, told, []);
    expect(corrected.former?.answers.worry).toBe("水渠");
    expect(corrected.earlier(subjectOf(told, "v"), today, [])).toBeUndefined();
});

test("a correction of what was put in for somebody stays that person's", () => {
    const other = { id: "q", name: "蒋" };
    const told = slice({ households: [household("a", "一组", [fact("5", { author: other }), fact("6")])] });
    const asked = { kind: "household_visit", about: "a", mends: "" };
    expect(beginning({ ...asked, corrects: "5" }, told, []).author).toBe("q");
    expect(beginning({ ...asked, corrects: "6" }, told, []).author).toBeUndefined();
});

test("people are those of the station there, oneself first; households those of the village, the trip's first", () => {
    const colleagues = [
        { id: "q", name: "蒋", places: ["v"] },
        { id: "p", name: "唐", places: ["v"] },
        { id: "r", name: "何", places: ["w"] },
    ];
    const told = slice({ colleagues });
    const known = knownOf(told, subjectOf(told, "v"), "p", [told.households[0]!]);
    expect(known({ name: "x", title: "", type: "persons" }).map((one) => one.title)).toEqual(["唐", "蒋"]);
    expect(known({ name: "x", title: "", type: "households" }).map((one) => one.name)).toEqual(["a", "b"]);
    const plain = knownOf(told, subjectOf(told, "v"), "p", []);
    expect(plain({ name: "x", title: "", type: "households" }).map((one) => one.name)).toEqual(["b", "a"]);
});
