// The everyday jobs of the steelyard method on a phone, without signal, each tap counted: docs/ease.md tells them.
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keptOffline, signIn, test } from "./county.ts";
import { sound, tappable } from "./sound.ts";

const ease = readFileSync(fileURLToPath(new URL("../../docs/ease.md", import.meta.url)), "utf8");
const reach_s = 1.3;
const mind_s = 1.35;
const key_s = 1.1;

/** Counts what a thumb does: a touch that begins, wherever it lands; and the keys typed into a field. */
async function counting(page: Page): Promise<void> {
    await page.addInitScript(() => {
        const done = { taps: 0, keys: 0 };
        Object.assign(window, { done });
        window.addEventListener("pointerdown", () => (done.taps += 1), true);
        window.addEventListener(
            "input",
            (event) => {
                const typed = (event.target as HTMLInputElement).type;
                if (typed !== "radio" && typed !== "checkbox") done.keys += 1;
            },
            true,
        );
    });
}

async function countedOf(page: Page): Promise<{ taps: number; keys: number }> {
    return page.evaluate(() => {
        const { done } = window as unknown as { done: { taps: number; keys: number } };
        const now = { ...done };
        Object.assign(done, { taps: 0, keys: 0 });
        return now;
    });
}

/** As somebody types: into the field tapped, key by key. */
async function write(page: Page, label: string, words: string): Promise<void> {
    await page.getByLabel(new RegExp(`^${label}`)).click();
    for (const key of words) await page.keyboard.insertText(key);
}

async function tap(page: Page, name: string): Promise<void> {
    await page.getByText(name, { exact: true }).click();
}

/** What the table in docs/ease.md says of the job is what was counted. */
async function told(page: Page, job: string): Promise<void> {
    const { taps, keys } = await countedOf(page);
    // One makes up one's mind at each tap but the first and the one that saves.
    const seconds = Math.round(taps * reach_s + Math.max(0, taps - 2) * mind_s + keys * key_s);
    const written = keys === 0 ? String(taps) : `${taps} and ${keys} characters`;
    expect(ease, job).toContain(`| ${job} | ${written} | ${seconds} s |`);
}

async function saved(page: Page, job: string): Promise<void> {
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByRole("heading", { name: "记下了" })).toBeVisible();
    await told(page, job);
}

async function home(page: Page): Promise<void> {
    await page.getByRole("link", { name: "回到名单" }).click();
    await expect(page.locator(".row").first()).toBeVisible();
    await countedOf(page);
}

async function begin(page: Page, job: string): Promise<void> {
    await page.getByRole("link", { name: "记一件事" }).click();
    await page.locator(".job", { hasText: job }).click();
}

async function inTheHills(page: Page, context: BrowserContext, is_elder: boolean): Promise<void> {
    await counting(page);
    if (is_elder) await page.addInitScript(() => localStorage.setItem("chengxin-text-size", "elder"));
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    await keptOffline(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.locator(".row").first()).toBeVisible();
    await countedOf(page);
}

test("a trip: household after household, and its diary", async ({ page, context }, { project }) => {
    const is_elder = project.name === "phone-elder";
    const check = async (name: string): Promise<void> => {
        await sound(page, name);
        await tappable(page, name, is_elder ? 60 : 44);
    };
    await inTheHills(page, context, is_elder);
    await page.locator(".row").first().click();
    await page.getByRole("link", { name: "记一次走访" }).click();
    await expect(page.getByRole("heading", { name: "记走访" })).toBeVisible();
    await tap(page, "面对面");
    await tap(page, "户主");
    await saved(page, "visit, the least");
    await expect(page.locator(".next")).toContainText("沿用今天、面对面");
    await check("recorded, on a trip");

    await page.locator(".next").click();
    await check("the next household");
    expect(await page.locator("#met-household_head").isChecked(), "whom one met is never lent").toBe(false);
    await tap(page, "户主");
    await saved(page, "visit, the next household of a trip");

    // The demo's cadre may have been somewhere already that day.
    const diary = page.getByRole("link", { name: /写民情日记（\d+ 户）/ });
    const went = Number(/\d+/.exec(await diary.innerText())![0]);
    expect(went).toBeGreaterThanOrEqual(2);
    await diary.click();
    await expect(page.locator("input[name=households]:checked")).toHaveCount(went);
    await check("the diary of a trip");
    await write(page, "所见所闻", "柑橘价好，盼修水渠。");
    await saved(page, "diary of a trip, its households filled in");
    await expect(page.getByRole("link", { name: /写民情日记/ })).toHaveCount(0);
    await home(page);

    await context.setOffline(false);
    await page.reload();
    await expect(page.locator(".signal")).toContainText("都已上传");
});

test("the jobs about a village", async ({ page, context }, { project }) => {
    const is_elder = project.name === "phone-elder";
    const check = async (name: string): Promise<void> => {
        await sound(page, name);
        await tappable(page, name, is_elder ? 60 : 44);
    };
    await inTheHills(page, context, is_elder);
    await page.getByRole("link", { name: "记一件事" }).click();
    await check("jobs");
    await page.goBack();
    await countedOf(page);

    await begin(page, "接待来访");
    await page.getByRole("button", { name: "来访人数 加一" }).click();
    await write(page, "来访事由", "修路占地补偿");
    await tap(page, "受理");
    await check("reception");
    await saved(page, "reception");
    await check("recorded about a village");
    await home(page);

    await begin(page, "主动下访");
    await page.getByRole("button", { name: "下访人数 加一" }).click();
    await saved(page, "down-visit");
    await home(page);

    await begin(page, "民情日记");
    await write(page, "所见所闻", "雨后查了塘坝，无险情。");
    await saved(page, "diary");
    await home(page);

    await begin(page, "好事实事");
    await write(page, "办了什么", "装了六盏路灯");
    await check("good deed");
    await saved(page, "good deed");
    await home(page);

    await begin(page, "同劳动");
    await tap(page, "双抢");
    await page.getByRole("button", { name: "人数 加一" }).click();
    await saved(page, "labour");
    await home(page);

    await begin(page, "同住");
    await saved(page, "night");
    await home(page);

    await context.setOffline(false);
    await page.reload();
    await expect(page.locator(".signal")).toContainText("都已上传");
});

