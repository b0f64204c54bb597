import { expect, test } from "vitest";
import { openMemory } from "../core/vault.ts";
import { load } from "./carried.ts";

test("a copy of an older shell serves until it is fetched again, which it is", async () => {
    const vault = openMemory();
    await vault.put("carried", { session_day: "2026-11-24", etag: '"7"', slice: { seq: 7, households: [] } });
    const found = await load(vault);
    expect(found?.slice).toMatchObject({ seq: 7, places: [], colleagues: [], mine: [] });
    expect(found?.etag).toBeUndefined();
    await vault.put("carried", { etag: '"8"', slice: { seq: 8, places: [], self: {}, colleagues: [], mine: [] } });
    expect((await load(vault))?.etag).toBe('"8"');
});
