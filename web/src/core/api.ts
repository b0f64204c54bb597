// The one door to the server. Nothing here throws for what a network or a server may do: the reply says it.
import createClient from "openapi-fetch";
import type { Problem } from "./model.ts";
import type { paths } from "./schema.ts";

const deadline_ms = 20_000;

async function fetchWithin(request: Request): Promise<Response> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), deadline_ms);
    try {
        return await fetch(request, { signal: stop.signal });
    } finally {
        clearTimeout(timer);
    }
}

export const api = createClient<paths>({
    baseUrl: `${globalThis.location?.origin ?? "http://localhost"}/api/v1`,
    fetch: fetchWithin,
});

/** Either the value or the problem. `status` 0: the server was not reached; 304: nothing changed, neither of both. */
export interface Reply<T> {
    status: number;
    value?: T;
    problem?: Problem;
    etag?: string;
}

export const unreachable: Problem = {
    type: "about:blank",
    title: "没有连上",
    status: 0,
    code: "network.unreachable",
    at: "",
    detail: "没有连上服务器。请看看有没有信号，稍后再试。",
};

function problemOf(status: number, error: unknown): Problem {
    if (typeof error === "object" && error !== null && "code" in error && "detail" in error) return error as Problem;
    return {
        type: "about:blank",
        title: "服务器没有说明原因",
        status,
        code: "server.unexplained",
        at: "",
        detail: `服务器没有办成，也没有说明原因（${status}）。请稍后再试；还不行，请告诉管理员。`,
    };
}

function isOfNetwork(error: unknown): boolean {
    return error instanceof TypeError || (error instanceof DOMException && error.name === "AbortError");
}

interface Answer<T> {
    data?: T;
    error?: unknown;
    response: Response;
}

export async function ask<T>(request: Promise<Answer<T>>): Promise<Reply<T>> {
    let answer: Answer<T>;
    try {
        answer = await request;
    } catch (error) {
        if (isOfNetwork(error)) return { status: 0, problem: unreachable };
        if (error instanceof SyntaxError) return { status: 502, problem: problemOf(502, undefined) };
        throw error;
    }
    const status = answer.response.status;
    const etag = answer.response.headers.get("etag") ?? undefined;
    if (answer.response.ok) return { status, value: answer.data as T, etag };
    if (status === 304) return { status, etag };
    return { status, problem: problemOf(status, answer.error) };
}
