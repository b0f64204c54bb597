// Money: whole fen in the ledger, yuan in the mouth.

/** `12.50` for 1250, `12` for 1200. */
export function sayFen(fen: number): string {
    const [yuan, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)];
    return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, "0")}`;
}

/** Fen of what was typed in yuan; nothing where it is no amount, or has parts of a fen. */
export function fenOf(typed: string): number | undefined {
    const text = typed.replace(/[\s,，]/g, "").replace(/元$/, "");
    const parts = /^(\d{1,11})(?:[.。](\d{0,2}))?$/.exec(text);
    return parts === null ? undefined : Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
}
