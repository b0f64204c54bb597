import { expect, test } from "vitest";
import { choicesOf, type Column, rankOfGroup, sayCell, sifted, sorted } from "./table.ts";

interface Row {
    name: string;
    group: string;
    days: number | null;
}
const rows: Row[] = [
    { name: "周满", group: "十二组", days: 2 },
    { name: "何秀英", group: "三组", days: null },
    { name: "安平", group: "三组", days: 1200 },
    { name: "周满", group: "一组", days: 0 },
];
const columns: Column<Row>[] = [
    { name: "name", title: "户主", value: (row) => row.name },
    { name: "group", title: "组", value: (row) => rankOfGroup(row.group), text: (row) => row.group, choose: true },
    { name: "days", title: "天数", unit: "天", value: (row) => row.days, is_number: true },
];
const groups = (found: Row[]): string[] => found.map((row) => row.group);

test("rows are sorted by what a column compares, and nothing comes last either way", () => {
    const by = (column: string, is_falling = false): Row[] => sorted(rows, columns, { column, is_falling });
    expect(by("days").map((row) => row.days)).toEqual([0, 2, 1200, null]);
    expect(by("days", true).map((row) => row.days)).toEqual([1200, 2, 0, null]);
    expect(groups(by("group"))).toEqual(["一组", "三组", "三组", "十二组"]);
    expect(by("name").map((row) => row.name)).toEqual(["安平", "何秀英", "周满", "周满"]);
    expect(groups(by("name").filter((row) => row.name === "周满"))).toEqual(["十二组", "一组"]);
    expect(sorted(rows, columns, undefined)).toEqual(rows);
});

test("rows are sifted by words and by what is chosen", () => {
    expect(groups(sifted(rows, columns, "周满", {}))).toEqual(["十二组", "一组"]);
    expect(groups(sifted(rows, columns, " 周满  一组 ", {}))).toEqual(["一组"]);
    expect(groups(sifted(rows, columns, "", { group: "三组" }))).toEqual(["三组", "三组"]);
    expect(sifted(rows, columns, "1,200", { group: "三组" })).toHaveLength(1);
    expect(sifted(rows, columns, "没有", {})).toEqual([]);
});

test("what may be chosen is what stands there, in its order", () => {
    expect(choicesOf(rows, columns[1]!)).toEqual(["一组", "三组", "十二组"]);
    expect(sayCell(columns[2]!, rows[1]!)).toBe("—");
});

test("villager groups are ranked by their number", () => {
    expect(["一组", "十组", "十二组", "第三村民小组", "二十一组", "塘边组", ""].map(rankOfGroup)).toEqual([
        ...[1, 10, 12, 3, 21],
        "塘边组",
        null,
    ]);
});
