import { mount, RouterLinkStub } from "@vue/test-utils";
import { expect, test } from "vitest";
import DataTable from "./DataTable.vue";
import type { Column } from "./table.ts";

interface Row {
    id: string;
    head: string;
    group: string;
    days: number;
}
const rows: Row[] = Array.from({ length: 12 }, (_, at) => ({
    id: `h${at}`,
    head: `户主${at}`,
    group: at < 5 ? "一组" : "二组",
    days: (at * 7) % 12,
}));
const columns: Column<Row>[] = [
    { name: "head", title: "户主", value: (row) => row.head, to: (row) => `/household/${row.id}` },
    { name: "group", title: "小组", value: (row) => row.group, choose: true },
    { name: "days", title: "天数", unit: "天", value: (row) => row.days, is_number: true },
];

function table(shown: Row[]) {
    const props = { caption: "各户", columns, rows: shown, keyOf: (row: Row) => row.id, none: "没有户。" };
    // A generic component has no single type of its props.
    return mount(DataTable as never, { props, global: { stubs: { RouterLink: RouterLinkStub } } } as never);
}

function column(of: ReturnType<typeof table>, place: number): string[] {
    return of.findAll(`tbody td:nth-child(${place})`).map((cell) => cell.text());
}

test("a heading sorts by its column, again the other way, and says so", async () => {
    const shown = table(rows);
    const heading = shown.findAll("th")[2]!;
    expect(heading.text()).toContain("天数（天）");
    expect(heading.attributes("aria-sort")).toBe("none");
    await heading.get("button").trigger("click");
    expect(heading.attributes("aria-sort")).toBe("descending");
    expect(column(shown, 3).slice(0, 3)).toEqual(["11", "10", "9"]);
    await heading.get("button").trigger("click");
    expect(heading.attributes("aria-sort")).toBe("ascending");
    expect(column(shown, 3).slice(0, 3)).toEqual(["0", "1", "2"]);
    expect(shown.findAll("td.number.right")).toHaveLength(12);
});

test("what is typed and chosen leaves the rows that fit, and says how many", async () => {
    const shown = table(rows);
    await shown.get("select").setValue("一组");
    expect(column(shown, 2)).toEqual(Array(5).fill("一组"));
    expect(shown.get("[role=status]").text()).toContain("12 行里的 5 行");
    await shown.get("input").setValue("户主4");
    expect(column(shown, 1)).toEqual(["户主4"]);
    await shown.get("input").setValue("没有");
    expect(shown.find("table").exists()).toBe(false);
    expect(shown.text()).toContain("没有这样的行");
    await shown.get("[role=status] button").trigger("click");
    expect(column(shown, 1)).toHaveLength(12);
});

test("nothing, and too much, are said in words", () => {
    expect(table([]).text()).toContain("没有户。");
    const many = Array.from({ length: 700 }, (_, at) => ({ ...rows[0]!, id: `m${at}` }));
    const shown = table(many);
    expect(shown.findAll("tbody tr")).toHaveLength(600);
    expect(shown.text()).toContain("只列出前 600 行");
});
