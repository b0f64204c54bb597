// One visit, from a hill without signal to the township's figure, and back.
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { keptOffline, signIn, test } from "./county.ts";

const wide = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false };

async function visitsOf(desk: Page): Promise<number> {
    await desk.goto("/d/");
    const number = desk.locator("#visits b");
    await expect(number).toHaveText(/\d/);
    return Number((await number.innerText()).replace(/,/g, ""));
}

async function recordVisit(phone: Page): Promise<void> {
    await phone.getByRole("link", { name: "记一次走访" }).click();
    await expect(phone.getByRole("heading", { name: "记走访" })).toBeVisible();
    await phone.getByText("面对面", { exact: true }).click();
    await phone.getByText("户主", { exact: true }).click();
    await phone.getByRole("button", { name: "愁什么" }).click();
    await phone.getByLabel("愁什么").fill("水渠堵了，田里进水慢。");
    await phone.getByRole("button", { name: "记下", exact: true }).click();
    await expect(phone.getByRole("heading", { name: "记下了" })).toBeVisible();
}

/** How many sealed values a store of the phone holds. */
function heldIn(page: Page, name: string): Promise<number> {
    return page.evaluate(async (wanted) => {
        const asked = indexedDB.open(wanted);
        await new Promise((opened) => asked.addEventListener("success", opened));
        const counted = asked.result.transaction("value").objectStore("value").count();
        await new Promise((done) => counted.addEventListener("success", done));
        asked.result.close();
        return counted.result;
    }, name);
}

async function openOffline(context: BrowserContext): Promise<Page> {
    const phone = await context.newPage();
    await phone.goto("/f/");
    await expect(phone.locator(".row").first()).toBeVisible();
    return phone;
}

test("a visit recorded without signal reaches the figure, opens to itself, and can be undone", async ({
    browser,
    context,
    page,
}) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    await keptOffline(page);
    const desk = await (await browser.newContext(wide)).newPage();
    await signIn(desk, "439923.township");
    const before = await visitsOf(desk);

    await context.setOffline(true);
    const household = await page.locator(".row").first().getAttribute("href");
    await page.locator(".row").first().click();
    await recordVisit(page);
    await expect(page.getByText("没有信号，已存在手机里")).toBeVisible();
    const fact = /done\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.close();

    const phone = await openOffline(context);
    await expect(phone.locator(`.row[href="${household}"]`)).toContainText("待上传");
    await phone.locator(`.row[href="${household}"]`).click();
    await expect(phone.locator(`[data-fact="${fact}"]`)).toContainText("水渠堵了");
    expect(await visitsOf(desk)).toBe(before);

    await context.setOffline(false);
    await expect(phone.locator(`[data-fact="${fact}"]`)).not.toContainText("待上传");
    expect(await visitsOf(desk)).toBe(before + 1);
    await desk.locator("#visits").click();
    await desk.locator(`[data-fact="${fact}"]`).click();
    await expect(desk.getByRole("heading", { level: 1 })).toContainText("11月24日入户走访");
    await expect(desk.locator(".tag").first()).toHaveText("有效");

    await phone.locator(`[data-fact="${fact}"]`).getByRole("button", { name: "撤销" }).click();
    await phone.getByRole("button", { name: "记错了户" }).click();
    await expect(phone.locator(`[data-fact="${fact}"]`)).toContainText("已撤销");
    await expect(phone.locator(`[data-fact="${fact}"]`)).toContainText("原因：记错了户");
    await phone.goto("/f/");
    await expect(phone.locator(".signal")).toContainText("都已上传");

    await expect.poll(() => visitsOf(desk)).toBe(before);
    await desk.goto(`/d/fact/${fact}`);
    await expect(desk.locator(".tag").first()).toHaveText("已撤销，不再计数");
    await expect(desk.locator(".line li")).toHaveCount(2);
    await expect(desk.locator(".line")).toContainText("原因：记错了户");
    await desk.context().close();
});

test("a visit that could not be made is excused with its reason, and the excuse can be undone", async ({
    page,
}) => {
    await signIn(page, "439923.village");
    const row = page.locator(".need").first().locator(".row").last();
    const household = await row.getAttribute("href");
    await row.click();
    await page.getByRole("link", { name: "去不了" }).click();
    await page.getByText("举家外出").click();
    await page.getByRole("button", { name: "记下原因" }).click();
    await expect(page.getByText("已记进账本")).toBeVisible();
    await page.getByRole("link", { name: "看这一户" }).click();
    await expect(page).toHaveURL(new RegExp(household!));
    await expect(page.getByRole("link", { name: "去不了" })).toHaveCount(0);
    const entry = page.locator(".entry").first();
    await expect(entry).toContainText("情况说明");
    await expect(entry).toContainText("举家外出");
    await expect(entry).not.toContainText("could_not");
    await entry.getByRole("button", { name: "撤销" }).click();
    await entry.getByRole("button", { name: "记错了户" }).click();
    await expect(page.getByRole("link", { name: "去不了" })).toBeVisible();
});

