// The desk at work: looking up whom one knows a piece of, and a stack of paper forms by keyboard alone.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { signIn, test, today } from "./county.ts";

async function sound(page: Page, name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const said = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
    expect(said, name).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, `${name}: nothing stands outside the window`).toBeLessThanOrEqual(0);
}

/** The sealed draft of a form, to tell whether another one has been kept. */
function draftOf(page: Page): Promise<string> {
    return page.evaluate(async () => {
        const asked = indexedDB.open("chengxin-draft");
        await new Promise((opened) => asked.addEventListener("success", opened));
        const read = asked.result.transaction("value").objectStore("value").getAll();
        await new Promise((done) => read.addEventListener("success", done));
        asked.result.close();
        const bytes = (sealed: object): string =>
            Object.values(sealed)
                .map((one: ArrayBuffer | Uint8Array) => Array.from(new Uint8Array(one)).join(","))
                .join(" ");
        return read.result.map(bytes).join("\n");
    });
}

interface Line {
    id: string;
    head: string;
    group: string;
    phone: string | null;
    state: string;
}

/** The households of the signed-in cadre's village. */
async function householdsOf(page: Page): Promise<{ village: { id: string; name: string }; lines: Line[] }> {
    const session = await (await page.request.get("/api/v1/session")).json();
    const village = session.roles.find((one: { place: { level: string } }) => one.place.level === "village").place;
    const reply = await page.request.get(`/api/v1/villages/${village.id}/households?limit=200`);
    return { village, lines: (await reply.json()).households };
}

test("whom one searches for is found as one types, and nothing of it stands in an address", async ({ page }) => {
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await signIn(page, "439923.township");
    await expect(page.locator("#visits b")).toHaveText(/\d/);
    await page.keyboard.press("/");
    await expect(page.locator("#search")).toBeFocused();
    await page.keyboard.type("三组");
    await expect(page.locator(".found li").first()).toBeVisible();
    await expect(page).toHaveURL(/\/d\/search$/);
    await expect(page.locator("h1")).toContainText("还有更多");
    await expect(page.locator(".found b").first(), "the office reads family names").toHaveText(/^.\*\*$/);
    await sound(page, "found");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "一户一档" })).toBeVisible();
    await page.goBack();
    await expect(page.locator("#search")).toHaveValue("三组");
    await expect(page.locator(".found li").first()).toBeVisible();
    await page.locator("#search").fill("没有这个名字");
    await expect(page.locator("h1")).toContainText("没有找到");
    await sound(page, "nobody found");
    expect(addresses.filter((one) => decodeURIComponent(one).includes("三组"))).toEqual([]);
    expect(await page.title()).not.toContain("三组");
});

test("a village shows its team, every household to sort and sift, and what happened last", async ({ page }) => {
    await signIn(page, "439923.township");
    await page.locator(".bars a").first().click();
    await page.getByRole("link", { name: /的户和人$/ }).click();
    await expect(page.locator(".team a").first()).toBeVisible();
    const table = page.getByRole("region", { name: "各户" });
    await expect(table.locator("tbody tr").first()).toBeVisible();
    await sound(page, "village");
    const groups = table.locator("tbody td:nth-child(2)");
    await expect(groups.first()).toHaveText("一组");
    await page.getByRole("button", { name: "小组" }).press("Enter");
    await expect(page.getByRole("columnheader", { name: "小组" })).toHaveAttribute("aria-sort", "descending");
    await expect(groups.first()).toHaveText("六组");
    await page.getByLabel("小组", { exact: true }).selectOption("二组");
    await expect(table.locator("tbody tr")).toHaveCount(10);
    await page.getByLabel("走访", { exact: true }).selectOption("已走够");
    const met = await table.locator("tbody tr").count();
    expect(met).toBeLessThan(10);
    await page.getByRole("button", { name: "全部列出" }).click();
    await expect(table.locator("tbody tr")).toHaveCount(60);
    await page.locator(".team a").first().click();
    await expect(page.getByRole("heading", { name: "历次任职和联系" })).toBeVisible();
    await sound(page, "person");
    await page.getByRole("link", { name: "人员" }).click();
    await expect(page.locator("h1")).toContainText("今天谁负责哪里");
    await expect(page.locator("tbody tr").first()).toBeVisible();
    await sound(page, "people");
    await page.getByRole("link", { name: "单位" }).click();
    await expect(page.locator("h1")).toContainText("个单位");
    await sound(page, "units");
});

