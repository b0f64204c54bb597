// Every screen, at the project's size of window and text: no violation that axe knows,
// and nothing to tap that is too small.
import { expect } from "@playwright/test";
import { keptOffline, signIn, test } from "./county.ts";
import { sound, tappable } from "./sound.ts";

test("field", async ({ page, context }, about) => {
    const is_elder = about.project.name === "phone-elder";
    const least_px = is_elder ? 60 : 44;
    const check = async (name: string): Promise<void> => {
        await sound(page, name);
        await tappable(page, name, least_px);
    };
    if (is_elder) await page.addInitScript(() => localStorage.setItem("chengxin-text-size", "elder"));
    await page.goto("/f/");
    await page.getByRole("button", { name: "登录" }).click();
    await check("sign in");
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    await check("list");
    await page.getByLabel("按户主姓名找").fill("没有这个人");
    await check("nobody found");
    await page.getByLabel("按户主姓名找").fill("");
    await page.locator(".row").nth(1).click();
    await expect(page.getByRole("heading", { name: "记过的事" })).toBeVisible();
    await check("household");
    await page.getByRole("link", { name: "记一次走访" }).click();
    await expect(page.getByRole("heading", { name: "记走访" })).toBeVisible();
    await check("record");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await check("record, incomplete");
    await page.getByText("面对面", { exact: true }).click();
    await page.getByText("户主", { exact: true }).click();
    await page.getByText("忧虑", { exact: true }).click();
    await page.getByRole("button", { name: "需什么" }).click();
    await page.getByText("其他", { exact: true }).click();
    await check("record, filled");
    await page.getByText("今天", { exact: true }).click();
    await keptOffline(page);
    await context.setOffline(true);
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByRole("heading", { name: "记下了" })).toBeVisible();
    await check("done, offline");
    await page.getByRole("button", { name: "记错了，撤销" }).click();
    await check("undo");
    await page.getByRole("button", { name: "不撤销" }).click();
    await page.getByRole("link", { name: "回到名单" }).click();
    await expect(page.locator(".signal")).toContainText("1 条存在手机里");
    await check("list, offline");
    await page.locator(".signal").click();
    await check("outbox");
    await page.goto("/f/me");
    await check("me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await check("me, leaving");
    await context.setOffline(false);
    await page.goto("/f/");
    await expect(page.locator(".signal")).toContainText("都已上传");
    await page.locator(".row").first().click();
    await page.getByRole("link", { name: "去不了" }).click();
    await page.getByRole("button", { name: "记下原因" }).click();
    await check("excuse");
});

test("desk", async ({ page }) => {
    await page.goto("/d/");
    await expect(page.getByLabel("账号")).toBeVisible();
    await sound(page, "sign in");
    await signIn(page, "439923.county");
    await expect(page.locator(".bars")).toBeVisible();
    await sound(page, "county");
    await page.locator("#open").click();
    await expect(page.locator(".opens").first()).toBeVisible();
    await sound(page, "households");
    await page.goBack();
    await expect(page.locator(".bars")).toBeVisible();
    await page.locator(".bars a").first().click();
    await expect(page.locator(".trail")).toBeVisible();
    await sound(page, "township");
    await page.locator("tbody a").first().click();
    await expect(page.locator(".opens").first()).toBeVisible();
    await sound(page, "village");
    await page.locator("#visits").click();
    await expect(page.locator(".opens").first()).toBeVisible();
    await sound(page, "facts");
    await page.locator(".opens").first().click();
    await expect(page.locator(".line")).toBeVisible();
    await sound(page, "fact");
    await page.getByRole("link", { name: "看这一户的全部记录" }).click();
    await expect(page.getByRole("heading", { name: "一户一档" })).toBeVisible();
    await sound(page, "household");
    await page.goto("/d/?as_of=2026-06-30");
    await expect(page.locator(".past")).toBeVisible();
    await sound(page, "as of a past day");
});

test("headline figures, each open to what it was counted from", async ({ page }) => {
    await signIn(page, "439923.county");
    await page.getByRole("link", { name: "主要数字" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("项达到");
    await expect(page.getByRole("row")).toHaveCount(14);
    await sound(page, "headlines");
    await page.getByRole("link", { name: "驻村联村干部" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("驻村联村干部");
    await expect(page.locator("tbody tr").first()).toBeVisible();
    await sound(page, "what a headline was counted from");
});

test("desk of an administrator", async ({ page }) => {
    await signIn(page, "439923.admin");
    await expect(page.locator(".link-value")).toBeVisible();
    await sound(page, "ledger");
});

test("public heads, without a session", async ({ page }) => {
    await page.goto("/ledger/439923");
    await expect(page.getByRole("heading", { name: "云桥县(演示)的账头" })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(33);
    await sound(page, "heads");
});
