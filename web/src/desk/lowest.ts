import type { FigureRow } from "../core/model.ts";

/** The one place that is furthest behind. Of several that are equally far none is singled out. */
export function lowestOf(rows: FigureRow[]): FigureRow | undefined {
    const counted = rows.filter((row) => row.value !== null);
    const low = Math.min(...counted.map((row) => row.value!));
    const last = counted.filter((row) => row.value === low);
    return counted.length > 1 && last.length === 1 ? last[0] : undefined;
}