test("the headline and the figure below it tell the same number", async ({ page }) => {
    await signIn(page, "439923.township");
    const open = await page.locator("#open b").innerText();
    await expect(page.locator("h1")).toContainText(`还有 ${open} 户没走够`);
});

/** Counts what is pressed; there is no mouse. */
class Keys {
    count = 0;
    private readonly page: Page;
    constructor(page: Page) {
        this.page = page;
    }
    async press(...keys: string[]): Promise<void> {
        for (const key of keys) await this.page.keyboard.press(key);
        this.count += keys.length;
    }
    async type(text: string): Promise<void> {
        await this.page.keyboard.type(text);
        this.count += text.length;
    }
    /** A sentence by an input method: some two and a half keys a character. */
    async write(text: string): Promise<void> {
        await this.page.keyboard.insertText(text);
        this.count += Math.ceil(Array.from(text).length * 2.5);
    }
}

test("a stack of twenty paper forms is entered by keyboard alone", async ({ page }) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    const { lines } = await householdsOf(page);
    const tails = lines.map((one) => one.phone?.slice(-4));
    const is_alone = (one: Line): boolean => tails.filter((tail) => tail === one.phone?.slice(-4)).length === 1;
    const forms = lines.filter(is_alone).slice(0, 20);
    expect(forms).toHaveLength(20);
    await page.goto("/d/entry");
    await expect(page.locator("#entry-household")).toBeVisible();
    await sound(page, "entry, empty");

    const keys = new Keys(page);
    await page.locator("#stack-village").focus();
    const begun = Date.now();
    await keys.press("Tab", "Tab");
    await expect(page.locator("#entry-day")).toBeFocused();
    // From the day's year to the author's: a date has three parts and its button.
    while (!(await page.locator("#stack-author").evaluate((one) => one === document.activeElement))) {
        await keys.press("Tab");
    }
    await keys.press("ArrowDown");
    const chosen = page.locator("#stack-author option:checked");
    const author = await chosen.innerText();
    expect(author).not.toContain("本人");
    await keys.press("Tab");
    for (const [at, form] of forms.entries()) {
        await expect(page.locator("#entry-household")).toBeFocused();
        await keys.type(form.phone!.slice(-4));
        await expect(page.locator("#entry-found li.on")).toContainText(form.head);
        await keys.press("Enter");
        await expect(page.locator("#entry-channel")).toBeFocused();
        await keys.press("1");
        await expect(page.locator("#entry-met")).toBeFocused();
        await keys.press("1");
        if (at % 5 === 0) {
            await expect(page.locator("#entry-think")).toBeFocused();
            await keys.write("孙子上学的路要修。");
        }
        await keys.press("Control+Enter");
        await expect(page.locator(".said")).toContainText(`第 ${at + 1} 张`);
    }
    const seconds = (Date.now() - begun) / 1000;
    await expect(page.locator(".entry-list .sent")).toHaveCount(20);
    await expect(page.locator(".entry-list [role=status]")).toHaveText("已记入 20 张");
    console.log(JSON.stringify({ forms: 20, keys: keys.count, keys_a_form: keys.count / 20, seconds }));
    expect(keys.count).toBeLessThanOrEqual(20 * 14);
    await sound(page, "entry, twenty forms");

    const household = await (await page.request.get(`/api/v1/households/${forms[0]!.id}`)).json();
    const facts = household.facts.filter((one: { day: string }) => one.day === today);
    expect(facts).toHaveLength(1);
    expect(facts[0].author.name).toBe(author);
    expect(facts[0].mine).toBe(true);
    expect(facts[0].answers.think).toBe("孙子上学的路要修。");
    await page.getByRole("button", { name: "这一摞录完了" }).press("Enter");
    await expect(page.locator(".entry-list li")).toHaveCount(0);
});

