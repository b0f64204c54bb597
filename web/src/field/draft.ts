// A form that was left unfinished: a telephone call, an empty battery.
// It lies sealed in the phone until it is recorded.
import type { Answers } from "../core/model.ts";
import { canSeal } from "../core/seal.ts";
import { openMemory, openVault, type Vault } from "../core/vault.ts";

export interface Draft {
    day: string;
    answers: Answers;
}

let opened: Promise<Vault> | undefined;

function vault(): Promise<Vault> {
    opened ??=
        canSeal() && typeof indexedDB !== "undefined" ? openVault("chengxin-draft") : Promise.resolve(openMemory());
    return opened;
}

function nameOf(person: string, household: string): string {
    return `${person} ${household}`;
}

export async function draftOf(person: string, household: string): Promise<Draft | undefined> {
    return (await vault()).get<Draft>(nameOf(person, household));
}

export async function keepDraft(person: string, household: string, draft: Draft): Promise<void> {
    await (await vault()).put(nameOf(person, household), draft);
}

export async function dropDraft(person: string, household: string): Promise<void> {
    await (await vault()).remove([nameOf(person, household)]);
}
