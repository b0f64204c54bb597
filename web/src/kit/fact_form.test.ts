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