test("a page that breaks down loses neither what was entered nor what is half written", async ({ page, context }) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    const { lines } = await householdsOf(page);
    const [first, second] = [lines[40]!, lines[41]!];
    await page.goto("/d/entry");
    await page.route("**/api/v1/sync/push", (route) => route.abort());
    await page.locator("#entry-household").focus();
    await page.keyboard.insertText(`${first.head} ${first.group}`);
    await page.keyboard.press("Enter");
    await page.keyboard.type("11");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".entry-list .waiting")).toHaveCount(1);
    await page.keyboard.insertText(`${second.head} ${second.group}`);
    await page.keyboard.press("Enter");
    await expect(page.locator("#entry-channel")).toBeFocused();
    const before = await draftOf(page);
    await page.keyboard.type("1");
    await expect.poll(() => draftOf(page), "what is half written lies on the disk").not.toBe(before);
    await page.close();

    const again = await context.newPage();
    await again.goto("/d/entry");
    await expect(again.locator("#entry-household")).toHaveValue(second.head);
    await expect(again.locator("#entry-channel [aria-selected=true]")).toContainText("面对面");
    await expect(again.locator(".entry-list .sent"), "what was entered goes out by itself").toHaveCount(1);
});

test("what the ledger refuses comes back with the reason, is mended by keyboard and recorded", async ({ page }) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    const { lines } = await householdsOf(page);
    // A form of an older pack did not ask whom one met.
    await page.route("**/api/v1/sync/push", async (route) => {
        const body = route.request().postDataJSON() as { commands: { answers?: { met?: string } }[] };
        for (const command of body.commands) delete command.answers?.met;
        await route.continue({ postData: body });
    });
    await page.goto("/d/entry");
    await page.locator("#entry-household").focus();
    await page.keyboard.insertText(`${lines[30]!.head} ${lines[30]!.group}`);
    await page.keyboard.press("Enter");
    await page.keyboard.type("11");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".entry-list .refused .wrong")).toContainText("见到谁");
    await sound(page, "entry, one refused");
    await page.unroute("**/api/v1/sync/push");
    await page.keyboard.press("F4");
    await expect(page.locator("#entry-household")).toHaveValue(lines[30]!.head);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(page.locator("#entry-met")).toBeFocused();
    await page.keyboard.press("2");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator(".entry-list .refused")).toHaveCount(0);
    await expect(page.locator(".entry-list .sent").first()).toContainText(lines[30]!.head);
});

test("a form that lacks an answer is not recorded: the place is named and stands under the keys", async ({ page }) => {
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    await page.goto("/d/entry");
    await page.locator("#entry-household").focus();
    await page.keyboard.press("Control+Enter");
    await expect(page.locator("#entry-household-wrong")).toHaveText("请选是哪一户。");
    await expect(page.locator("#entry-household")).toBeFocused();
    await expect(page.locator("#entry-channel-wrong")).toContainText("方式");
    await sound(page, "entry, incomplete");
});

test("the office, which records no visits, is told so; nothing is offered to it", async ({ page }) => {
    await signIn(page, "439923.township");
    await expect(page.getByRole("link", { name: "录纸质表" })).toHaveCount(0);
    await page.goto("/d/entry");
    await expect(page.getByRole("alert")).toContainText("你不负责这个村");
    await expect(page.locator("#entry-household")).toHaveCount(0);
});

test("everything of the desk stands on a narrow window as well", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, "439923.village");
    await expect(page.locator(".row").first()).toBeVisible();
    const { village } = await householdsOf(page);
    for (const path of ["/d/", "/d/search", `/d/village/${village.id}`, "/d/people", "/d/units", "/d/entry"]) {
        await page.goto(path);
        await expect(page.locator("h1")).toBeVisible();
        await sound(page, path);
    }
});
