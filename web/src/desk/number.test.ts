import { expect, test } from "vitest";
import { sayCount, sayShare } from "./number.ts";

test("counts stand in groups of three", () => {
    expect([0, 999, 1000, 112000, 1234567].map(sayCount)).toEqual(["0", "999", "1,000", "112,000", "1,234,567"]);
    expect(sayCount(null)).toBe("—");
});

test("a share is exact and never rounded up to the goal", () => {
    expect(sayShare(6350)).toBe("63.50%");
    expect(sayShare(9999)).toBe("99.99%");
    expect(sayShare(5)).toBe("0.05%");
    expect(sayShare(10000)).toBe("100.00%");
    expect(sayShare(null)).toBe("—");
});
