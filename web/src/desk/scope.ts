// Which place and days a page speaks of, as its address says.
import type { LocationQuery } from "vue-router";
import type { Scope } from "./store.ts";

function said(query: LocationQuery, name: string): string | undefined {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : undefined;
}

export function scopeOf(query: LocationQuery): Scope {
    const span = said(query, "span") === "ever" ? ("ever" as const) : undefined;
    return { division: said(query, "division"), as_of: said(query, "as_of"), month: said(query, "month"), span };
}

/** The way back to the figure of the same place and day. */
export function figureOf(scope: Scope): { path: string; query: Record<string, string> } {
    const query: Record<string, string> = {};
    if (scope.division !== undefined) query.division = scope.division;
    if (scope.as_of !== undefined) query.as_of = scope.as_of;
    return { path: "/", query };
}

/** Where the server hands out a paper of a place and days. */
export function paperOf(path: string, scope: Scope, more: Record<string, string | undefined> = {}): string {
    const day = scope.month ?? scope.as_of;
    const query = { ...scope, year: day?.slice(0, 4), ...more };
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const text = new URLSearchParams(given.filter(([, value]) => value !== "")).toString();
    return `/api/v1/${path}${text === "" ? "" : `?${text}`}`;
}
