// What every screen is held to: no violation that axe knows, nothing beside the window, nothing too small to tap.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export async function sound(page: Page, name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const said = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
    expect(said, name).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, `${name}: nothing stands outside the window`).toBeLessThanOrEqual(0);
}

export async function tappable(page: Page, name: string, least_px: number): Promise<void> {
    const small = await page.evaluate((least) => {
        const places = Array.from(
            document.querySelectorAll("button, select, .button, .chip, .row, .input, .signal, .me-link"),
        );
        const seen = places.filter((place) => place.getClientRects().length > 0);
        return seen
            .filter((place) => place.getBoundingClientRect().height < least - 0.5)
            .map((place) => place.outerHTML);
    }, least_px);
    expect(small, name).toEqual([]);
}
