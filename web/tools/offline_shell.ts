// Tells the service worker which files make up the field shell, and a version that changes when any of them does.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

export function offlineShell(): Plugin {
    return {
        name: "chengxin:offline-shell",
        enforce: "post",
        generateBundle(_options, bundle) {
            const worker = bundle["f/worker.js"];
            if (worker?.type !== "chunk") throw new Error("f/worker.js is not part of the build");
            const digest = createHash("sha256");
            const files = Object.values(bundle).filter((file) => file !== worker && !file.fileName.endsWith(".map"));
            for (const file of files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
                digest.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
            }
            const paths = files.map((file) => (file.fileName === "f/index.html" ? "/f/" : `/${file.fileName}`));
            paths.push("/assets/icon.svg");
            worker.code = worker.code
                .replace(/(["'`])__SHELL_FILES__\1/, JSON.stringify(paths))
                .replace("__SHELL_VERSION__", digest.digest("hex").slice(0, 16));
        },
    };
}
