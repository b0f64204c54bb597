// What is looked up: it is asked of the ledger each time; what was typed stays out of addresses and histories.
import { ref, shallowRef } from "vue";
import { api, ask, type Reply } from "../core/api.ts";
import type { components } from "../core/schema.ts";
import type { HouseholdFound, HouseholdLine, Named, PersonLine, PersonPage, Problem } from "../core/model.ts";
import type { Responsible, VillagePage } from "../core/model.ts";
import { checked, type Page } from "./store.ts";

export interface Found {
    households: HouseholdFound[];
    people: PersonLine[];
    divisions: (components["schemas"]["Division"] & { parent: string | null })[];
    units: Named[];
    more: { households: boolean; people: boolean; divisions: boolean; units: boolean };
}
export interface Unit extends Named {
    kind: string;
    parent: Named | null;
    people: number;
}

const text = ref("");
const found = shallowRef<Found>();
const problem = shallowRef<Problem>();
const is_searching = ref(false);
let asked = 0;
let typing: ReturnType<typeof setTimeout> | undefined;

const typing_pause_ms = 180;
const preparing_pause_ms = 800;

/** Only the answer to what was typed last is shown. While the server makes ready it is asked again. */
async function search(): Promise<void> {
    const mine = ++asked;
    const wanted = text.value.trim();
    if (wanted === "") {
        found.value = undefined;
        problem.value = undefined;
        is_searching.value = false;
        return;
    }
    is_searching.value = true;
    for (;;) {
        const reply = await checked(ask(api.POST("/search", { body: { text: wanted } })));
        if (mine !== asked) return;
        if (reply.problem?.code === "search.preparing") {
            await new Promise((wake) => setTimeout(wake, preparing_pause_ms));
            if (mine !== asked) return;
            continue;
        }
        is_searching.value = false;
        problem.value = reply.problem;
        found.value = reply.value;
        return;
    }
}

function type(next: string): void {
    text.value = next;
    clearTimeout(typing);
    typing = setTimeout(() => void search(), typing_pause_ms);
}

function forget(): void {
    clearTimeout(typing);
    asked += 1;
    text.value = "";
    found.value = undefined;
    problem.value = undefined;
}

function readPerson(id: string): Promise<Reply<PersonPage>> {
    return checked(ask(api.GET("/people/{id}", { params: { path: { id } } })));
}

const page_most = 200;

async function readResponsible(
    division: string | undefined,
    day: string | undefined,
    kind: string | undefined,
    after?: string,
): Promise<Reply<Page<Responsible>>> {
    const query = { division, day, kind, after, limit: page_most };
    const reply = await checked(ask(api.GET("/people", { params: { query } })));
    if (reply.value === undefined) return { status: reply.status, problem: reply.problem };
    return { status: reply.status, value: { items: reply.value.people, next: reply.value.next } };
}

async function readUnits(): Promise<Reply<{ units: Unit[] }>> {
    return checked(ask(api.GET("/units", {})));
}

function readUnit(id: string): Promise<Reply<{ unit: Named; people: PersonLine[]; total: number }>> {
    return checked(ask(api.GET("/units/{id}", { params: { path: { id }, query: { limit: page_most } } })));
}

function readVillage(id: string): Promise<Reply<VillagePage>> {
    return checked(ask(api.GET("/villages/{id}", { params: { path: { id } } })));
}

/** All of a village's households, page by page. in: `take`, told what has come so far. */
async function readHouseholds(
    id: string,
    take: (rows: HouseholdLine[], total: number) => void,
): Promise<Problem | undefined> {
    let rows: HouseholdLine[] = [];
    let after: string | undefined;
    do {
        const params = { path: { id }, query: { after, limit: page_most } };
        const reply = await checked(ask(api.GET("/villages/{id}/households", { params })));
        if (reply.value === undefined) return reply.problem;
        rows = [...rows, ...reply.value.households];
        take(rows, reply.value.total);
        after = reply.value.next ?? undefined;
    } while (after !== undefined);
    return undefined;
}

export const look_up = {
    ...{ text, found, problem, is_searching, type, search, forget },
    ...{ readPerson, readResponsible, readUnits, readUnit, readVillage, readHouseholds },
};
