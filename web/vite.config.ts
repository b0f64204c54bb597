import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";
import { offlineShell } from "./tools/offline_shell.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

// One shell a mode, so that a phone never carries the desk's code. Both write into dist/.
const pages: Record<string, Record<string, string>> = {
    field: { field: `${here}f/index.html`, worker: `${here}src/field/worker.ts` },
    desk: { desk: `${here}d/index.html`, start: `${here}index.html` },
};

export default defineConfig(({ mode }) => ({
    root: here,
    publicDir: mode === "desk" ? "public" : false,
    plugins: [vue({ template: { transformAssetUrls: false } }), ...(mode === "field" ? [offlineShell()] : [])],
    define: {
        __VUE_OPTIONS_API__: "false",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    build: {
        outDir: "dist",
        emptyOutDir: false,
        target: "chrome79",
        cssTarget: "chrome79",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
            input: pages[mode] ?? {},
            output: {
                entryFileNames: (chunk) => (chunk.name === "worker" ? "f/worker.js" : "assets/[name]-[hash].js"),
                chunkFileNames: "assets/[name]-[hash].js",
                assetFileNames: "assets/[name]-[hash][extname]",
            },
        },
    },
    test: {
        environment: "happy-dom",
        include: ["src/**/*.test.ts", "tools/**/*.test.ts"],
        maxWorkers: 1,
    },
}));
