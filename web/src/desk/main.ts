import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import "../kit/tokens.css";
import "../kit/base.css";
import "./desk.css";
import { announceHeadings } from "../kit/heading.ts";
import App from "./App.vue";
import FigureScreen from "./screens/FigureScreen.vue";

const router = createRouter({
    history: createWebHistory("/d/"),
    routes: [
        { path: "/", component: FigureScreen },
        { path: "/headlines", component: () => import("./screens/HeadlinesScreen.vue") },
        { path: "/facts/:indicator", component: () => import("./screens/FactsScreen.vue"), props: true },
        { path: "/households/:indicator", component: () => import("./screens/HouseholdsScreen.vue"), props: true },
        { path: "/household/:id", component: () => import("./screens/HouseholdScreen.vue"), props: true },
        { path: "/fact/:id", component: () => import("./screens/FactScreen.vue"), props: true },
        { path: "/search", component: () => import("./screens/SearchScreen.vue") },
        { path: "/village/:id", component: () => import("./screens/VillageScreen.vue"), props: true },
        { path: "/people", component: () => import("./screens/PeopleScreen.vue") },
        { path: "/person/:id", component: () => import("./screens/PersonScreen.vue"), props: true },
        { path: "/units", component: () => import("./screens/UnitsScreen.vue") },
        { path: "/unit/:id", component: () => import("./screens/UnitScreen.vue"), props: true },
        { path: "/entry", component: () => import("./screens/EntryScreen.vue") },
        { path: "/:rest(.*)*", redirect: "/" },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
announceHeadings(router);
createApp(App).use(router).mount("#app");