test("a meal at a household, paid in yuan", async ({ page, context }, { project }) => {
    const is_elder = project.name === "phone-elder";
    await inTheHills(page, context, is_elder);
    await begin(page, "同吃");
    await page.locator(".pick .chip").first().click();
    await write(page, "伙食费", "20");
    await sound(page, "meal");
    await tappable(page, "meal", is_elder ? 60 : 44);
    await saved(page, "meal");
    await page.getByRole("link", { name: "看这一户" }).click();
    await expect(page.locator(".entry").first()).toContainText("20 元");

    // Nothing was paid: why, or it is not taken.
    await page.getByRole("link", { name: "给这一户记别的事" }).click();
    await page.locator(".job", { hasText: "同吃" }).click();
    await page.getByLabel("伙食费").fill("0");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.locator(".question .wrong")).toContainText("写明未收的原因");
    await page.getByLabel("伙食费").fill("十元");
    await expect(page.locator(".question .wrong")).toContainText("要填金额");
});

test("the work day is opened and closed as one record", async ({ page, context }, { project }) => {
    const is_elder = project.name === "phone-elder";
    await inTheHills(page, context, is_elder);
    await begin(page, "群众工作日");
    await page.locator(".pick .chip").first().click();
    await saved(page, "work day, opened");
    await home(page);

    await begin(page, "群众工作日");
    await page.getByRole("link", { name: "接着写那一条" }).click();
    await sound(page, "work day, to be closed");
    await page.getByRole("button", { name: "小结" }).click();
    for (const key of "接待三人，都答复了。") await page.keyboard.insertText(key);
    await saved(page, "work day, closed");

    await context.setOffline(false);
    await page.goto("/f/mine");
    await expect(page.locator(".entry").first()).toContainText("接待三人");
    await expect(page.locator(".entry").first()).not.toContainText("待上传");
    await expect(page.locator("[data-kind=station_day] td").first()).toHaveText("1");
});

test("my figures and my records, for myself only; a record about the village is undone there", async ({
    page,
    context,
}, { project }) => {
    const is_elder = project.name === "phone-elder";
    await inTheHills(page, context, is_elder);
    await begin(page, "主动下访");
    await page.getByRole("button", { name: "下访人数 加一" }).click();
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await home(page);

    await page.locator(".me-link").click();
    await page.getByRole("link", { name: "我记的" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("这个月记了");
    await told(page, "my own figures");
    await sound(page, "mine");
    await tappable(page, "mine", is_elder ? 60 : 44);
    const entry = page.locator(".entry", { hasText: "主动下访" }).first();
    await expect(entry).toContainText("待上传");
    await context.setOffline(false);
    await page.goto("/f/");
    await expect(page.locator(".signal")).toContainText("都已上传");
    await page.goto("/f/mine");
    await countedOf(page);
    await entry.getByRole("button", { name: "撤销" }).click();
    await entry.getByRole("button", { name: "重复记了" }).click();
    await told(page, "undo a record about the village");
    await expect(entry).toContainText("已撤销");
});

test("what the server refuses of a village comes back and is mended; what was put in for a colleague is his", async ({
    page,
}) => {
    // A form of an older pack did not ask what became of it.
    await page.route("**/api/v1/sync/push", async (route) => {
        const body = route.request().postDataJSON() as { commands: { answers?: { outcome?: string } }[] };
        for (const command of body.commands) delete command.answers?.outcome;
        await route.continue({ postData: body });
    });
    const receptions = async (): Promise<string> => {
        await page.goto("/f/mine");
        await expect(page.locator("[data-kind=household_visit]")).toBeVisible();
        return (await page.locator("[data-kind=reception]").allInnerTexts()).join();
    };
    await signIn(page, "439923.village");
    const before = await receptions();
    await page.goto("/f/");
    await begin(page, "接待来访");
    await page.getByRole("button", { name: "来访人数 加一" }).click();
    await page.getByLabel(/^来访事由/).fill("问低保");
    await tap(page, "转办");
    await page.getByRole("button", { name: "替同站的人记" }).click();
    await page.locator(".pick .chip").first().click();
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByRole("link", { name: "改一改再交" })).toBeVisible();
    await page.unroute("**/api/v1/sync/push");
    await page.goto("/f/outbox");
    await expect(page.locator(".wrong")).toContainText("处理");
    await page.getByRole("link", { name: "改一改再交" }).click();
    await expect(page.getByLabel(/^来访事由/)).toHaveValue("问低保");
    await expect(page.locator("input[name=author]:checked")).toHaveCount(1);
    await tap(page, "受理");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByText("已记进账本")).toBeVisible();
    expect(await receptions(), "counted as the colleague's").toBe(before);
    const entry = page.locator(".entry", { hasText: "问低保" });
    await expect(entry).toContainText("受理");
    await expect(entry).toContainText("樟坳村");
});
