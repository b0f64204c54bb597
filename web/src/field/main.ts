import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import "../kit/tokens.css";
import "../kit/base.css";
import "./field.css";
import { announceHeadings } from "../kit/heading.ts";
import App from "./App.vue";
import { applyTextSize } from "./text_size.ts";
import HomeScreen from "./screens/HomeScreen.vue";
import HouseholdScreen from "./screens/HouseholdScreen.vue";

applyTextSize();
// The list and a household open with the shell; the other screens follow while the list is read.
const record = () => import("./screens/RecordScreen.vue");
const later = {
    done: () => import("./screens/DoneScreen.vue"),
    excuse: () => import("./screens/ExcuseScreen.vue"),
    jobs: () => import("./screens/JobsScreen.vue"),
    me: () => import("./screens/MeScreen.vue"),
    mine: () => import("./screens/MineScreen.vue"),
    outbox: () => import("./screens/OutboxScreen.vue"),
};
const router = createRouter({
    history: createWebHistory("/f/"),
    routes: [
        { path: "/", component: HomeScreen },
        { path: "/household/:id", component: HouseholdScreen, props: true },
        { path: "/household/:id/record", component: record, props: true },
        { path: "/household/:id/excuse", component: later.excuse, props: true },
        { path: "/record", component: later.jobs },
        { path: "/record/:kind", component: record, props: true },
        { path: "/done/:id", component: later.done, props: true },
        { path: "/outbox", component: later.outbox },
        { path: "/me", component: later.me },
        { path: "/mine", component: later.mine },
        { path: "/:rest(.*)*", redirect: "/" },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
const reopened = "chengxin-reopened";
// A screen of a version that is no longer served: the shell that is, is opened there.
router.onError((error: unknown, to) => {
    console.warn("a screen could not be loaded:", error);
    if (navigator.onLine && sessionStorage.getItem(reopened) !== to.fullPath) {
        sessionStorage.setItem(reopened, to.fullPath);
        window.location.assign(`/f${to.fullPath}`);
    }
});
announceHeadings(router);
createApp(App).use(router).mount("#app");

/** Loaded before they are needed, so that a phone which leaves its signal behind has them all. */
function loadScreens(): void {
    for (const load of [record, ...Object.values(later)]) {
        load().catch((error: unknown) => console.warn("a screen is not loaded yet:", error));
    }
}
window.addEventListener("load", () => {
    setTimeout(loadScreens, 300);
    if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
    navigator.serviceWorker.register("/f/worker.js", { scope: "/f/" }).catch((error: unknown) => {
        console.warn("the shell is not kept for offline use:", error);
    });
});
