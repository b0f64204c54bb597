// What a table of the desk is made of: how its columns are shown, compared, sifted.
import { sayCount } from "./number.ts";

export type Value = string | number | null;

export interface Column<T> {
    name: string;
    title: string;
    /** Stands in the heading, so that the cells are bare numbers. */
    unit?: string;
    /** What is compared; nothing comes last whichever way. */
    value: (row: T) => Value;
    /** What is read; without it the value itself. */
    text?: (row: T) => string;
    /** Where the cell leads. */
    to?: (row: T) => string | undefined;
    /** Its values are few: they are offered to choose from. */
    choose?: boolean;
    /** Numbers stand on the right. */
    is_number?: boolean;
}

export interface Order {
    column: string;
    is_falling: boolean;
}

export function sayCell<T>(column: Column<T>, row: T): string {
    if (column.text !== undefined) return column.text(row);
    const value = column.value(row);
    if (value === null) return "—";
    return typeof value === "number" ? sayCount(value) : value;
}

const by_sound = new Intl.Collator("zh-CN", { numeric: true });

function compare(left: Value, right: Value, is_falling: boolean): number {
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const order =
        typeof left === "number" && typeof right === "number"
            ? left - right
            : by_sound.compare(String(left), String(right));
    return is_falling ? -order : order;
}

/** Rows that are equal stay in the order in which they came. */
export function sorted<T>(rows: T[], columns: Column<T>[], order: Order | undefined): T[] {
    const column = columns.find((one) => one.name === order?.column);
    if (column === undefined || order === undefined) return rows;
    return [...rows].sort((left, right) => compare(column.value(left), column.value(right), order.is_falling));
}

/** Each word must stand in some cell of the row; what is chosen of a column must be its cell. */
export function sifted<T>(rows: T[], columns: Column<T>[], words: string, chosen: Record<string, string>): T[] {
    const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const choices = columns.filter((column) => (chosen[column.name] ?? "") !== "");
    return rows.filter((row) => {
        if (choices.some((column) => sayCell(column, row) !== chosen[column.name])) return false;
        if (wanted.length === 0) return true;
        const text = columns.map((column) => sayCell(column, row)).join("\n").toLowerCase();
        return wanted.every((word) => text.includes(word));
    });
}

/** The values of a column, in its own order. */
export function choicesOf<T>(rows: T[], column: Column<T>): string[] {
    const ordered = sorted(rows, [column], { column: column.name, is_falling: false });
    return [...new Set(ordered.map((row) => sayCell(column, row)))];
}

const digits = "零一二三四五六七八九";

/** “三组” comes before “十二组”, which by sound it would not. out: a number, or the text as it is. */
export function rankOfGroup(group: string): Value {
    const found = /^第?([零一二三四五六七八九十]+)/.exec(group)?.[1];
    if (found === undefined) return group === "" ? null : group;
    const [tens, ones] = found.includes("十") ? found.split("十") : ["零", found];
    const ten = tens === "" ? 1 : digits.indexOf(tens!);
    const one = ones === "" ? 0 : digits.indexOf(ones!);
    return ten * 10 + one;
}
