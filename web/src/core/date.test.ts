import { describe, expect, test } from "vitest";
import {
    addDays,
    addMonths,
    dayOf,
    daysBetween,
    isDay,
    sayAgo,
    sayDay,
    sayFullDay,
    sayInstant,
    sayWeekday,
} from "./date.ts";

describe("days", () => {
    test("only days that the calendar has are days", () => {
        expect(isDay("2024-02-29")).toBe(true);
        for (const wrong of ["2026-02-29", "2026-13-01", "2026-11-31", "2026-1-1", "", null, 20261124]) {
            expect(isDay(wrong)).toBe(false);
        }
    });
    test("count over the ends of months and years", () => {
        expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
        expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
        expect(daysBetween("2026-11-24", "2027-01-01")).toBe(38);
    });
    test("begin at midnight in the county, not in Greenwich", () => {
        expect(dayOf(Date.UTC(2026, 10, 23, 15, 59, 59))).toBe("2026-11-23");
        expect(dayOf(Date.UTC(2026, 10, 23, 16, 0, 0))).toBe("2026-11-24");
    });
    test("are said as people say them", () => {
        expect(sayDay("2026-03-04", "2026-11-24")).toBe("3月4日");
        expect(sayDay("2025-03-04", "2026-11-24")).toBe("2025年3月4日");
        expect(sayFullDay("2026-03-04")).toBe("2026年3月4日");
        expect(sayWeekday("2026-11-24")).toBe("周二");
        expect(sayWeekday("1969-12-28")).toBe("周日");
        expect(sayAgo("2026-11-24", "2026-11-24")).toBe("今天");
        expect(sayAgo("2026-11-12", "2026-11-24")).toBe("12天前");
        expect(sayAgo("2026-03-04", "2026-11-24")).toBe("3月4日");
        expect(sayInstant("2026-11-24T16:15:30.000Z", "2026-11-24")).toBe("11月25日 00:15");
    });
});

test("a month's end moved by months stays a month's end or earlier", () => {
    expect(addMonths("2016-02-29", 12)).toBe("2017-02-28");
    expect(addMonths("2016-03-31", -1)).toBe("2016-02-29");
    expect(addMonths("2016-11-15", 2)).toBe("2017-01-15");
});
