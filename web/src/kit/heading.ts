// Who hears the page instead of seeing it is told where they have come to; the window's title says the finding.
import { nextTick, type Ref, watch } from "vue";
import type { Router } from "vue-router";
import { common } from "../core/text.ts";

export function announceHeadings(router: Router): void {
    router.afterEach(async (_to, from) => {
        await nextTick();
        const heading = document.querySelector("h1");
        const is_searching = document.activeElement?.closest("[role=search]") != null;
        if (heading === null || from.matched.length === 0 || is_searching) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    });
}

export function titled(finding: Ref<string>): void {
    const write = (text: string): void => {
        document.title = text === "" ? common.product : `${text} · ${common.product}`;
    };
    watch(finding, write, { immediate: true });
}