test("signing out wipes the village from the phone and keeps what was not handed in", async ({ page, context }) => {
    await signIn(page, "439923.village");
    await page.locator(".row").first().click();
    await keptOffline(page);
    await context.setOffline(true);
    await recordVisit(page);
    await page.goto("/f/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await expect(page.getByRole("alert")).toContainText("1 条没有上传");
    await page.getByRole("button", { name: "仍然退出" }).click();
    await expect(page.getByLabel("账号")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("账号")).toBeVisible();
    expect(await heldIn(page, "chengxin-slice")).toBe(0);
    expect(await heldIn(page, "chengxin-outbox")).toBe(1);
    await context.setOffline(false);
    await signIn(page, "439923.village");
    await expect(page.locator(".signal")).toContainText("都已上传");
});

test("a wrong password is said so, in place", async ({ page }) => {
    await page.goto("/f/");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByText("请填写账号。")).toBeVisible();
    await page.getByLabel("账号").fill("439923.village");
    await page.getByLabel("密码").fill("wrong");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
});

test("what the server refuses comes back with the reason, is mended and handed in again", async ({ page }) => {
    // A form of an older pack did not ask whom one met.
    await page.route("**/api/v1/sync/push", async (route) => {
        const body = route.request().postDataJSON() as { commands: { answers?: { met?: string } }[] };
        for (const command of body.commands) delete command.answers?.met;
        await route.continue({ postData: body });
    });
    await signIn(page, "439923.village");
    await page.locator(".row").nth(2).click();
    await recordVisit(page);
    await expect(page.getByRole("link", { name: "改一改再交" })).toBeVisible();
    await page.unroute("**/api/v1/sync/push");
    await page.goto("/f/");
    await expect(page.locator(".signal")).toContainText("1 条被退回");
    await page.locator(".signal").click();
    await expect(page.locator(".wrong")).toContainText("见到谁");
    await page.getByRole("link", { name: "改一改再交" }).click();
    await expect(page.getByLabel("愁什么")).toHaveValue("水渠堵了，田里进水慢。");
    await page.getByText("家人", { exact: true }).click();
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByText("已记进账本")).toBeVisible();
    await page.goto("/f/outbox");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("都已上传");
});

test("a form left unfinished is found as it was left, also without signal", async ({ page, context }) => {
    await signIn(page, "439923.village");
    const household = await page.locator(".row").nth(4).getAttribute("href");
    await keptOffline(page);
    await context.setOffline(true);
    await page.goto(`${household}/record`);
    await page.getByRole("button", { name: "需什么" }).click();
    await page.getByLabel("需什么").fill("想要一台打谷机。");
    await expect.poll(() => heldIn(page, "chengxin-draft")).toBe(1);
    await page.close();
    const phone = await context.newPage();
    await phone.goto(`${household}/record`);
    await expect(phone.getByLabel("需什么")).toHaveValue("想要一台打谷机。");
    await phone.getByRole("button", { name: "重新写" }).click();
    await expect(phone.getByRole("button", { name: "需什么" })).toBeVisible();
    expect(await heldIn(phone, "chengxin-draft")).toBe(0);
});

test("a correction is a new record; the old one stays, struck through", async ({ page }) => {
    await signIn(page, "439923.village");
    await page.locator(".row").nth(3).click();
    await recordVisit(page);
    await expect(page.getByText("已记进账本")).toBeVisible();
    const old = /done\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.getByRole("link", { name: "看这一户" }).click();
    await page.locator(`[data-fact="${old}"]`).getByRole("link", { name: "改" }).click();
    await page.getByLabel("愁什么").fill("水渠通了。");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByText("已记进账本")).toBeVisible();
    await page.getByRole("link", { name: "看这一户" }).click();
    await expect(page.locator(".history")).toContainText("水渠通了。");
    await expect(page.locator(`[data-fact="${old}"]`)).toContainText("已更正");
    await expect(page.locator(`[data-fact="${old}"] s`).first()).toBeVisible();
});

test("what was just handed in can be undone where it was recorded", async ({ page }) => {
    await signIn(page, "439923.village");
    await page.locator(".row").nth(5).click();
    await recordVisit(page);
    await expect(page.getByText("已记进账本")).toBeVisible();
    await page.getByRole("button", { name: "记错了，撤销" }).click();
    await page.getByRole("button", { name: "重复记了" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("已撤销");
    await expect(page.getByText("已记进账本")).toBeVisible();
    await page.getByRole("link", { name: "看这一户" }).click();
    await expect(page.locator(".entry.ended").first()).toContainText("原因：重复记了");
});

test("everyone is led to the shell that is theirs", async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/f\/$/);
    await page.getByLabel("账号").fill("439923.township");
    await page.getByLabel("密码").fill("chengxin-demo");
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page).toHaveURL(/\/d\/$/);
    await expect(page.locator("#visits")).toBeVisible();
    await page.goto("/f/");
    await expect(page).toHaveURL(/\/d\/$/);
});

test("a phone number is shown in full for a purpose, and only then", async ({ page }) => {
    await signIn(page, "439923.village");
    const reveal = page.getByRole("button", { name: "看全号" });
    for (let at = 0; at < 12; ++at) {
        await page.locator(".row").nth(at).click();
        await expect(page.getByRole("heading", { name: "记过的事" })).toBeVisible();
        if ((await reveal.count()) > 0) break;
        await page.getByRole("button", { name: "返回" }).click();
    }
    await expect(page.locator(".phone-line")).toContainText("****");
    await reveal.click();
    await page.getByRole("button", { name: "约定上门时间" }).click();
    await expect(page.locator("a[href^='tel:']")).toHaveAttribute("href", /^tel:\d{11}$/);
});
