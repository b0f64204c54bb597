import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pauseAfter, startCourier } from "./courier.ts";
import type { Outcome } from "./outbox.ts";

beforeEach(() => {
    vi.useFakeTimers();
});
afterEach(() => {
    vi.useRealTimers();
});

test("the pause doubles, is spread, and ends at five minutes", () => {
    expect(pauseAfter(0, 1)).toBe(2_000);
    expect(pauseAfter(3, 1)).toBe(16_000);
    expect(pauseAfter(3, 0)).toBe(8_000);
    expect(pauseAfter(60, 1)).toBe(300_000);
});

test("after a failure it goes again by itself until it is done", async () => {
    const outcomes: Outcome[] = ["later", "later", "done"];
    const flush = vi.fn(async () => outcomes.shift() ?? "done");
    const courier = startCourier(flush, () => undefined);
    await courier.go();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(flush).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(flush).toHaveBeenCalledTimes(3);
    courier.stop();
});

test("coming online sends at once, and a stopped courier stays where it is", async () => {
    const flush = vi.fn(async (): Promise<Outcome> => "done");
    const courier = startCourier(flush, () => undefined);
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(flush).toHaveBeenCalledTimes(1);
    courier.stop();
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(flush).toHaveBeenCalledTimes(1);
});

test("a call during a run is followed by another run, never beside it", async () => {
    let running = 0;
    let most = 0;
    const flush = vi.fn(async (): Promise<Outcome> => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 100));
        running -= 1;
        return "done";
    });
    const courier = startCourier(flush, () => undefined);
    const both = Promise.all([courier.go(), courier.go()]);
    await vi.advanceTimersByTimeAsync(1_000);
    await both;
    expect(flush).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
    courier.stop();
});

test("a fault of the phone is told, and does not end the trying", async () => {
    const told: unknown[] = [];
    const fault = new Error("the storage is full");
    const flush = vi.fn(async (): Promise<Outcome> => {
        if (told.length === 0) throw fault;
        return "done";
    });
    const courier = startCourier(flush, (one) => told.push(one));
    expect(await courier.go()).toBe("later");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual([fault]);
    expect(flush).toHaveBeenCalledTimes(2);
    courier.stop();
});
