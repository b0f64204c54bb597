// @vitest-environment node
// The calendar that the server hands out (src/document/station_calendar_test.cpp writes the same file), as a calendar
// program reads it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { expect, test } from "vitest";

const path = fileURLToPath(new URL("../../../tests/vectors/station_calendar.ics", import.meta.url));
const text = readFileSync(path, "utf8");

function events(): ICAL.Event[] {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

test("ical.js reads 24 all-day events, each with a name of its own", () => {
    const all = events();
    expect(all).toHaveLength(24);
    expect(new Set(all.map((one) => one.uid)).size).toBe(24);
    for (const one of all) {
        expect(one.startDate.isDate).toBe(true);
        expect(one.duration.toSeconds()).toBe(24 * 60 * 60);
        expect(one.summary).toBe("群众工作日：长溪镇樟坳村群众工作站");
    }
});

test("days are the 6th and 7th, but for the one that was shifted by public notice", () => {
    const days = events().map((one) => one.startDate.toString());
    expect(days.filter((day) => /-0[67]$/.test(day))).toHaveLength(23);
    const shifted = events().find((one) => one.startDate.toString() === "2026-02-20");
    expect(shifted?.description).toContain("原定2026年2月6日，春节，经公告调整。");
    expect(shifted?.description).toContain("演示数据");
});

test("what the reader is given is whole: CRLF throughout, no line beyond 75 octets", () => {
    const lines = text.split("\r\n");
    expect(lines.join("")).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});
