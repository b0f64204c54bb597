import { expect, test } from "vitest";
import { fenOf, sayFen } from "./money.ts";

test("yuan are typed, fen are kept, without a fraction lost", () => {
    expect(["12", "12.5", "12.50", "0.07", " 1,200 元", "3。5"].map(fenOf)).toEqual([1200, 1250, 1250, 7, 120000, 350]);
    expect(fenOf("0.29")).toBe(29);
    expect(fenOf("1.15")).toBe(115);
});

test("what is no amount stays none", () => {
    expect(["", "十元", "1.234", "-5", "1e3", ".5", "123456789012"].map(fenOf)).toEqual(Array(7).fill(undefined));
});

test("fen are said in yuan", () => {
    expect([0, 7, 1200, 1250, 120000].map(sayFen)).toEqual(["0", "0.07", "12", "12.50", "1200"]);
    for (let fen = 0; fen < 2000; ++fen) expect(fenOf(sayFen(fen))).toBe(fen);
});
