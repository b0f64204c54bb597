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
    const ratio = /^(-?\d+)\/(\d+)$/.exec(value);
    if (ratio === null || BigInt(ratio[2]!) === 0n) return { is: "text", value };
    return { is: "ratio", top: BigInt(ratio[1]!), bottom: BigInt(ratio[2]!) };
}

export function times(left: Quantity, right: Quantity): Quantity | undefined {
    if (left.is !== "ratio" || right.is !== "ratio") return undefined;
    return { is: "ratio", top: left.top * right.top, bottom: left.bottom * right.bottom };
}

const far = 1_000_000;

/** The day moved by a whole number of days or months. */
export function moved(day: Quantity, count: Quantity, by: "days" | "months"): Quantity | undefined {
    if (day.is !== "day" || count.is !== "ratio" || count.top % count.bottom !== 0n) return undefined;
    const whole = Number(count.top / count.bottom);
    if (Math.abs(whole) > far) return undefined;
    return { is: "day", value: by === "days" ? addDays(day.value, whole) : addMonths(day.value, whole) };
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
