import { defineConfig } from "@playwright/test";

// Debian's Chromium, started as root in containers too.
const flags = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const wide = { viewport: { width: 1440, height: 900 } };

export default defineConfig({
    testDir: "e2e",
    workers: 1,
    retries: 0,
    timeout: 60_000,
    expect: { timeout: 10_000 },
    outputDir: "test-results",
    use: {
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
        launchOptions: { executablePath: "/usr/bin/chromium", args: flags },
    },
    projects: [
        { name: "story", testMatch: ["story.spec.ts", "speed.spec.ts"], use: phone },
        { name: "phone", testMatch: ["screens.spec.ts", "jobs.spec.ts"], use: phone },
        { name: "phone-elder", testMatch: ["screens.spec.ts", "jobs.spec.ts"], use: phone },
        { name: "desk", testMatch: ["screens.spec.ts", "desk.spec.ts"], use: wide },
    ],
});
