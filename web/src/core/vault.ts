// An IndexedDB of sealed values, whose key lies beside them and cannot be taken out.
import { type IDBPDatabase, openDB } from "idb";
import { canSeal, makeKey, type Sealed, seal, unseal } from "./seal.ts";

export interface Vault {
    put(name: string, value: unknown): Promise<void>;
    get<T>(name: string): Promise<T | undefined>;
    /** A value that the disk has spoilt stays where it is and does not keep the others back. */
    all<T>(): Promise<T[]>;
    remove(names: string[]): Promise<void>;
    /** Values and key: what is left of them on the disk opens no more. */
    wipe(): Promise<void>;
}

export async function openVault(name: string): Promise<Vault> {
    const database = await openDB(name, 1, {
        upgrade(made) {
            made.createObjectStore("key");
            made.createObjectStore("value");
        },
    });
    return {
        async put(entry, value) {
            const sealed = await seal(await keyOf(database), value);
            await database.put("value", sealed, entry);
        },
        async get<T>(entry: string) {
            const sealed = (await database.get("value", entry)) as Sealed | undefined;
            return sealed === undefined ? undefined : unseal<T>(await keyOf(database), sealed);
        },
        async all<T>() {
            const rows = (await database.getAll("value")) as Sealed[];
            if (rows.length === 0) return [];
            const key = await keyOf(database);
            const opened = await Promise.allSettled(rows.map((sealed) => unseal<T>(key, sealed)));
            const values: T[] = [];
            for (const one of opened) {
                if (one.status === "fulfilled") values.push(one.value);
                else console.error(`a value in ${name} cannot be read and stays where it is:`, one.reason);
            }
            return values;
        },
        async remove(entries) {
            const work = database.transaction("value", "readwrite");
            await Promise.all([...entries.map((entry) => work.store.delete(entry)), work.done]);
        },
        async wipe() {
            const work = database.transaction(["key", "value"], "readwrite");
            await Promise.all([work.objectStore("key").clear(), work.objectStore("value").clear(), work.done]);
        },
    };
}

/** out: nothing where the browser has no storage that outlives the page, as in some private windows. */
export async function openLasting(name: string): Promise<Vault | undefined> {
    if (!canSeal() || typeof indexedDB === "undefined") return undefined;
    try {
        return await openVault(name);
    } catch (fault) {
        console.error(fault);
        return undefined;
    }
}

/** Two tabs may both find no key: the one that is put first is everyone's. */
async function keyOf(database: IDBPDatabase): Promise<CryptoKey> {
    const found = (await database.get("key", "key")) as CryptoKey | undefined;
    if (found !== undefined) return found;
    const made = await makeKey();
    const work = database.transaction("key", "readwrite");
    const earlier = (await work.store.get("key")) as CryptoKey | undefined;
    if (earlier === undefined) await work.store.put(made, "key");
    await work.done;
    return earlier ?? made;
}

/** For a browser without secure storage: nothing outlives the page. */
export function openMemory(): Vault {
    const values = new Map<string, string>();
    return {
        async put(entry, value) {
            values.set(entry, JSON.stringify(value));
        },
        async get<T>(entry: string) {
            const text = values.get(entry);
            return text === undefined ? undefined : (JSON.parse(text) as T);
        },
        async all<T>() {
            return Array.from(values.values(), (text) => JSON.parse(text) as T);
        },
        async remove(entries) {
            for (const entry of entries) values.delete(entry);
        },
        async wipe() {
            values.clear();
        },
    };
}
