// A form that was left unfinished: a telephone call, an empty battery.
// It lies sealed in the phone until it is recorded.
import type { Answers } from "../core/model.ts";
import { canSeal } from "../core/seal.ts";
import { openMemory, openVault, type Vault } from "../core/vault.ts";

export interface Draft {
    day: string;
    answers: Answers;
    /** Whom it is about, where the form asks that as well. */
    about?: string;
}

let opened: Promise<Vault> | undefined;

function vault(): Promise<Vault> {
    opened ??=
        canSeal() && typeof indexedDB !== "undefined" ? openVault("chengxin-draft") : Promise.resolve(openMemory());
    return opened;
}

/** in: `of`, the household visited, or the kind of a form that asks whom it is about. */
function nameOf(person: string, of: string): string {
    return `${person} ${of}`;
}

export async function draftOf(person: string, of: string): Promise<Draft | undefined> {
    return (await vault()).get<Draft>(nameOf(person, of));
}

export async function keepDraft(person: string, of: string, draft: Draft): Promise<void> {
    await (await vault()).put(nameOf(person, of), draft);
}

export async function dropDraft(person: string, of: string): Promise<void> {
    await (await vault()).remove([nameOf(person, of)]);
}
