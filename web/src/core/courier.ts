// When the outbox is sent: at once, when the network comes back, when the page is seen again,
// and after a pause that grows.
import type { Outcome } from "./outbox.ts";

const pause_first_ms = 2_000;
const pause_most_ms = 300_000;

/** Doubles with each failure and is spread, so that a village that gets its signal back does not call all at once. */
export function pauseAfter(failures: number, random: number): number {
    const whole = Math.min(pause_most_ms, pause_first_ms * 2 ** Math.min(failures, 16));
    return Math.round(whole * (0.5 + random / 2));
}

export interface Courier {
    /** Sends now. A run under way is waited for and followed by another one. */
    go(): Promise<Outcome>;
    stop(): void;
}

/** in: `report`, told of a fault of the phone itself, as a full storage; it is tried again like any other failure. */
export function startCourier(flush: () => Promise<Outcome>, report: (fault: unknown) => void): Courier {
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running: Promise<Outcome> | undefined;
    let stopped = false;

    async function run(): Promise<Outcome> {
        clearTimeout(timer);
        const outcome = await flush().catch((fault: unknown): Outcome => {
            report(fault);
            return "later";
        });
        failures = outcome === "later" ? failures + 1 : 0;
        const is_open = outcome === "later" || outcome === "busy";
        if (is_open && !stopped) timer = setTimeout(() => void go(), pauseAfter(failures, Math.random()));
        return outcome;
    }

    function go(): Promise<Outcome> {
        const before = running;
        const next = (before === undefined ? run() : before.then(run)).finally(() => {
            if (running === next) running = undefined;
        });
        running = next;
        return next;
    }

    const onSeen = (): void => {
        if (document.visibilityState === "visible") void go();
    };
    const onOnline = (): void => {
        failures = 0;
        void go();
    };
    window.addEventListener("online", onOnline);
    document.addEventListener("visibilitychange", onSeen);
    return {
        go,
        stop() {
            stopped = true;
            clearTimeout(timer);
            window.removeEventListener("online", onOnline);
            document.removeEventListener("visibilitychange", onSeen);
        },
    };
}

/** One tab sends at a time. Where the browser has no locks, sending twice is harmless: the ledger knows the ids. */
export async function aloneOfTabs(work: () => Promise<Outcome>): Promise<Outcome> {
    if (navigator.locks === undefined) return work();
    return navigator.locks.request("chengxin-outbox", { ifAvailable: true }, async (lock) =>
        lock === null ? "busy" : work(),
    );
}
