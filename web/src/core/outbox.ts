// What was recorded and is not yet known to lie in the ledger. Nothing leaves it but by a receipt or by its author.
import type { Reply } from "./api.ts";
import type { Command, Problem, Receipt } from "./model.ts";
import type { Vault } from "./vault.ts";

/** waiting: to be sent. refused: back with its author, with the reason. sent: in the ledger, not yet in the slice. */
export type ItemState = "waiting" | "refused" | "sent";

export interface Item {
    id: string;
    /** Whose it is; nobody else's session sends or shows it. */
    person: string;
    command: Command;
    /** The subject it is about, also of a withdrawal. */
    about: string;
    title: string;
    made_at_ms: number;
    state: ItemState;
    problem?: Problem;
    seq?: number;
    /** The receipt's link: with seq a head, for as long as the item is kept. */
    link?: string;
}

export interface Pushed {
    receipts: Receipt[];
    head: { seq: number; link: string };
}

export type Push = (commands: Command[]) => Promise<Reply<Pushed>>;

/** done: nothing is waiting. later: try again after a while. signed_out: first sign in. busy: another tab is at it. */
export type Outcome = "done" | "later" | "signed_out" | "busy";

export interface Outbox {
    add(item: Item): Promise<void>;
    items(person: string): Promise<Item[]>;
    /** Sends what is waiting, oldest first, until nothing is or something stands in the way. */
    flush(person: string): Promise<Outcome>;
    /** A refused item again as it is. */
    resend(item: Item): Promise<void>;
    /** Its author lets go of it, and of what refers to it. */
    discard(item: Item): Promise<void>;
    /** The slice now holds everything up to `seq`. */
    settle(person: string, seq: number): Promise<void>;
}

/** Runs the work unless another tab is running it. */
export type Alone = (work: () => Promise<Outcome>) => Promise<Outcome>;

const batch_commands_max = 200;
const batch_characters_max = 300_000;

function byId(left: Item, right: Item): number {
    return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function nextBatch(waiting: Item[], most: number): Item[] {
    const batch: Item[] = [];
    let characters = 0;
    for (const item of waiting) {
        characters += JSON.stringify(item.command).length;
        if (batch.length > 0 && (batch.length >= most || characters > batch_characters_max)) break;
        batch.push(item);
    }
    return batch;
}

/** The server understood and will never take it as it is; anything else may pass with time. */
function isFinal(status: number): boolean {
    return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}

export function refersTo(command: Command): string | undefined {
    if (command.command === "withdraw_fact") return command.withdraws;
    return command.command === "record_fact" ? command.corrects : undefined;
}

function afterReceipt(item: Item, receipt: Receipt): Item {
    const { problem: _dropped, ...rest } = item;
    if (receipt.outcome === "accepted" || receipt.outcome === "repeated") {
        return { ...rest, state: "sent", seq: receipt.seq, link: receipt.link };
    }
    return { ...rest, state: "refused", problem: receipt.problem };
}

export function makeOutbox(vault: Vault, push: Push, alone: Alone): Outbox {
    async function items(person: string): Promise<Item[]> {
        return (await vault.all<Item>()).filter((item) => item.person === person).sort(byId);
    }

    async function send(person: string): Promise<Outcome> {
        let most = batch_commands_max;
        for (;;) {
            const waiting = (await items(person)).filter((item) => item.state === "waiting");
            if (waiting.length === 0) return "done";
            const batch = nextBatch(waiting, most);
            const reply = await push(batch.map((item) => item.command));
            if (reply.value !== undefined) {
                if (!(await take(batch, reply.value.receipts))) return "later";
            } else if (reply.status === 401) {
                return "signed_out";
            } else if (!isFinal(reply.status)) {
                return "later";
            } else if (batch.length > 1) {
                most = Math.ceil(batch.length / 2);
            } else {
                await vault.put(batch[0]!.id, { ...batch[0]!, state: "refused", problem: reply.problem });
                most = batch_commands_max;
            }
        }
    }

    /** out: whether any item is settled; when none is, sending on would go round in circles. */
    async function take(batch: Item[], receipts: Receipt[]): Promise<boolean> {
        const receipt_of = new Map(receipts.map((receipt) => [receipt.id, receipt]));
        let taken = 0;
        for (const item of batch) {
            const receipt = receipt_of.get(item.id);
            if (receipt === undefined || receipt.outcome === "deferred") continue;
            await vault.put(item.id, afterReceipt(item, receipt));
            taken += 1;
        }
        return taken > 0;
    }

    return {
        items,
        add: (item) => vault.put(item.id, item),
        flush: (person) => alone(() => send(person)),
        async resend(item) {
            const { problem: _dropped, ...rest } = item;
            await vault.put(item.id, { ...rest, state: "waiting" });
        },
        async discard(item) {
            const all = await items(item.person);
            const gone = [item.id];
            for (const other of all) {
                const target = refersTo(other.command);
                if (target !== undefined && gone.includes(target)) gone.push(other.id);
            }
            await vault.remove(gone);
        },
        async settle(person, seq) {
            const settled = (await items(person)).filter((item) => item.state === "sent" && (item.seq ?? 0) <= seq);
            if (settled.length > 0) await vault.remove(settled.map((item) => item.id));
        },
    };
}
