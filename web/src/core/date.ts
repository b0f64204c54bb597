// Days of the county's calendar, as text `YYYY-MM-DD`. They compare as text.

const day_ms = 86_400_000;
const county_offset_ms = 8 * 3_600_000;

function toNumber(day: string): number {
    return Math.round(Date.parse(`${day}T00:00:00Z`) / day_ms);
}

function fromNumber(number: number): string {
    return new Date(number * day_ms).toISOString().slice(0, 10);
}

export function isDay(text: unknown): text is string {
    if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const number = toNumber(text);
    return Number.isFinite(number) && fromNumber(number) === text;
}

export function addDays(day: string, days: number): string {
    return fromNumber(toNumber(day) + days);
}

/** A month's end stays a month's end or earlier: 29 February and 12 months are 28 February. */
export function addMonths(day: string, months: number): string {
    const [year, month, date] = day.split("-").map(Number) as [number, number, number];
    const first = new Date(Date.UTC(year, month - 1 + months, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    first.setUTCDate(Math.min(date, last));
    return first.toISOString().slice(0, 10);
}

export function daysBetween(first: string, past: string): number {
    return toNumber(past) - toNumber(first);
}

/** The county's day at an instant, in milliseconds UTC. */
export function dayOf(instant_ms: number): string {
    return fromNumber(Math.floor((instant_ms + county_offset_ms) / day_ms));
}

/** `3月4日`; with the year where it is not that of `today`. */
export function sayDay(day: string, today?: string): string {
    const [year, month, date] = day.split("-").map(Number);
    const short = `${month}月${date}日`;
    return today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? `${year}年${short}` : short;
}

/** `2026年3月4日`, where two days of different years stand side by side. */
export function sayFullDay(day: string): string {
    return `${Number(day.slice(0, 4))}年${sayDay(day)}`;
}

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

export function sayWeekday(day: string): string {
    return `周${weekdays[(((toNumber(day) + 4) % 7) + 7) % 7]}`;
}

/** `今天`, `昨天`, `12天前`, then the date. */
export function sayAgo(day: string, today: string): string {
    const days = daysBetween(day, today);
    if (days === 0) return "今天";
    if (days === 1) return "昨天";
    return days > 1 && days < 30 ? `${days}天前` : sayDay(day, today);
}

/** `11月24日 16:15`, in the county's time. */
export function sayInstant(instant: string, today?: string): string {
    const moment = new Date(Date.parse(instant) + county_offset_ms).toISOString();
    return `${sayDay(moment.slice(0, 10), today)} ${moment.slice(11, 16)}`;
}
