// Makes docs/picture.png, which the README opens with, of a demo county that is being served:
// `npm run picture -- http://127.0.0.1:8787`.
import { type Browser, chromium, type Page } from "@playwright/test";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const county = process.argv[2] ?? "http://127.0.0.1:8787";
const picture = fileURLToPath(new URL("../../docs/picture.png", import.meta.url));
const most_bytes = 300_000;
const desk_size = { width: 1120, height: 780 };
const phone_size = { width: 360, height: 700 };
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];

async function signIn(browser: Browser, login: string, shell: string, viewport: typeof desk_size): Promise<Page> {
    const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport });
    const page = await context.newPage();
    await page.goto(county + shell);
    await page.getByLabel("账号").fill(login);
    await page.getByLabel("密码").fill("chengxin-demo");
    await page.getByRole("button", { name: "登录" }).click();
    return page;
}

async function shoot(page: Page): Promise<string> {
    const image = await page.screenshot();
    return `data:image/png;base64,${image.toString("base64")}`;
}

const styles = `
    body { margin: 0; background: #dcd7cb; }
    .desk, .phone { position: absolute; overflow: hidden; box-shadow: 0 10px 36px rgb(28 33 38 / .22); }
    .desk { left: 40px; top: 40px; border-radius: 12px; }
    .phone { right: 40px; bottom: 28px; border-radius: 24px; border: 7px solid #1c2126; }
    img { display: block; }`;

const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: flags,
    env: { ...process.env, LANGUAGE: "zh_CN" },
});
try {
    const desk = await signIn(browser, "439923.township", "/d/", desk_size);
    await desk.locator(".bars").waitFor();
    const phone = await signIn(browser, "439923.village", "/f/", phone_size);
    await phone.locator(".row").first().waitFor();
    await phone.locator(".signal.song").waitFor();
    const page = await browser.newPage({ viewport: { width: 1540, height: 860 } });
    const [wide, narrow] = [await shoot(desk), await shoot(phone)];
    const framed = (name: string, image: string): string => `<div class="${name}"><img src="${image}"></div>`;
    await page.setContent(`<style>${styles}</style>${framed("desk", wide)}${framed("phone", narrow)}`);
    await page.screenshot({ path: picture });
} finally {
    await browser.close();
}
const size = statSync(picture).size;
console.log(`docs/picture.png: ${Math.round(size / 1000)} kB`);
if (size > most_bytes) throw new Error(`docs/picture.png is larger than ${most_bytes / 1000} kB`);
