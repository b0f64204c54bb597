// @vitest-environment node
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { makeKey } from "./seal.ts";
import { openMemory, openVault } from "./vault.ts";

test("what lies in the browser does not hold the words", async () => {
    const vault = await openVault("sealed");
    await vault.put("one", { head: "何春梅", phone: "12000001234" });
    const database = await openDB("sealed");
    const raw = (await database.get("value", "one")) as { bytes: ArrayBuffer };
    const text = new TextDecoder().decode(raw.bytes);
    expect(text).not.toContain("何春梅");
    expect(text).not.toContain("12000001234");
    expect(await vault.get("one")).toEqual({ head: "何春梅", phone: "12000001234" });
});

test("the key cannot be taken out", async () => {
    const key = await makeKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
});

test("after wiping nothing is left, the key neither, and the vault still takes new values", async () => {
    const vault = await openVault("wiped");
    await vault.put("one", 1);
    await vault.wipe();
    const database = await openDB("wiped");
    expect(await database.count("key")).toBe(0);
    expect(await database.count("value")).toBe(0);
    expect(await vault.all()).toEqual([]);
    await vault.put("two", 2);
    expect(await vault.get("two")).toBe(2);
});

test("two tabs that begin at once share one key", async () => {
    const [left, right] = [await openVault("shared"), await openVault("shared")];
    await Promise.all([left.put("left", 1), right.put("right", 2)]);
    expect((await left.all<number>()).sort()).toEqual([1, 2]);
});

test("without secure storage values live as long as the page", async () => {
    const vault = openMemory();
    await vault.put("one", { a: 1 });
    expect(await vault.get("one")).toEqual({ a: 1 });
    await vault.remove(["one"]);
    expect(await vault.get("one")).toBeUndefined();
});

test("a spoilt value does not keep the others back", async () => {
    const vault = await openVault("spoilt");
    await vault.put("bad", 1);
    await vault.put("good", 2);
    const database = await openDB("spoilt");
    await database.put("value", { nonce: new Uint8Array(12), bytes: new ArrayBuffer(20) }, "bad");
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await vault.all()).toEqual([2]);
    expect(told).toHaveBeenCalledTimes(1);
    expect(await database.count("value")).toBe(2);
    told.mockRestore();
});
