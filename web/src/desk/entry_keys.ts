// A paper form by keyboard: which key stands for which answer, and which household is meant.
import { isChoice } from "../core/form.ts";
import type { Field, HouseholdLine } from "../core/model.ts";

const option_keys = "1234567890abcdefghijklmnopqrstuvwxyz";

/** The key that stands for the n-th option; "" where there are more options than keys. */
export function keyOf(place: number): string {
    return option_keys[place] ?? "";
}

/** The answer after a key, and whether the next question follows at once. */
export interface Pressed {
    value: unknown;
    goes_on: boolean;
}

/** out: nothing where the key means nothing here. A key pressed twice takes its choice back. */
export function pressed(
    field: Field,
    options: { name: string }[],
    value: unknown,
    key: string,
): Pressed | undefined {
    if (!isChoice(field)) return undefined;
    if (key === "Backspace" || key === "Delete") return { value: undefined, goes_on: false };
    const place = key.length === 1 ? option_keys.indexOf(key.toLowerCase()) : -1;
    const option = options[place]?.name;
    if (option === undefined) return undefined;
    if (field.type === "yes_no") return { value: option === "true", goes_on: true };
    if (field.type !== "choices") return { value: option, goes_on: true };
    const before = Array.isArray(value) ? value.map(String) : [];
    const after = before.includes(option) ? before.filter((one) => one !== option) : [...before, option];
    return { value: after.length === 0 ? undefined : after, goes_on: false };
}

/** Whether an option is chosen in the answer. */
export function isChosen(value: unknown, option: string): boolean {
    return Array.isArray(value) ? value.map(String).includes(option) : value !== undefined && String(value) === option;
}

/** As names are compared with what is typed: no dot, no blank, plain digits. */
function plain(text: string): string {
    return text.normalize("NFKC").replace(/[·•・‧.\s]/g, "").toLowerCase();
}

/** Digits are the end of a telephone number, also of one whose middle is hidden; or they stand in the address. */
export function matching(households: HouseholdLine[], typed: string, most: number): HouseholdLine[] {
    const words = typed.trim().split(/\s+/).map(plain).filter(Boolean);
    if (words.length === 0) return [];
    const rank = (one: HouseholdLine): number => {
        const head = plain(one.head);
        const rest = plain(`${one.group} ${one.address ?? ""}`);
        let worst = 0;
        for (const word of words) {
            const by_phone = /^\d{4,}$/.test(word) && (one.phone ?? "").endsWith(word.slice(-4));
            const here = head === word ? 0 : head.startsWith(word) || by_phone ? 1 : head.includes(word) ? 2 : 3;
            if (here === 3 && !rest.includes(word)) return -1;
            worst = Math.max(worst, here);
        }
        return worst;
    };
    return households
        .map((one) => ({ one, rank: rank(one) }))
        .filter((found) => found.rank >= 0)
        .sort((left, right) => left.rank - right.rank)
        .slice(0, most)
        .map((found) => found.one);
}
