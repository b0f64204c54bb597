import { describe, expect, test } from "vitest";
import {
    answersToRecord,
    askedFields,
    complaintAboutDay,
    complaintsAbout,
    endingOf,
    exit_kind,
    exit_reasons,
    type Form,
    formOf,
    isDrawable,
    sayAnswer,
} from "./form.ts";
import { holds } from "./holds.ts";
import type { Kinds } from "./model.ts";

const kinds: Kinds = {
    digest: "",
    settings: { "visit.min": 2 },
    lists: [
        {
            list: "channel",
            title: "方式",
            option: [
                { name: "in_person", title: "面对面" },
                { name: "phone", title: "电话" },
            ],
        },
        {
            list: "met",
            title: "见到谁",
            option: [
                { name: "head", title: "户主" },
                { name: "old", title: "旧选项", retired: "2026-06-01" },
            ],
        },
        {
            list: "mood",
            title: "情绪",
            option: [
                { name: "calm", title: "平静" },
                { name: "worried", title: "忧虑" },
            ],
        },
    ],
    facts: [
        {
            fact: "visit",
            title: "入户走访",
            field: [
                { name: "channel", title: "方式", type: "choice", list: "channel", required: true },
                {
                    name: "met",
                    title: "见到谁",
                    type: "choice",
                    list: "met",
                    required: true,
                    if: [{ field: "channel", is: "in_person" }],
                },
                { name: "think", title: "想什么", type: "text", most: 5 },
                { name: "mood", title: "情绪", type: "choice", list: "mood" },
                { name: "again", title: "回访日", type: "date", if: [{ field: "mood", in: ["worried"] }] },
                { name: "people", title: "人数", type: "count", least: 1, most: 9, unit: "人" },
                { name: "known_one", title: "已知", type: "text", known: "about.registered" },
                { name: "photo", title: "照片", type: "file" },
            ],
            check: [
                {
                    if: [{ field: "again", known: true }],
                    must: [{ field: "again", more_than: 0, days_after: "day" }],
                    say: "回访日要在走访日之后。",
                },
            ],
        },
    ],
};
const form: Form = formOf(kinds, "visit", holds)!;
const day = "2026-11-24";

describe("a form", () => {
    test("asks what its conditions ask, and never what the ledger holds", () => {
        const names = (answers: object): string[] =>
            askedFields(form, { ...answers }, day).map((field) => field.name);
        expect(names({})).toEqual(["channel", "think", "mood", "people"]);
        expect(names({ channel: "in_person", mood: "worried" })).toEqual([
            "channel",
            "met",
            "think",
            "mood",
            "again",
            "people",
        ]);
    });
    test("an answer to a question that fell away is not handed in", () => {
        const answers = { channel: "phone", met: "head", mood: "calm", again: "2026-12-01", think: "  好  " };
        expect(answersToRecord(form, answers, day)).toEqual({ channel: "phone", mood: "calm", think: "好" });
    });
    test("says which field is missing and what to do", () => {
        expect(complaintsAbout(form, { channel: "in_person" }, day)).toEqual({ met: "请选择“见到谁”。" });
        expect(complaintsAbout(form, {}, day)).toEqual({ channel: "请选择“方式”。" });
    });
    test("counts characters, not code units", () => {
        expect(complaintsAbout(form, { channel: "phone", think: "𠮷𠮷𠮷𠮷𠮷" }, day)).toEqual({});
        expect(complaintsAbout(form, { channel: "phone", think: "一二三四五六" }, day).think).toContain("最多 5 字");
    });
    test("a check names its field, and speaks only when its `if` holds", () => {
        const answers = { channel: "phone", mood: "worried" };
        expect(complaintsAbout(form, answers, day)).toEqual({});
        expect(complaintsAbout(form, { ...answers, again: day }, day)).toEqual({ again: "回访日要在走访日之后。" });
        expect(complaintsAbout(form, { ...answers, again: "2026-11-25" }, day)).toEqual({});
    });
    test("an option that is retired on the day cannot be chosen", () => {
        expect(complaintsAbout(form, { channel: "in_person", met: "old" }, day).met).toContain("停用");
        expect(complaintsAbout(form, { channel: "in_person", met: "old" }, "2026-05-01")).toEqual({});
    });
    test("numbers keep within their bounds", () => {
        expect(complaintsAbout(form, { channel: "phone", people: 10 }, day).people).toContain("不能大于 9");
        expect(complaintsAbout(form, { channel: "phone", people: 0 }, day).people).toContain("不能小于 1");
        expect(complaintsAbout(form, { channel: "phone", people: 1.5 }, day).people).toContain("整数");
    });
    test("the day is a real one, not ahead and not of another year by mistake", () => {
        expect(complaintAboutDay("2026-11-25", day)).toContain("今天以后");
        expect(complaintAboutDay("2025-01-01", day)).toContain("核对年份");
        expect(complaintAboutDay("", day)).toBe("请选一个日期。");
        expect(complaintAboutDay(day, day)).toBeUndefined();
    });
    test("answers are read as titles with their unit", () => {
        expect(sayAnswer(form, "met", "head")).toBe("户主");
        expect(sayAnswer(form, "people", 3)).toBe("3 人");
        expect(sayAnswer(undefined, "met", ["a", "b"])).toBe("a、b");
    });
});

