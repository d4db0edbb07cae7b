import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { launchChromium } from "../../../scripts/local/chromium.ts";
import { running } from "../../../scripts/test/browser.ts";
import { noteRequests } from "./still.ts";

let browser: Promise<Browser> | null = null;
const contexts = new Set<BrowserContext>();

interface WindowOptions {
  width?: number;
  height?: number;
  timezone?: string;
  locale?: string;
  reducedMotion?: boolean;
  /** Runs before the address is opened. */
  prepare?: (page: Page) => unknown;
}

/** A window of somebody of their own, with nothing remembered. Errors of its page make `problems`. */
export async function openWindow(path: string, options: WindowOptions = {}): Promise<Page & { problems: string[] }> {
  browser ??= launchChromium();
  const { width = 1280, height = 900, timezone = "Europe/Lisbon", locale = "en-GB" } = options;
  const context = await (await browser).newContext({
    viewport: { width, height },
    timezoneId: timezone,
    locale,
    hasTouch: width < 700,
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
  });
  contexts.add(context);
  const problems: string[] = [];
  const page = Object.assign(await context.newPage(), { problems });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource/.test(text)) problems.push(text);
  });
  noteRequests(page);
  await options.prepare?.(page);
  await page.goto(running().baseUrl + path);
  return page;
}

export async function closeWindows(): Promise<void> {
  await Promise.all([...contexts].map((context) => context.close()));
  contexts.clear();
}

export async function closeBrowser(): Promise<void> {
  await closeWindows();
  await (await browser)?.close();
  browser = null;
}

/**
 * Presses a key there, as somebody who came by keys. A focus that Playwright sets comes from nowhere to React Aria: its
 * lists then lead it to the row that had it last, frames later, and a key may go there. Inside a list it stays.
 */
export async function pressKey(where: Locator, key: string): Promise<void> {
  for (let times = 0; times < 2; times++) await where.evaluate((element: HTMLElement) => element.focus());
  await where.page().keyboard.press(key);
}

/** The line of a time in the day's list; its state is in `data-state`. */
export const lineOf = (page: Page, start: string): Locator => page.locator(`[data-start="${Date.parse(start)}"]`);

/** The address of a booking page with the day of a time opened: today's own times run out while a test runs. */
export const withDay = (page: string, start: string): string => `${page}?date=${start.slice(0, 10)}&timezone=UTC`;

/** The address of a booking page with a day and a time chosen. */
export const withTime = (page: string, start: string, hash = ""): string => {
  const query = new URLSearchParams({ date: start.slice(0, 10), timezone: "UTC", time: start });
  return `${page}?${query}${hash}`;
};
