// What the screens of the field shell read and do. They never fetch: they read this and put into the outbox.
import { computed, ref, shallowRef } from "vue";
import { api, ask, unreachable } from "../core/api.ts";
import { aloneOfTabs, type Courier, startCourier } from "../core/courier.ts";
import { type Form, formOf } from "../core/form.ts";
import { holds } from "../core/holds.ts";
import { makeId } from "../core/id.ts";
import type { About, Answers, Command, Household, OwnCount, Problem } from "../core/model.ts";
import { type Item, makeOutbox, type Outbox, type Outcome } from "../core/outbox.ts";
import { openLasting, openMemory, type Vault } from "../core/vault.ts";
import { carry, type Carried, fetchInto, keep, load, todayOf } from "./carried.ts";
import { countsOf, type Job, jobsOf } from "./jobs.ts";
import { nameOf } from "./subjects.ts";
import { say } from "./text.ts";

type Phase = "opening" | "signed_out" | "ready";

const phase = ref<Phase>("opening");
const carried = shallowRef<Carried>();
const items = shallowRef<Item[]>([]);
const is_reached = ref(navigator.onLine);
const is_sending = ref(false);
const trouble = shallowRef<Problem>();
const now_ms = ref(Date.now());
/** Whether what is recorded outlives the page. */
const is_lasting = ref(true);

let slice_vault: Vault = openMemory();
let outbox: Outbox | undefined;
let courier: Courier | undefined;

const session = computed(() => carried.value?.session);
const slice = computed(() => carried.value?.slice);
const today = computed(() => (carried.value === undefined ? "" : todayOf(carried.value, now_ms.value)));
const household_of = computed(() => new Map((slice.value?.households ?? []).map((one) => [one.id, one])));
const waiting = computed(() => items.value.filter((item) => item.state === "waiting"));
const refused = computed(() => items.value.filter((item) => item.state === "refused"));
const counts = computed<OwnCount[]>(() =>
    slice.value === undefined ? [] : countsOf(slice.value, items.value, today.value),
);
const jobs = computed<Job[]>(() => {
    const kinds = carried.value?.kinds;
    if (kinds === undefined || slice.value === undefined) return [];
    return jobsOf(kinds, slice.value, counts.value, today.value);
});

async function readItems(): Promise<void> {
    const person = session.value?.person.id;
    items.value = person === undefined || outbox === undefined ? [] : await outbox.items(person);
}

/** The copy of the village goes; what was recorded stays until it is handed in. */
async function forget(): Promise<void> {
    await slice_vault.wipe();
    carried.value = undefined;
    items.value = [];
    phase.value = "signed_out";
}

/** Fetches what changed. Without a network everything stays as it is. */
async function refresh(): Promise<void> {
    const before = carried.value;
    if (before === undefined) return;
    const fetched = await fetchInto(before, Date.now());
    is_reached.value = fetched.problem?.status !== 0;
    if (fetched.signed_out) return forget();
    trouble.value = fetched.problem?.status === 0 ? undefined : fetched.problem;
    if (fetched.carried === undefined || carried.value?.session.person.id !== before.session.person.id) return;
    carried.value = fetched.carried;
    await keep(slice_vault, fetched.carried);
    if (outbox !== undefined && fetched.carried.slice !== undefined) {
        await outbox.settle(before.session.person.id, fetched.carried.slice.seq);
        await readItems();
    }
}

/** Without a network the session is what it was; with one the server says whose it is and what day it is. */
async function renewSession(): Promise<Outcome | undefined> {
    const reply = await ask(api.GET("/session"));
    is_reached.value = reply.status !== 0;
    if (reply.status === 401) {
        await forget();
        return "signed_out";
    }
    if (reply.value === undefined || carried.value === undefined) return undefined;
    if (reply.value.person.id !== carried.value.session.person.id) {
        // Another tab has signed in as somebody else: this copy is not theirs.
        await slice_vault.wipe();
        carried.value = carry(reply.value, Date.now());
    } else {
        carried.value = { ...carried.value, ...carry(reply.value, Date.now()) };
    }
    await keep(slice_vault, carried.value);
    await readItems();
    return undefined;
}

async function flush(): Promise<Outcome> {
    now_ms.value = Date.now();
    const person = session.value?.person.id;
    if (person === undefined || outbox === undefined) return "done";
    const had = waiting.value.length;
    is_sending.value = had > 0;
    try {
        const renewed = await renewSession();
        if (renewed !== undefined) return renewed;
        if (session.value?.person.id !== person) return "busy";
        const outcome = is_reached.value ? await outbox.flush(person) : waiting.value.length > 0 ? "later" : "done";
        await readItems();
        if (outcome === "signed_out") await forget();
        else if (is_reached.value) await refresh();
        return outcome;
    } finally {
        is_sending.value = false;
    }
}

