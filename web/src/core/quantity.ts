// What conditions compare: a text, yes or no, a day, or an exact number, whole or a ratio. The same as the ledger's.
import { addDays, addMonths, isDay } from "./date.ts";

export type Quantity =
    | { is: "text"; value: string }
    | { is: "truth"; value: boolean }
    | { is: "day"; value: string }
    | { is: "ratio"; top: bigint; bottom: bigint };

/** `2/3` is a ratio, `2026-11-24` a day, any other text itself; of lists, objects and fractions there is none. */
export function quantityOf(value: unknown): Quantity | undefined {
    if (typeof value === "boolean") return { is: "truth", value };
    if (typeof value === "number") {
        return Number.isSafeInteger(value) ? { is: "ratio", top: BigInt(value), bottom: 1n } : undefined;
    }
    if (typeof value !== "string") return undefined;
    if (isDay(value)) return { is: "day", value };
    const ratio = /^(-?\d{1,18})\/(\d{1,18})$/.exec(value);
    if (ratio === null || BigInt(ratio[2]!) === 0n) return { is: "text", value };
    return { is: "ratio", top: BigInt(ratio[1]!), bottom: BigInt(ratio[2]!) };
}

const held_max = 9223372036854775807n;

/** Nothing when the ledger could not hold the product. */
export function times(left: Quantity, right: Quantity): Quantity | undefined {
    if (left.is !== "ratio" || right.is !== "ratio") return undefined;
    const [top, bottom] = [left.top * right.top, left.bottom * right.bottom];
    return top > held_max || top < -held_max || bottom > held_max ? undefined : { is: "ratio", top, bottom };
}

const far = 100_000;

export function wholeOf(count: Quantity): number | undefined {
    return count.is === "ratio" && count.top % count.bottom === 0n ? Number(count.top / count.bottom) : undefined;
}

/** The day moved by a whole number; days of four digits only, which both sides of the wire reckon alike. */
export function movedTo(
    day: Quantity,
    count: number | undefined,
    by: (day: string, count: number) => string | undefined,
): Quantity | undefined {
    const isNear = (one: string): boolean => isDay(one) && one >= "1000";
    if (day.is !== "day" || count === undefined || Math.abs(count) > far || !isNear(day.value)) return undefined;
    const value = by(day.value, count);
    return value !== undefined && isNear(value) ? { is: "day", value } : undefined;
}

/** The day moved by a whole number of days or months. */
export function moved(day: Quantity, count: Quantity, by: "days" | "months"): Quantity | undefined {
    return movedTo(day, wholeOf(count), by === "days" ? addDays : addMonths);
}

/** Below, at or above nought; nothing when the two have no order: texts, or things of different kinds. */
export function order(left: Quantity, right: Quantity): number | undefined {
    if (left.is === "day" && right.is === "day") {
        return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
    }
    if (left.is !== "ratio" || right.is !== "ratio") return undefined;
    const [one, other] = [left.top * right.bottom, right.top * left.bottom];
    return one < other ? -1 : one > other ? 1 : 0;
}

/** Nothing for things of different kinds. */
export function isSame(left: Quantity, right: Quantity): boolean | undefined {
    if (left.is !== right.is) return undefined;
    const sign = order(left, right);
    if (sign !== undefined) return sign === 0;
    return "value" in left && "value" in right && left.value === right.value;
}
