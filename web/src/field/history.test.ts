import { expect, test } from "vitest";
import type { Command, Fact, Household } from "../core/model.ts";
import type { Item } from "../core/outbox.ts";
import { historyOf } from "./history.ts";

function fact(id: string, more: Partial<Fact> = {}): Fact {
    return {
        ...{ id, kind: "visit", title: "入户走访", day: "2026-03-04", author: { id: "p", name: "唐知行" } },
        ...{ recorded_at: "2026-03-04T08:00:00.000Z", seq: 1, state: "standing" as const, corrects: null },
        ...{ withdraws: null, reason: null, answers: {}, mine: true, may_undo: true },
        ...more,
    };
}
function household(facts: Fact[]): Household {
    return {
        ...{
            id: "h",
            head: "何",
            group: "一组",
            village: { id: "v", name: "" },
            members: 1,
            registered: true,
            away: false,
        },
        ...{ phone: null, address: null, state: "open" as const, visit_days: [], last_visit: null, why: "" },
        ...{ owed_by: [], facts },
    };
}
function item(command: Command, state: Item["state"] = "waiting"): Item {
    return { id: command.id, person: "p", command, about: "h", title: "", made_at_ms: 0, state };
}
const about = { type: "household" as const, id: "h" };
const record: Command = { id: "r", command: "record_fact", kind: "visit", about, day: "2026-11-24", answers: {} };
const undoing: Command = { id: "w", command: "withdraw_fact", withdraws: "f", day: "2026-11-24", reason: "记错了户" };

test("an undone fact stays, with who undid it and why; the undoing is no entry of its own", () => {
    const author = { id: "q", name: "蒋念慈" };
    const withdrawal = fact("w", {
        withdraws: "f",
        author,
        reason: "记错了户",
        recorded_at: "2026-11-24T00:00:00.000Z",
    });
    const entries = historyOf(household([fact("f", { state: "withdrawn" }), withdrawal]), [], String);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
        id: "f",
        state: "withdrawn",
        ended_by: { author: "蒋念慈", reason: "记错了户" },
    });
});

test("a corrected fact and its correction both stand in the history", () => {
    const facts = [fact("f", { state: "corrected" }), fact("g", { corrects: "f", day: "2026-03-05" })];
    const entries = historyOf(household(facts), [], String);
    expect(entries.map((entry) => [entry.id, entry.state, entry.is_correction])).toEqual([
        ["g", "standing", true],
        ["f", "corrected", false],
    ]);
});

test("what lies in the phone shows at once, and once only when the ledger has it", () => {
    const waiting = historyOf(household([]), [item(record)], () => "入户走访");
    expect(waiting[0]).toMatchObject({ id: "r", lies_in: "phone", title: "入户走访", may_undo: true });
    const refused = historyOf(household([]), [item(record, "refused")], String);
    expect(refused[0]).toMatchObject({ lies_in: "refused", may_undo: false });
    expect(historyOf(household([fact("r")]), [item(record, "sent")], String)).toHaveLength(1);
});

test("an undoing that waits is shown on what it undoes, and cannot be asked for twice", () => {
    const entries = historyOf(household([fact("f")]), [item(undoing)], String);
    expect(entries[0]).toMatchObject({ ending: "withdraw", may_undo: false, ended_by: { reason: "记错了户" } });
    const refused = historyOf(household([fact("f")]), [item(undoing, "refused")], String);
    expect(refused[0]!.ending).toBeUndefined();
    expect(refused[0]!.may_undo).toBe(true);
});
