// The stack of paper forms that somebody is entering: kept on this computer until the ledger has it.
import { shallowRef, ref } from "vue";
import { api, ask } from "../core/api.ts";
import { aloneOfTabs, type Courier, startCourier } from "../core/courier.ts";
import { makeId } from "../core/id.ts";
import type { Answers, Command, RecordFact } from "../core/model.ts";
import { type Item, makeOutbox, type Outbox, type Outcome } from "../core/outbox.ts";
import { openLasting, openMemory, type Vault } from "../core/vault.ts";
import { checked, desk } from "./store.ts";

/** What is the same of all forms of a stack. */
export interface Stack {
    village: string;
    kind: string;
    day: string;
    author: string;
}
/** A form that is not finished: it is found again after the page was closed or broke down. */
export interface EntryDraft {
    stack: Stack;
    household: string;
    answers: Answers;
    mends?: string;
}

const items = shallowRef<Item[]>([]);
/** This computer could not keep something: the page says so. */
const is_failing = ref(false);
const is_lasting = ref(true);
const is_reached = ref(true);

let outbox: Outbox | undefined;
let drafts: Vault = openMemory();
let courier: Courier | undefined;
let opening: Promise<void> | undefined;

function personId(): string {
    return desk.session.value?.person.id ?? "";
}

async function readItems(): Promise<void> {
    items.value = outbox === undefined ? [] : await outbox.items(personId());
}

/** What one person recorded is never sent in another's session: a second tab may have signed in anew. */
async function flush(): Promise<Outcome> {
    const person = personId();
    if (person === "" || outbox === undefined) return "done";
    if ((await outbox.items(person)).every((item) => item.state !== "waiting")) return "done";
    const session = await checked(ask(api.GET("/session")));
    is_reached.value = session.status !== 0;
    if (session.status === 401) return "signed_out";
    if (session.value === undefined) return "later";
    if (session.value.person.id !== person) {
        window.location.reload();
        return "busy";
    }
    const outcome = await outbox.flush(person);
    await readItems();
    return outcome;
}

function report(fault: unknown): void {
    console.error(fault);
    is_failing.value = true;
}

async function openOnce(): Promise<void> {
    const lasting = await openLasting("chengxin-outbox");
    drafts = (await openLasting("chengxin-draft")) ?? openMemory();
    is_lasting.value = lasting !== undefined;
    const push = (commands: Command[]) => checked(ask(api.POST("/sync/push", { body: { commands } })));
    outbox = makeOutbox(lasting ?? openMemory(), push, aloneOfTabs);
    courier = startCourier(flush, report);
    if (is_lasting.value && navigator.storage?.persist !== undefined) void navigator.storage.persist();
}

/** Opens what is kept and sends what waits. */
async function open(): Promise<void> {
    opening ??= openOnce();
    await opening;
    await readItems();
    void courier?.go();
}

interface Form {
    kind: string;
    household: string;
    title: string;
    day: string;
    author: string;
    answers: Answers;
}

/** Once this has come back the form lies on the disk. in: `mends`, a refused item that this one takes the place of. */
async function record(form: Form, mends?: Item): Promise<void> {
    if (outbox === undefined) throw new Error("the outbox is not open");
    const person = personId();
    const about = { type: "household" as const, id: form.household };
    const command: RecordFact = {
        id: makeId(),
        command: "record_fact",
        kind: form.kind,
        about,
        day: form.day,
        answers: form.answers,
        ...(form.author === person ? {} : { author: form.author }),
    };
    const item: Item = {
        id: command.id,
        person,
        command,
        about: form.household,
        title: form.title,
        made_at_ms: Date.now(),
        state: "waiting",
    };
    await outbox.add(item);
    is_failing.value = false;
    if (mends !== undefined) await outbox.discard(mends);
    await readItems();
    void courier?.go();
}

async function discard(item: Item): Promise<void> {
    await outbox?.discard(item);
    await readItems();
}

/** The stack is done: what lies in the ledger need not stand here any longer. */
async function clear(): Promise<void> {
    await outbox?.settle(personId(), Number.MAX_SAFE_INTEGER);
    await readItems();
}

function draftName(): string {
    return `${personId()} entry`;
}
async function keepDraft(draft: EntryDraft): Promise<void> {
    await drafts.put(draftName(), draft);
}
async function readDraft(): Promise<EntryDraft | undefined> {
    return drafts.get<EntryDraft>(draftName());
}

export const entry = {
    ...{ items, is_failing, is_lasting, is_reached },
    ...{ open, record, discard, clear, keepDraft, readDraft },
    sendNow: (): Promise<Outcome> => courier?.go() ?? Promise.resolve("done"),
};
