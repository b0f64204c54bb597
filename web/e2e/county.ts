// The real program on a county of its own: made for each worker, gone afterwards.
import { expect, test as plain, type Page } from "@playwright/test";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = resolve(root, process.env.CHENGXIN ?? "build/release/chengxin");
export const today = "2026-11-24";

async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
}

async function untilReady(url: string, serving: ChildProcess): Promise<void> {
    const deadline_ms = Date.now() + 20_000;
    while (Date.now() < deadline_ms) {
        if (serving.exitCode !== null) throw new Error(`chengxin serve ended with ${serving.exitCode}`);
        const ready = await fetch(`${url}/readyz`).then(
            (reply) => reply.ok,
            () => false,
        );
        if (ready) return;
        await new Promise((wake) => setTimeout(wake, 50));
    }
    throw new Error("chengxin serve is not ready after 20 s");
}

async function serveCounty(use: (url: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "chengxin-"));
    const store = `sqlite:${join(folder, "county.db")}`;
    execFileSync(program, ["demo", "--store", store, "--profile", "small", "--today", today], { stdio: "pipe" });
    const listen = `127.0.0.1:${await freePort()}`;
    const serving = spawn(program, ["serve", "--store", store, "--listen", listen, "--today", today], {
        stdio: "inherit",
    });
    try {
        await untilReady(`http://${listen}`, serving);
        await use(`http://${listen}`);
    } finally {
        serving.kill("SIGTERM");
        if (serving.exitCode === null) await once(serving, "exit");
        rmSync(folder, { recursive: true });
    }
}

export const test = plain.extend<object, { county: string }>({
    county: [async ({}, use) => serveCounty(use), { scope: "worker" }],
    baseURL: ({ county }, use) => use(county),
});

export async function signIn(page: Page, login: string): Promise<void> {
    await page.goto(login.endsWith(".village") ? "/f/" : "/d/");
    await page.getByLabel("账号").fill(login);
    await page.getByLabel("密码").fill("chengxin-demo");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByLabel("密码"), "signed in before going on").toHaveCount(0);
}

/** The shell is kept for offline use and answers for this page. */
export async function keptOffline(page: Page): Promise<void> {
    await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller !== null) return;
        await new Promise((heard) =>
            navigator.serviceWorker.addEventListener("controllerchange", heard, { once: true }),
        );
    });
}
