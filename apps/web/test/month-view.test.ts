import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** The fourth day from the next month's first Monday is in the middle of its first full week, wherever weeks begin. */
function someDay(): string {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  const monday = new Date(first.getTime() + ((8 - first.getUTCDay()) % 7) * 86_400_000);
  return new Date(monday.getTime() + 8 * 86_400_000).toISOString().slice(0, 10);
}
const date = someDay();
const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

async function bookedDay(times: readonly string[]): Promise<TestHost> {
  const host = await makeHost({ eventType: { durations: [30], bookingWindow: { days: 90 } } });
  for (const time of times) expect((await host.book(`${date}T${time}:00Z`, 30)).status).toBe(201);
  return host;
}
const six = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
const head = (on: string) => `[data-date="${on}"]`;

test("a month shows each day's bookings, and all of them on demand; a booking opens beside it", async () => {
  const { page, host } = await openConsole(`/console/calendar?span=month&date=${date}`, { host: await bookedDay(six) });
  const cell = page.locator("td", { has: page.locator(head(date)) });
  await eventually(() => cell.locator("[data-block]").count()).toBe(5);
  await cell.getByRole("button", { name: /^2 more on/ }).click();
  const all = page.getByRole("dialog");
  await eventually(() => all.getByRole("listitem").count()).toBe(7);
  await all
    .getByRole("button", { name: /Someone Else/ })
    .first()
    .click();
  await page.getByRole("complementary", { name: "Booking" }).getByText("Private lesson").first().waitFor();
  expect(new URL(page.url()).searchParams.get("span")).toBe("month");

  // News comes in as in the week.
  const other = page.locator("td", { has: page.locator(head(next)) });
  expect(await other.locator("[data-block]").count()).toBe(0);
  await host.book(`${next}T09:00:00Z`, 30);
  await other.locator("[data-block]").waitFor();
  expect(page.problems).toEqual([]);
});

test("arrow keys walk over the days and months, and a day leads to its week", async () => {
  const { page } = await openConsole(`/console/calendar?span=month&date=${date}`, { host: await bookedDay([]) });
  await page.locator(head(date)).focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-date"));
  await page.keyboard.press("ArrowRight");
  await eventually(focused).toBe(next);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await eventually(focused).toBe(new Date(Date.parse(date) - 7 * 86_400_000).toISOString().slice(0, 10));
  await page.keyboard.press("PageDown");
  await eventually(async () => (await focused())?.slice(0, 7)).not.toBe(date.slice(0, 7));
  const before = await focused();
  await page.keyboard.press("Enter");
  await eventually(() => new URL(page.url()).searchParams.get("span")).toBe("week");
  expect(new URL(page.url()).searchParams.get("date")).toBe(before);
  await page.getByRole("radio", { name: "Month" }).press("Space");
  await eventually(() => new URL(page.url()).searchParams.get("span")).toBe("month");
  expect(page.problems).toEqual([]);
});

test("Tab stops at what can be had of one day only", async () => {
  const { page } = await openConsole(`/console/calendar?span=month&date=${next}`, { host: await bookedDay(six) });
  const more = page.getByRole("button", { name: /^2 more on/ });
  await more.waitFor();
  const stop = () => more.evaluate((one: HTMLElement) => one.tabIndex);
  expect(await stop()).toBe(-1);
  await page.locator(head(next)).focus();
  await page.keyboard.press("ArrowLeft");
  await eventually(stop).toBe(0);
});

test("reading from the right, the right arrow goes back a day", async () => {
  const { page } = await openConsole(`/console/calendar?span=month&date=${date}`, {
    host: await bookedDay([]),
    prepare: (page) => page.addInitScript(() => localStorage.setItem("daybook.language", "ar")),
  });
  await page.locator(head(date)).focus();
  await page.keyboard.press("ArrowLeft");
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("data-date"))).toBe(next);
  const [first, last] = await page
    .locator("tbody tr")
    .first()
    .locator("td")
    .evaluateAll((all) => [all[0], all[6]].map((one) => one?.getBoundingClientRect().x ?? 0));
  expect(first).toBeGreaterThan(last ?? 0);
});

test("on a phone a day chosen in the month shows its list below, and leads to the day", async () => {
  const host = await bookedDay(["09:00", "10:00"]);
  const { page } = await openConsole(`/console/calendar?date=${next}`, { host, width: 390, height: 844 });
  await page.getByRole("button", { name: "Show the month" }).click();
  await page.locator(head(date)).click();
  await eventually(() => page.getByRole("listitem").filter({ hasText: "Someone Else" }).count()).toBe(2);
  const heights = await page.locator(head(date)).evaluate((one) => one.parentElement?.getBoundingClientRect().height);
  expect(heights).toBeGreaterThanOrEqual(44);
  await page.getByRole("button", { name: "Open the day" }).click();
  await eventually(() => page.locator("[data-column] [data-block]").count()).toBe(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(page.problems).toEqual([]);
});
