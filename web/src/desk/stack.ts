// What a stack of paper forms may be about: villages one works for, kinds of facts, people on whose behalf.
import { computed, reactive, ref, shallowRef, watch } from "vue";
import type { Form } from "../core/form.ts";
import type { HouseholdLine, Kind, Named, Problem, Session } from "../core/model.ts";
import type { Stack } from "./entry.ts";
import { look_up } from "./look_up.ts";
import { desk } from "./store.ts";

function isVillage(level: string): boolean {
    return level === "village" || level === "community";
}

/** The villages in which somebody holds a role today, those of a township all. */
async function villagesOf(session: Session): Promise<Named[]> {
    const found = new Map<string, string>();
    for (const { place } of session.roles) {
        if (isVillage(place.level)) found.set(place.id, place.name);
        if (place.level !== "township") continue;
        const township = await desk.readDivision(place.id);
        for (const part of township.value?.children ?? []) {
            if (isVillage(part.level)) found.set(part.id, part.name);
        }
    }
    return Array.from(found, ([id, name]) => ({ id, name }));
}

function isAboutHouseholds(kind: Kind): boolean {
    return Array.isArray(kind.about) ? kind.about.includes("household") : kind.about === "household";
}

export function useStack(wanted_village: string | undefined) {
    const session = desk.session.value!;
    const stack = reactive<Stack>({ village: "", kind: "", day: session.today, author: session.person.id });
    const villages = shallowRef<Named[]>();
    const households = shallowRef<HouseholdLine[]>([]);
    const people = shallowRef<Named[]>([]);
    /** Those who may have done it are known for this village, kind and day. */
    const is_known = ref(false);
    const problem = shallowRef<Problem>();

    const kinds = computed(() => (desk.kinds.value?.facts ?? []).filter(isAboutHouseholds));
    const form = computed<Form | undefined>(() => desk.form(stack.kind));
    const may_enter = computed(() => people.value.some((one) => one.id === session.person.id));
    const authors = computed(() => {
        const all = form.value?.kind.on_behalf === true ? people.value : [];
        const others = all.filter((one) => one.id !== session.person.id);
        return [{ id: session.person.id, name: session.person.name }, ...others];
    });
    const household_of = computed(() => new Map(households.value.map((one) => [one.id, one])));

    async function begin(kept: Stack | undefined): Promise<void> {
        const found = await villagesOf(session);
        if (kept !== undefined) Object.assign(stack, kept);
        const ids = found.map((one) => one.id);
        if (wanted_village !== undefined && ids.includes(wanted_village)) stack.village = wanted_village;
        if (!ids.includes(stack.village)) stack.village = ids[0] ?? "";
        if (!kinds.value.some((one) => one.fact === stack.kind)) {
            const usual = kinds.value.find((one) => one.on_behalf === true) ?? kinds.value[0];
            stack.kind = usual?.fact ?? "";
        }
        villages.value = found;
    }

    async function readHouseholds(): Promise<void> {
        const village = stack.village;
        households.value = [];
        if (village === "") return;
        const failed = await look_up.readHouseholds(village, (rows) => {
            if (village === stack.village) households.value = rows;
        });
        if (village === stack.village) problem.value = failed;
    }

    async function readPeople(): Promise<void> {
        const asked = { ...stack };
        is_known.value = false;
        if (asked.village === "" || asked.kind === "" || asked.day === "") return;
        const reply = await look_up.readResponsible(asked.village, asked.day, asked.kind);
        if (asked.village !== stack.village || asked.kind !== stack.kind || asked.day !== stack.day) return;
        problem.value = reply.problem;
        people.value = (reply.value?.items ?? []).map((one) => one.person);
        is_known.value = reply.value !== undefined;
        if (is_known.value && !authors.value.some((one) => one.id === stack.author)) stack.author = session.person.id;
    }

    watch(() => stack.village, readHouseholds);
    watch(() => [stack.village, stack.kind, stack.day], readPeople);

    async function again(): Promise<void> {
        problem.value = undefined;
        await Promise.all([readHouseholds(), readPeople()]);
    }
    return {
        ...{ stack, villages, households, household_of, people, authors, kinds, form, is_known, may_enter, problem },
        ...{ begin, again },
    };
}
