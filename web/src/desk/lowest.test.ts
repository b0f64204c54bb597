import { expect, test } from "vitest";
import type { FigureRow } from "../core/model.ts";
import { lowestOf } from "./lowest.ts";

function row(id: string, value: number | null): FigureRow {
    return { division: { id, code: id, name: id, level: "village" }, value };
}

test("the place furthest behind is named, if it is one", () => {
    expect(lowestOf([row("a", 50), row("b", 40), row("c", null)])?.division.id).toBe("b");
    expect(lowestOf([row("a", 0), row("b", 0)])).toBeUndefined();
    expect(lowestOf([row("a", 50), row("b", 40), row("c", 40)])).toBeUndefined();
    expect(lowestOf([row("a", 50), row("b", null)])).toBeUndefined();
    expect(lowestOf([])).toBeUndefined();
});
