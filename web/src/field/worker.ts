// The service worker of the field shell: keeps the shell's own files, so that it opens without a network.
// It never touches /api and never keeps what people recorded; that is the outbox's.

interface Extendable extends Event {
    waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
    request: Request;
    respondWith(answer: Promise<Response>): void;
}
interface Worker {
    addEventListener(name: "install" | "activate", run: (event: Extendable) => void): void;
    addEventListener(name: "fetch", run: (event: Fetching) => void): void;
    skipWaiting(): Promise<void>;
    clients: { claim(): Promise<void> };
    location: Location;
}

// Filled in by tools/offline_shell.ts.
const shell_files = "__SHELL_FILES__" as unknown as string[];
const shell = "chengxin-field-__SHELL_VERSION__";
const worker = globalThis as unknown as Worker;

async function install(): Promise<void> {
    const cache = await caches.open(shell);
    await cache.addAll(shell_files.map((path) => new Request(path, { cache: "reload" })));
    await worker.skipWaiting();
}

async function activate(): Promise<void> {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("chengxin-field-") && name !== shell);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
}

/** A page of the shell is always the kept one: the network only decides when a new version is fetched. */
async function answer(request: Request): Promise<Response> {
    const cache = await caches.open(shell);
    const kept = await cache.match(request.mode === "navigate" ? "/f/" : request, { ignoreVary: true });
    return kept ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    const is_own = url.origin === worker.location.origin && event.request.method === "GET";
    const is_shell = url.pathname.startsWith("/f/") || url.pathname.startsWith("/assets/");
    if (is_own && is_shell) event.respondWith(answer(event.request));
});