test("why a duty could not be done is read in words, without what only the program needs", () => {
    const lists = [{ list: exit_reasons, title: "原因", option: [{ name: "road_cut", title: "道路中断" }] }];
    const exit = formOf({ ...kinds, lists }, exit_kind, holds)!;
    expect(exit.kind.title).toBe("情况说明");
    expect(sayAnswer(exit, "reason", "road_cut")).toBe("道路中断");
    expect(exit.hidden).toEqual(["duty", "exit"]);
});

test("what only the ledger can decide neither hides a question nor stands in the way", () => {
    const outside = [{ has: "paired_cadre" }];
    const field = [{ name: "aid", title: "帮扶", type: "text", required: true, if: outside }];
    const check = [{ must: [{ field: "about.registered", is: true }], say: "户籍不在本村。" }];
    const facts = [{ fact: "aid", title: "帮扶", field, check }];
    const aid = formOf({ ...kinds, facts }, "aid", holds)!;
    expect(askedFields(aid, {}, day).map((one) => one.name)).toEqual(["aid"]);
    expect(complaintsAbout(aid, {}, day)).toEqual({});
});

test("people, households and money are asked for, said by name and in yuan, and complained about in words", () => {
    const field = [
        { name: "who", title: "在站人员", type: "persons", required: true },
        { name: "paid", title: "伙食费", type: "money", required: true, least: 1 },
        { name: "photo", title: "照片", type: "file" },
    ];
    const facts = [{ fact: "day", title: "工作日", field }];
    const found = formOf({ ...kinds, facts }, "day", holds)!;
    const named = { ...found, named: (id: string) => (id === "p" ? "唐知行" : undefined) };
    expect(complaintsAbout(named, {}, day)).toEqual({
        who: "请选择“在站人员”。",
        paid: "请填写“伙食费”。",
    });
    expect(complaintsAbout(named, { who: ["p"], paid: "十元" }, day).paid).toContain("最多两位小数");
    expect(complaintsAbout(named, { who: ["p"], paid: 0 }, day).paid).toBe("“伙食费”不能小于 0.01 元。");
    expect(complaintsAbout(named, { who: ["p"], paid: 1 }, day)).toEqual({});
    expect(sayAnswer(named, "who", ["p", "q"])).toBe("唐知行、不在名册里的");
    expect(sayAnswer(named, "paid", 1250)).toBe("12.50 元");
    expect(isDrawable(found.kind)).toBe(true);
    expect(isDrawable({ ...found.kind, field: [{ ...field[2]!, required: true }] })).toBe(false);
});

test("the end of what lasts asks only what tells it apart", () => {
    const facts = [
        {
            ...{ fact: "specialised", title: "专业户", lasts: "standing" as const, key: ["product"] },
            field: [
                { name: "product", title: "品种", type: "choice", list: "who", required: true },
                { name: "scale", title: "规模", type: "count", required: true },
            ],
        },
    ];
    const ending = endingOf(formOf({ ...kinds, facts }, "specialised", holds)!);
    expect(complaintsAbout(ending, {}, day)).toEqual({ product: "请选择“品种”。" });
    expect(answersToRecord(ending, { product: "head", scale: 3 }, day)).toEqual({ product: "head" });
});
