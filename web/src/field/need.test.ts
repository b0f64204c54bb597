import { expect, test } from "vitest";
import type { Household, Slice } from "../core/model.ts";
import { daysLeft, groupNumber, groupsOf, nextAfter, owedTo, sectionsOf } from "./need.ts";

function household(id: string, more: Partial<Household> = {}): Household {
    const village = { id: "v", name: "石桥村" };
    return {
        ...{ id, head: `户${id}`, group: "一组", village, members: 3, registered: true, away: false, phone: null },
        ...{ address: null, state: "open" as const, visit_days: [], last_visit: null, why: "", owed_by: [], facts: [] },
        ...more,
    };
}
const duty = { name: "d", title: "", times: 2, span_first: "2026-01-01", span_past: "2027-01-01", source: [] };
function slice(households: Household[]): Slice {
    const self = { id: "", name: "", kinds: [], facts: [] };
    const none = { villages: [], places: [], self, colleagues: [], mine: [] };
    return { seq: 1, as_of: "2026-11-24", duty, ...none, households };
}
const seen = { visit_days: ["2026-03-04"], last_visit: "2026-03-04" };

test("who is owed most stands first; in a section, who was not seen for longest", () => {
    const found = sectionsOf(
        slice([
            household("met", { state: "met" }),
            household("late", { visit_days: ["2026-09-01"], last_visit: "2026-09-01" }),
            household("early", seen),
            household("never"),
            household("away", { state: "excused" }),
        ]),
    );
    expect(found.map((one) => [one.state, one.owed, one.households.map((each) => each.id)])).toEqual([
        ["open", 2, ["never"]],
        ["open", 1, ["early", "late"]],
        ["met", 0, ["met"]],
        ["excused", 0, ["away"]],
    ]);
});

test("an open household is owed at least one visit, whatever its days say", () => {
    const one = household("a", { visit_days: ["2026-01-01", "2026-02-01"] });
    expect(owedTo(one, slice([one]))).toBe(1);
});

test("groups stand in the order of their numbers", () => {
    expect(["十二组", "二组", "3组", "十组", "二十一组", "河边"].map(groupNumber)).toEqual([12, 2, 3, 10, 21, 1000]);
    const groups = ["十组", "二组", "一组"].map((group, at) => household(String(at), { group }));
    expect(groupsOf(slice(groups))).toEqual(["一组", "二组", "十组"]);
});

test("the next one is a neighbour, and not one just recorded", () => {
    const done = household("a", { group: "二组" });
    const all = slice([
        household("b"),
        household("c", { ...seen, group: "二组" }),
        household("d", { ...seen, group: "二组" }),
        done,
    ]);
    expect(nextAfter(all, done, new Set())?.id).toBe("c");
    expect(nextAfter(all, done, new Set(["c", "d"]))?.id).toBe("b");
    expect(nextAfter(slice([done]), done, new Set())).toBeUndefined();
});

test("the year has today and the days after it left", () => {
    expect(daysLeft(slice([]), "2026-11-24")).toBe(38);
    expect(daysLeft(slice([]), "2027-02-01")).toBe(0);
});
