import { expect, test } from "vitest";
import type { Field, HouseholdLine } from "../core/model.ts";
import { isChosen, keyOf, matching, pressed } from "./entry_keys.ts";

const options = Array.from({ length: 12 }, (_, at) => ({ name: `o${at + 1}` }));
const choice: Field = { name: "channel", title: "方式", type: "choice" };
const choices: Field = { name: "topics", title: "话题", type: "choices" };
const yes_no: Field = { name: "reached", title: "能联系", type: "yes_no" };

test("a digit answers a choice and goes on", () => {
    expect(pressed(choice, options, undefined, "1")).toEqual({ value: "o1", goes_on: true });
    expect(pressed(choice, options, "o1", "0")).toEqual({ value: "o10", goes_on: true });
    expect(pressed(choice, options, "o1", "b")).toEqual({ value: "o12", goes_on: true });
    expect(pressed(choice, options.slice(0, 3), "o1", "4")).toBeUndefined();
    expect(pressed(choice, options, "o1", "Backspace")).toEqual({ value: undefined, goes_on: false });
    expect(pressed(choice, options, "o1", "Enter")).toBeUndefined();
    expect(keyOf(10)).toBe("a");
});

test("of several each digit adds one or takes it back", () => {
    const one = pressed(choices, options, undefined, "2");
    expect(one).toEqual({ value: ["o2"], goes_on: false });
    const two = pressed(choices, options, one?.value, "3");
    expect(two).toEqual({ value: ["o2", "o3"], goes_on: false });
    expect(pressed(choices, options, two?.value, "2")).toEqual({ value: ["o3"], goes_on: false });
    expect(pressed(choices, options, ["o3"], "3")).toEqual({ value: undefined, goes_on: false });
    expect(isChosen(["o2", "o3"], "o3")).toBe(true);
    expect(isChosen(undefined, "undefined")).toBe(false);
});

test("yes and no are told as such", () => {
    const both = [{ name: "true" }, { name: "false" }];
    expect(pressed(yes_no, both, undefined, "2")).toEqual({ value: false, goes_on: true });
    expect(isChosen(false, "false")).toBe(true);
});

test("words of text are no keys", () => {
    expect(pressed({ name: "think", title: "想什么", type: "text" }, [], "", "1")).toBeUndefined();
});

function household(head: string, group: string, phone: string | null, address: string | null): HouseholdLine {
    const rest = { village: { id: "v", name: "樟坳村" }, members: 3, registered: true, away: false };
    const stands = { state: "open" as const, visit_days: [], last_visit: null, why: "", owed_by: [], holds: [] };
    return { id: head, head, group, phone, address, ...rest, ...stands };
}
const village = [
    household("何秀英", "三组", "120****5678", "樟坳村三组12号"),
    household("何秀", "一组", "120****0001", null),
    household("阿卜杜拉·买买提", "一组", null, null),
    household("𠮷㭎", "二组", "120****5678", "樟坳村二组1234号"),
];
function found(typed: string): string[] {
    return matching(village, typed, 5).map((one) => one.head);
}

test("a household is found by name, by its group, by the end of its telephone number", () => {
    expect(found("何秀")).toEqual(["何秀", "何秀英"]);
    expect(found("何 三组")).toEqual(["何秀英"]);
    expect(found("5678")).toEqual(["何秀英", "𠮷㭎"]);
    expect(found("1234")).toEqual(["𠮷㭎"]);
    expect(found("12号")).toEqual(["何秀英"]);
    expect(found("买买提.阿")).toEqual([]);
    expect(found("阿卜杜拉.买")).toEqual(["阿卜杜拉·买买提"]);
    expect(found("𠮷")).toEqual(["𠮷㭎"]);
    expect(found("  ")).toEqual([]);
});
