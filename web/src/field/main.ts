import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import "../kit/tokens.css";
import "../kit/base.css";
import "./field.css";
import { announceHeadings } from "../kit/heading.ts";
import App from "./App.vue";
import { applyTextSize } from "./text_size.ts";
import DoneScreen from "./screens/DoneScreen.vue";
import ExcuseScreen from "./screens/ExcuseScreen.vue";
import HomeScreen from "./screens/HomeScreen.vue";
import HouseholdScreen from "./screens/HouseholdScreen.vue";
import MeScreen from "./screens/MeScreen.vue";
import OutboxScreen from "./screens/OutboxScreen.vue";
import RecordScreen from "./screens/RecordScreen.vue";

applyTextSize();
const router = createRouter({
    history: createWebHistory("/f/"),
    routes: [
        { path: "/", component: HomeScreen },
        { path: "/household/:id", component: HouseholdScreen, props: true },
        { path: "/household/:id/record", component: RecordScreen, props: true },
        { path: "/household/:id/excuse", component: ExcuseScreen, props: true },
        { path: "/done/:id", component: DoneScreen, props: true },
        { path: "/outbox", component: OutboxScreen },
        { path: "/me", component: MeScreen },
        { path: "/:rest(.*)*", redirect: "/" },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
announceHeadings(router);
createApp(App).use(router).mount("#app");

if ("serviceWorker" in navigator && import.meta.env.PROD) {
    window.addEventListener("load", () => {
        navigator.serviceWorker.register("/f/worker.js", { scope: "/f/" }).catch((error: unknown) => {
            console.warn("the shell is not kept for offline use:", error);
        });
    });
}
