// What the phone carries: the session, the kinds and its slice, sealed on the phone, and wiped when its bearer leaves.
import { api, ask } from "../core/api.ts";
import { dayOf, addDays, daysBetween } from "../core/date.ts";
import type { Kinds, Problem, Session, Slice } from "../core/model.ts";
import type { Vault } from "../core/vault.ts";

export interface Carried {
    session: Session;
    /** The phone's own day when the session said what day it is. */
    session_day: string;
    kinds?: Kinds;
    slice?: Slice;
    etag?: string;
    fetched_at_ms?: number;
}

export function carry(session: Session, now_ms: number): Carried {
    return { session, session_day: dayOf(now_ms) };
}

/** The county's day: what the server said, moved on by the days the phone has seen pass since. */
export function todayOf(carried: Carried, now_ms: number): string {
    return addDays(carried.session.today, Math.max(0, daysBetween(carried.session_day, dayOf(now_ms))));
}

const nobody = { id: "", name: "", kinds: [], facts: [] };

export async function load(vault: Vault): Promise<Carried | undefined> {
    const found = await vault.get<Carried>("carried");
    if (found?.slice === undefined || found.slice.places !== undefined) return found;
    // Fetched by an older shell, and no longer whole: what is there serves until it is fetched again.
    const { etag: _dropped, ...rest } = found;
    return { ...rest, slice: { ...found.slice, places: [], self: nobody, colleagues: [], mine: [] } };
}

export function keep(vault: Vault, carried: Carried): Promise<void> {
    return vault.put("carried", carried);
}

export interface Fetched {
    carried?: Carried;
    problem?: Problem;
    signed_out: boolean;
}

/** Brings kinds and slice up to date. What could not be fetched stays as it was. */
export async function fetchInto(carried: Carried, now_ms: number): Promise<Fetched> {
    const kinds = await ask(api.GET("/kinds"));
    if (kinds.status === 401) return { signed_out: true, problem: kinds.problem };
    if (kinds.problem !== undefined) return { signed_out: false, problem: kinds.problem };
    const header = carried.etag === undefined ? {} : { "If-None-Match": carried.etag };
    const slice = await ask(api.GET("/slice", { params: { header } }));
    if (slice.problem !== undefined) return { signed_out: slice.status === 401, problem: slice.problem };
    const next: Carried = { ...carried, kinds: kinds.value ?? carried.kinds, fetched_at_ms: now_ms };
    if (slice.value !== undefined) Object.assign(next, { slice: slice.value, etag: slice.etag });
    return { signed_out: false, carried: next };
}
