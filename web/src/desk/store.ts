// What the desk's screens read. A desk keeps no copy: each page asks the ledger when it is opened.
import { ref, shallowRef } from "vue";
import { api, ask, type Reply } from "../core/api.ts";
import { type Form, formOf } from "../core/form.ts";
import { holds } from "../core/holds.ts";
import type { CountedFact, Division, Fact, Figure, Head, Headlines } from "../core/model.ts";
import type { Household, Kinds, Owing, Problem, Session } from "../core/model.ts";

const phase = ref<"opening" | "signed_out" | "ready">("opening");
const session = shallowRef<Session>();
const kinds = shallowRef<Kinds>();

/** A session that has ended leads back to the door, whatever was asked. */
export async function checked<T>(request: Promise<Reply<T>>): Promise<Reply<T>> {
    const reply = await request;
    if (reply.status === 401) {
        session.value = undefined;
        phase.value = "signed_out";
    }
    return reply;
}

async function enter(next: Session): Promise<void> {
    session.value = next;
    kinds.value = (await checked(ask(api.GET("/kinds")))).value;
    if (session.value !== undefined) phase.value = "ready";
}

async function start(): Promise<void> {
    const reply = await ask(api.GET("/session"));
    if (reply.value === undefined) phase.value = "signed_out";
    else await enter(reply.value);
}

async function signIn(login: string, password: string): Promise<Problem | undefined> {
    const reply = await ask(api.POST("/session", { body: { login, password } }));
    if (reply.value === undefined) return reply.problem;
    // Who has opened a page of the desk wants that page; everyone else is led to the shell that is theirs.
    if (reply.value.shell === "field" && window.location.pathname === "/d/") window.location.assign("/f/");
    else await enter(reply.value);
    return undefined;
}

async function signOut(): Promise<void> {
    await ask(api.DELETE("/session"));
    session.value = undefined;
    phase.value = "signed_out";
}

export interface Scope {
    division?: string;
    as_of?: string;
    month?: string;
    /** All days since counting began. */
    span?: "ever";
}

function queryOf(scope: Scope): Scope & { year: number } {
    const day = scope.month ?? scope.as_of ?? session.value?.today ?? "";
    return { ...scope, year: Number(day.slice(0, 4)) };
}

function readFigure(name: string, scope: Scope): Promise<Reply<Figure>> {
    return checked(ask(api.GET("/indicators/{name}/figure", { params: { path: { name }, query: queryOf(scope) } })));
}

function readHeadlines(scope: Scope): Promise<Reply<Headlines>> {
    const { division, as_of } = scope;
    return checked(ask(api.GET("/headlines", { params: { query: { division, as_of } } })));
}

/** What people call an indicator. */
async function readTitle(name: string): Promise<string> {
    const reply = await checked(ask(api.GET("/indicators")));
    return reply.value?.indicators.find((one) => one.name === name)?.title ?? "";
}

export interface Page<T> {
    items: T[];
    next: string | null;
}

function pageOf<T, V extends { next: string | null }>(reply: Reply<V>, items: (value: V) => T[]): Reply<Page<T>> {
    if (reply.value === undefined) return { status: reply.status, problem: reply.problem };
    return { status: reply.status, value: { items: items(reply.value), next: reply.value.next } };
}

async function readFacts(name: string, scope: Scope, after?: string): Promise<Reply<Page<CountedFact>>> {
    const query = { ...queryOf(scope), limit: 50, ...(after === undefined ? {} : { after }) };
    const reply = await checked(ask(api.GET("/indicators/{name}/facts", { params: { path: { name }, query } })));
    return pageOf(reply, (value) => value.facts);
}

const standings: Owing["standing"][] = ["open", "met", "excused"];

async function readOwing(name: string, scope: Scope, standing?: string, after?: string): Promise<Reply<Page<Owing>>> {
    const query = {
        ...{ ...queryOf(scope), limit: 50 },
        ...{ standing: standings.find((one) => one === standing), after },
    };
    const reply = await checked(ask(api.GET("/indicators/{name}/households", { params: { path: { name }, query } })));
    return pageOf(reply, (value) => value.households);
}

function readHead(): Promise<Reply<Head>> {
    return checked(ask(api.GET("/head")));
}

export interface Opened {
    fact: Fact;
    /** Whom or what it is about: a household, a person, or a place. */
    household?: { id: string; head: string; village: { id: string; name: string } };
    person?: { id: string; name: string };
    place?: { id: string; name: string };
    family: Fact[];
}

function readFact(id: string): Promise<Reply<Opened>> {
    return checked(ask(api.GET("/facts/{id}", { params: { path: { id } } })));
}

export type HouseholdPage = Household & {
    history: {
        first: string;
        past: string | null;
        head: string;
        village: { id: string; name: string };
        group: string;
        members: number;
    }[];
    people: { name: string; relation: string | null }[];
};

function readHousehold(id: string): Promise<Reply<HouseholdPage>> {
    return checked(ask(api.GET("/households/{id}", { params: { path: { id } } })));
}

export type Placed = Division & { parent: { id: string; name: string } | null; children: Division[] };

function readDivision(id: string): Promise<Reply<Placed>> {
    return checked(ask(api.GET("/divisions/{id}", { params: { path: { id } } })));
}

function form(kind: string): Form | undefined {
    return formOf(kinds.value, kind, holds);
}

export const desk = {
    ...{ phase, session, kinds, start, signIn, signOut },
    ...{ readFigure, readHeadlines, readTitle, readFacts, readOwing },
    ...{ readHead, readFact, readHousehold, readDivision, form },
};
