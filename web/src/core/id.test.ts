import { expect, test } from "vitest";
import { makeId } from "./id.ts";

test("ids are UUIDs of version 7 that sort by the moment of making", () => {
    const now_ms = Date.UTC(2126, 0, 1);
    const ids = Array.from({ length: 6000 }, () => makeId(now_ms));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(parseInt(ids[0]!.replace(/-/g, "").slice(0, 12), 16)).toBe(now_ms);
});

test("a clock set back does not set the order back", () => {
    const later = makeId(Date.UTC(2127, 0, 1));
    expect(makeId(Date.UTC(2026, 0, 1)) > later).toBe(true);
});
