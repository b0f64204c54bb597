// Figures as people read them: exact, in groups of three, never rounded up to the goal.

export function sayCount(count: number | null | undefined): string {
    if (count === null || count === undefined) return "—";
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** in: percent times 100, or nothing where there is nothing to divide by. */
export function sayShare(value: number | null | undefined): string {
    if (value === null || value === undefined) return "—";
    return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}%`;
}
