// A list that is read page by page: what came, whether there is more, and what went wrong.
import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import type { Reply } from "../core/api.ts";
import type { Problem } from "../core/model.ts";

export interface Paged<T> {
    items: ShallowRef<T[]>;
    next: Ref<string | null>;
    problem: ShallowRef<Problem | undefined>;
    is_reading: Ref<boolean>;
    read: () => Promise<void>;
}

/** in: reads one page; `after` is what the page before it gave as its next. Reads the first at once. */
export function paged<T>(page: (after?: string) => Promise<Reply<{ items: T[]; next: string | null }>>): Paged<T> {
    const items = shallowRef<T[]>([]);
    const next = ref<string | null>(null);
    const problem = shallowRef<Problem>();
    const is_reading = ref(false);
    async function read(): Promise<void> {
        is_reading.value = true;
        const reply = await page(next.value ?? undefined);
        is_reading.value = false;
        problem.value = reply.problem;
        if (reply.value === undefined) return;
        items.value = [...items.value, ...reply.value.items];
        next.value = reply.value.next;
    }
    void read();
    return { items, next, problem, is_reading, read };
}
