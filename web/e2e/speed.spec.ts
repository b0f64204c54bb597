// What a cheap phone is asked to load, and how long it is kept waiting.
import { expect } from "@playwright/test";
import { gunzipSync } from "node:zlib";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keptOffline, signIn, test } from "./county.ts";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const kilobyte = 1000;

/** Bytes after gzip of what a page names, and what these need in turn: not what a route fetches when it is opened. */
function loaded(page: string, ending: string): number {
    const found = new Set<string>();
    const visit = (path: string, named: RegExp): void => {
        const text = gunzipSync(readFileSync(`${dist}${path}.gz`)).toString();
        for (const match of text.matchAll(named)) {
            const name = match[1]!;
            if (!readdirSync(`${dist}assets`).includes(name) || found.has(name)) continue;
            found.add(name);
            if (name.endsWith(".js")) visit(`assets/${name}`, /(?:from|import)\s*"\.\/([\w-]+-[\w-]{8}\.js)"/g);
        }
    };
    visit(page, /([\w-]+-[\w-]{8}\.(?:js|css))/g);
    const files = [...found].filter((name) => name.endsWith(ending));
    return files.reduce((sum, name) => sum + readFileSync(`${dist}assets/${name}.gz`).length, 0);
}

test("the shells stay within their budgets", () => {
    const figures = {
        field_js: loaded("f/index.html", ".js"),
        field_css: loaded("f/index.html", ".css"),
        desk_js: loaded("d/index.html", ".js"),
        desk_css: loaded("d/index.html", ".css"),
    };
    console.log(JSON.stringify(figures));
    expect(figures.field_js).toBeGreaterThan(10 * kilobyte);
    expect(figures.field_js).toBeLessThanOrEqual(60 * kilobyte);
    expect(figures.field_css).toBeGreaterThan(kilobyte);
    expect(figures.field_css).toBeLessThanOrEqual(8 * kilobyte);
    expect(figures.desk_js).toBeLessThanOrEqual(60 * kilobyte);
    expect(figures.desk_css).toBeLessThanOrEqual(8 * kilobyte);
});

test("the phone carries none of the desk", () => {
    const worker = readFileSync(`${dist}f/worker.js`, "utf8");
    expect(worker).toContain("/assets/field-");
    expect(worker).not.toContain("/assets/desk-");
});

test("the bundles ask for nothing that the WebViews of old phones lack", () => {
    const scripts =
        /\?\.[a-z[(]|\?\?|\.(replaceAll|at|findLast|groupBy)\(|structuredClone|hasOwn\(|randomUUID|Promise\.any/;
    const styles = /[^-]gap:|inset:|aspect-ratio|:is\(|:where\(|:has\(|dvh|@layer|@container/;
    for (const name of readdirSync(`${dist}assets`)) {
        const newer = name.endsWith(".js") ? scripts : name.endsWith(".css") ? styles : undefined;
        if (newer !== undefined)
            expect(newer.exec(readFileSync(`${dist}assets/${name}`, "utf8"))?.[0], name).toBe(undefined);
    }
});

test("the server sends pages with their policy, and assets to be kept", async ({ request }) => {
    const page = await request.get("/f/", { headers: { "accept-encoding": "br" } });
    expect(page.headers()["cache-control"]).toContain("no-cache");
    const policy = page.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    const asset = /\/assets\/[^"]+\.js/.exec(await page.text())![0];
    const script = await request.get(asset, { headers: { "accept-encoding": "br" } });
    expect(script.headers()["cache-control"]).toContain("immutable");
    expect(script.headers()["content-encoding"]).toBe("br");
});

test("offline, the list is there within a second, and a visit is saved within 150 ms", async ({ page, context }) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    await keptOffline(page);
    await context.setOffline(true);
    const begun = Date.now();
    await page.reload();
    await page.locator(".row").first().waitFor();
    const listed_ms = Date.now() - begun;
    await page.locator(".row").first().click();
    await page.getByRole("link", { name: "记一次走访" }).click();
    await page.getByText("面对面", { exact: true }).click();
    await page.getByText("户主", { exact: true }).click();
    const saved_ms = await page.evaluate(async () => {
        const save = Array.from(document.querySelectorAll("button")).find(
            (one) => one.textContent?.trim() === "记下",
        )!;
        const begun = performance.now();
        save.click();
        while (document.querySelector(".done h1") === null) await new Promise(requestAnimationFrame);
        return performance.now() - begun;
    });
    console.log(JSON.stringify({ listed_ms, saved_ms: Math.round(saved_ms) }));
    expect(listed_ms).toBeLessThanOrEqual(1000);
    expect(saved_ms).toBeLessThanOrEqual(150);
});
