import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const DAY = 86_400_000;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Noon of the day before a month's last one: of this month, or where that is over of the next. */
function monthEnd(): number {
  const today = new Date(Date.now() + DAY);
  const at = (months: number) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, -1, 12);
  return at(1) > Date.now() ? at(1) : at(2);
}

/** The page as it is painted at that moment: devices follow the server's clock. */
const paintedAt = (now: number) => (page: Page) =>
  page.route(/\/test[^/]+\/lesson(\?|$)/, async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(/"now":\d+/, `"now":${now}`);
    await route.fulfill({ response, body });
  });

const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.date);

test.each([390, 1280])("at a month's end one chooses among the weeks to come, at %i pixels", async (width) => {
  const host = await makeHost();
  const now = monthEnd();
  const asked: string[] = [];
  const page = await openWindow(`${host.page}?timezone=UTC`, {
    width,
    prepare: async (opened) => {
      await paintedAt(now)(opened);
      opened.on("request", (request) => asked.push(request.url()));
    },
  });
  const grid = page.getByRole("grid");
  const days = grid.locator("button[data-date]:not([aria-disabled])");
  await days.first().waitFor();
  const isThisMonth = dateOf(now).slice(0, 7) === dateOf(Date.now()).slice(0, 7);
  const heading = page.locator(".month-head h2");
  const said = await heading.textContent();
  expect(said).toContain("–");
  await eventually(() => days.count()).toBeGreaterThanOrEqual(20);
  // The times of both months came with the document.
  if (isThisMonth) expect(asked.filter((url) => url.includes("/slots?"))).toEqual([]);

  const next = dateOf(now + 5 * DAY);
  const label = await grid.locator(`[data-date="${next}"]`).getAttribute("aria-label");
  expect(label).toMatch(/: \d+ times|\d+ times|\d+ free/);
  await grid.locator(`[data-date="${next}"]`).click();
  await eventually(() => grid.locator('[aria-selected="true"] button').getAttribute("data-date")).toBe(next);
  expect(await heading.textContent()).toBe(said);
  const [first] = await page.locator(".time[data-state=free]").all();
  await first?.click();
  expect(await heading.textContent()).toBe(said);
  await page.locator(".time[data-state=selected]").click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.goBack();
  await eventually(() => grid.locator('[aria-selected="true"] button').getAttribute("data-date")).toBe(next);
  expect(await heading.textContent()).toBe(said);
  // Chromium takes a document that was answered by a test for one from elsewhere, and blocks its socket.
  expect(page.problems.filter((problem) => !problem.includes("WebSocket"))).toEqual([]);
});

test("arrow keys walk over the month's end, up to what is over, and Page Down turns to the next month", async () => {
  const host = await makeHost();
  const now = monthEnd();
  const page = await openWindow(`${host.page}?timezone=UTC`, { prepare: paintedAt(now) });
  const heading = page.locator(".month-head h2");
  const start = dateOf(now + DAY);
  await page.locator(`[data-date="${start}"]`).focus();
  await page.locator(`[data-date="${start}"]`).press("Enter");
  const said = await heading.textContent();
  await page.keyboard.press("ArrowRight");
  await eventually(() => focused(page)).toBe(dateOf(now + 2 * DAY));
  await page.keyboard.press("ArrowDown");
  await eventually(() => focused(page)).toBe(dateOf(now + 9 * DAY));
  expect(await heading.textContent()).toBe(said);
  for (let week = 0; week < 4; week++) await page.keyboard.press("ArrowUp");
  // Weeks that are over are not there to go to.
  expect((await focused(page)) ?? "").not.toBe("");
  await page.keyboard.press("PageDown");
  await eventually(() => heading.textContent()).not.toBe(said);
  expect(await heading.textContent()).not.toContain("–");
  await eventually(async () => (await focused(page))?.slice(0, 7)).toBe(dateOf(now + 10 * DAY).slice(0, 7));
  // The last days of the month before stand in the first week, and can be pressed as long as they are to come.
  await page.keyboard.press("PageUp");
  await eventually(() => heading.textContent()).toBe(said);
});

test("days of the month after stand in its last week with their true marks, and are opened there", async () => {
  const host = await makeHost({ eventType: { bookingWindow: null } });
  const today = new Date();
  // A month that doesn't end with its week.
  const first = [2, 3].map((months) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1)));
  const month = dateOf(Number(first.find((date) => date.getUTCDay() !== 1)) - DAY).slice(0, 7);
  const page = await openWindow(`${host.page}?timezone=UTC&month=${month}`);
  const heading = page.locator(".month-head h2");
  const beside = page.locator(`button[data-date]:not([data-date^="${month}"])`);
  await beside.last().waitFor();
  const said = await heading.textContent();
  for (const one of await beside.all()) expect(await one.locator(".tally").count()).toBe(1);
  const date = (await beside.last().getAttribute("data-date")) ?? "";
  await beside.last().click();
  await page.locator(`[aria-selected="true"] [data-date="${date}"]`).waitFor();
  await page.locator(".time[data-state=free]").first().waitFor();
  expect(await heading.textContent()).toBe(said);
});
