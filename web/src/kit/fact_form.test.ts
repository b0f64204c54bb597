import { mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { reactive } from "vue";
import type { Form } from "../core/form.ts";
import { holds } from "../core/holds.ts";
import type { Answers } from "../core/model.ts";
import FactForm from "./FactForm.vue";

const options = (...names: string[]): { name: string; title: string }[] =>
    names.map((name) => ({ name, title: name }));
const form: Form = {
    holds,
    settings: {},
    lists: {
        channel: { list: "channel", title: "", option: options("in_person", "phone") },
        met: { list: "met", title: "", option: options("head", "nobody") },
        topic: { list: "topic", title: "", option: options("road", "water") },
    },
    kind: {
        fact: "visit",
        title: "",
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
            { name: "think", title: "想什么", type: "text", most: 60 },
            { name: "topics", title: "话题", type: "choices", list: "topic" },
        ],
    },
};
const words = {
    required: "必选",
    fill: "必填",
    optional: "还可以记",
    optional_hint: "",
    several: "可多选",
    yuan: "元",
    step: { less: "减一", more: "加一" },
    pick_person: { seek: "找人", none_found: "没有", at_hand: 3 },
    pick_household: { seek: "找户", none_found: "没有", at_hand: 3 },
    left: (count: number) => `还可写 ${count} 字`,
};

function mounted(answers: Answers = {}, complaints: Record<string, string> = {}) {
    const held = reactive<Answers>({ ...answers });
    const wrapper = mount(FactForm, {
        props: {
            form,
            answers: held,
            day: "2026-11-24",
            complaints,
            words,
            onChange: (name: string, value: unknown) => {
                held[name] = value;
            },
        },
        attachTo: document.body,
    });
    return { wrapper, held };
}

test("a question appears when its condition comes to hold", async () => {
    const { wrapper, held } = mounted();
    expect(wrapper.find("#met-head").exists()).toBe(false);
    await wrapper.get("#channel-in_person").trigger("click");
    expect(held.channel).toBe("in_person");
    expect(wrapper.find("#met-head").exists()).toBe(true);
    wrapper.unmount();
});

test("a required choice stays chosen at a second tap; of several, a second tap takes back", async () => {
    const { wrapper, held } = mounted({ channel: "phone" });
    await wrapper.get("#channel-phone").trigger("click");
    expect(held.channel).toBe("phone");
    await wrapper.get("#topics-road").trigger("click");
    await wrapper.get("#topics-water").trigger("click");
    expect(held.topics).toEqual(["road", "water"]);
    await wrapper.get("#topics-road").trigger("click");
    await wrapper.get("#topics-water").trigger("click");
    expect(held.topics).toBeUndefined();
    wrapper.unmount();
});

test("optional words open by a tap, and take the focus", async () => {
    const { wrapper, held } = mounted();
    expect(wrapper.find("textarea").exists()).toBe(false);
    await wrapper.get("[data-field=think]").trigger("click");
    await new Promise((wake) => setTimeout(wake));
    expect(document.activeElement?.id).toBe("think");
    await wrapper.get("textarea").setValue("字".repeat(20));
    expect(held.think).toBe("字".repeat(20));
    expect(wrapper.text()).toContain("还可写 40 字");
    await wrapper.get("textarea").setValue("");
    expect(held.think).toBeUndefined();
    wrapper.unmount();
});

test("a complaint stands at its question and is tied to it", () => {
    const { wrapper } = mounted({}, { channel: "请选择“方式”。" });
    const question = wrapper.get("fieldset");
    expect(question.attributes("aria-describedby")).toBe("channel-wrong");
    expect(wrapper.get("#channel-wrong").text()).toBe("请选择“方式”。");
    wrapper.unmount();
});

const errand: Form = {
    ...form,
    kind: {
        fact: "errand",
        title: "",
        field: [
            { name: "people", title: "人数", type: "count", least: 1, most: 3, unit: "人次", required: true },
            { name: "paid", title: "伙食费", type: "money", required: true, least: 0 },
            { name: "with", title: "同行", type: "persons", required: true },
            { name: "at", title: "哪户", type: "household", required: true },
        ],
    },
    known: (field) =>
        field.type === "persons"
            ? [
                  { name: "p", title: "唐知行" },
                  { name: "q", title: "蒋念慈" },
              ]
            : ["a", "b", "c", "d"].map((name) => ({ name, title: `何${name}`, note: name === "d" ? "三组" : "一组" })),
};

function errandOf(answers: Answers = {}) {
    const held = reactive<Answers>({ ...answers });
    const wrapper = mount(FactForm, {
        props: {
            ...{ form: errand, answers: held, day: "2026-11-24", complaints: {}, words },
            onChange: (name: string, value: unknown) => {
                held[name] = value;
            },
        },
        attachTo: document.body,
    });
    return { wrapper, held };
}

test("a number of people is stepped to from nothing, within its bounds, or typed", async () => {
    const { wrapper, held } = errandOf();
    expect(wrapper.get<HTMLInputElement>("#people").element.value).toBe("");
    const [less, more] = wrapper.findAll(".step .button");
    await more!.trigger("click");
    expect(held.people).toBe(1);
    for (let at = 0; at < 5; ++at) await more!.trigger("click");
    expect(held.people).toBe(3);
    await less!.trigger("click");
    expect(held.people).toBe(2);
    await wrapper.get("#people").setValue("12");
    expect(held.people).toBe(12);
    await wrapper.get("#people").setValue("几个");
    expect(held.people).toBe("几个");
    await wrapper.get("#people").setValue("");
    expect(held.people).toBeUndefined();
    wrapper.unmount();
});

test("yuan are typed and fen held; what is no amount is held as typed, to be complained about", async () => {
    const { wrapper, held } = errandOf({ paid: 1250 });
    const input = wrapper.get<HTMLInputElement>("#paid");
    expect(input.element.value).toBe("12.50");
    await input.setValue("8.");
    expect(held.paid).toBe(800);
    expect(input.element.value).toBe("8.");
    await input.setValue("八元");
    expect(held.paid).toBe("八元");
    await input.setValue("0");
    expect(held.paid).toBe(0);
    wrapper.unmount();
});

test("people and households are picked, the likeliest at hand and the others found by name or group", async () => {
    const { wrapper, held } = errandOf();
    await wrapper.get("#with-q").trigger("click");
    await wrapper.get("#with-p").trigger("click");
    expect(held.with).toEqual(["q", "p"]);
    expect(wrapper.find("#at-d").exists()).toBe(false);
    await wrapper.get("#at-seek").setValue("三组");
    await wrapper.get("#at-d").trigger("click");
    expect(held.at).toBe("d");
    await wrapper.get("#at-seek").setValue("没有这户");
    expect(wrapper.find("#at-d").exists()).toBe(true);
    expect(wrapper.find("#at-a").exists()).toBe(false);
    wrapper.unmount();
});