async function openVaults(): Promise<void> {
    const lasting = await openLasting("chengxin-outbox");
    slice_vault = (await openLasting("chengxin-slice")) ?? openMemory();
    is_lasting.value = lasting !== undefined;
    const outbox_vault = lasting ?? openMemory();
    const push = (commands: Command[]) => ask(api.POST("/sync/push", { body: { commands } }));
    outbox = makeOutbox(outbox_vault, push, aloneOfTabs);
    if (is_lasting.value && navigator.storage?.persist !== undefined) void navigator.storage.persist();
}

async function start(): Promise<void> {
    await openVaults();
    courier = startCourier(flush, report);
    if (localStorage.getItem(leaving) !== null) {
        phase.value = "signed_out";
        return endSession();
    }
    carried.value = await load(slice_vault);
    if (carried.value !== undefined) {
        await readItems();
        phase.value = "ready";
        void courier.go();
        return;
    }
    const reply = await ask(api.GET("/session"));
    is_reached.value = reply.status !== 0;
    if (reply.value === undefined) {
        phase.value = "signed_out";
        return;
    }
    if (reply.value.shell === "desk") window.location.replace("/d/");
    else await begin(carry(reply.value, Date.now()));
}

async function begin(next: Carried): Promise<void> {
    carried.value = next;
    await keep(slice_vault, next);
    await readItems();
    await refresh();
    if (carried.value !== undefined) phase.value = "ready";
    void courier?.go();
}

/** out: the problem, or nothing and the shell is open (or another shell is the caller's and is being opened). */
async function signIn(login: string, password: string): Promise<Problem | undefined> {
    const reply = await ask(api.POST("/session", { body: { login, password } }));
    is_reached.value = reply.status !== 0;
    if (reply.value === undefined) return reply.problem;
    localStorage.removeItem(leaving);
    if (reply.value.shell === "desk") {
        window.location.assign("/d/");
        return undefined;
    }
    await slice_vault.wipe();
    await begin(carry(reply.value, Date.now()));
    return undefined;
}

/** Without a network the session at the server cannot be ended yet: it is ended before anything else is asked there. */
const leaving = "chengxin-leaving";

async function endSession(): Promise<void> {
    const reply = await ask(api.DELETE("/session"));
    is_reached.value = reply.status !== 0;
    if (reply.status !== 0) localStorage.removeItem(leaving);
}

async function signOut(): Promise<void> {
    localStorage.setItem(leaving, "yes");
    await forget();
    await endSession();
}

function report(fault: unknown): void {
    console.error(fault);
    trouble.value = { ...unreachable, code: "phone.storage", detail: say.signal.storage };
}

async function put(command: Command, about: string, title: string): Promise<void> {
    const person = session.value?.person.id;
    if (outbox === undefined || person === undefined) throw new Error("nobody is signed in");
    const item: Item = { id: command.id, person, command, about, title, made_at_ms: Date.now(), state: "waiting" };
    await outbox.add(item);
    await readItems();
    void courier?.go();
}

async function record(
    kind: string,
    title: string,
    about: About,
    day: string,
    answers: Answers,
    more: { corrects?: string; ends?: true; author?: string } = {},
): Promise<string> {
    const id = makeId();
    const subject = { type: about.type, id: about.id };
    await put({ id, command: "record_fact", kind, about: subject, day, answers, ...more }, about.id, title);
    return id;
}

async function withdraw(fact_id: string, about: string, title: string, reason: string): Promise<void> {
    const command = { id: makeId(), command: "withdraw_fact" as const, withdraws: fact_id, day: today.value, reason };
    await put(command, about, title);
}

async function excuse(about: Household, title: string, day: string, reason: string, note: string): Promise<string> {
    const id = makeId();
    const subject = { type: "household" as const, id: about.id };
    const duty = slice.value?.duty.name ?? "";
    const command = { id, command: "excuse_duty" as const, duty, about: subject, day, reason };
    await put({ ...command, exit: "could_not", ...(note === "" ? {} : { note }) }, about.id, title);
    return id;
}

async function resend(item: Item): Promise<void> {
    await outbox?.resend(item);
    await readItems();
    void courier?.go();
}

async function discard(item: Item): Promise<void> {
    await outbox?.discard(item);
    await readItems();
}

function form(kind: string): Form | undefined {
    const found = formOf(carried.value?.kinds, kind, holds);
    return found === undefined ? undefined : { ...found, named: (id) => nameOf(slice.value, id) };
}

function option(list: string, name: string): string {
    const found = carried.value?.kinds?.lists.find((one) => one.list === list);
    return found?.option.find((one) => one.name === name)?.title ?? name;
}

export const field = {
    ...{ phase, session, slice, carried, today, items, waiting, refused, household_of, counts, jobs },
    ...{ is_reached, is_sending, is_lasting, trouble },
    ...{ start, signIn, signOut, record, withdraw, excuse, resend, discard, form, option, refresh },
    sendNow: (): Promise<Outcome> => courier?.go() ?? Promise.resolve("done"),
};
