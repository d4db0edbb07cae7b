import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** Sooner than a page asks by itself, which with a silent socket is after 18 s: what is seen by then came live. */
const live = { timeout: 15_000 };

test("what one window books is struck in another at once, and closes after six seconds", async () => {
  const host = await makeHost();
  const [, , slot] = await host.slots();
  const start = slot?.start ?? "";
  const watching = await openWindow(withDay(host.page, start));
  const line = lineOf(watching, start);
  await line.waitFor();
  await watching.waitForTimeout(500);

  expect((await host.book(start)).status).toBe(201);
  await line.and(watching.locator('[data-state="taken"]')).filter({ hasText: "Just taken" }).waitFor(live);
  await line.waitFor({ state: "detached", ...live });
});

test("nothing moves under a pointer: a taken line stays struck while the pointer is on the list", async () => {
  const host = await makeHost();
  const slots = await host.slots();
  const [first, , third] = slots.map(({ start }) => start);
  const page = await openWindow(`${host.page}?date=${first?.slice(0, 10)}&timezone=UTC&duration=30`);
  const hovered = lineOf(page, third ?? "");
  await hovered.hover();
  const before = await hovered.boundingBox();
  await host.book(first ?? "", 30);
  await lineOf(page, first ?? "")
    .and(page.locator('[data-state="taken"]'))
    .waitFor(live);
  await page.waitForTimeout(7000);
  expect(await hovered.boundingBox()).toEqual(before);
  await eventually(() => lineOf(page, first ?? "").count()).toBe(1);
  await page.mouse.move(5, 5);
  await lineOf(page, first ?? "").waitFor({ state: "detached", ...live });
});

test("a held time is pencilled in elsewhere, and going back frees it", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const watching = await openWindow(withDay(host.page, start));
  await lineOf(watching, start).waitFor();
  await watching.waitForTimeout(500);

  const writing = await openWindow(withTime(host.page, start));
  await lineOf(writing, start).click();
  await writing.getByText(/Pencilled in for you until/).waitFor();
  const held = lineOf(watching, start).and(watching.locator('[data-state="held"]'));
  await held.waitFor(live);
  await eventually(() => held.textContent()).toMatch(/Held until \d\d:\d\d/);

  await writing.goBack();
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor(live);
});

test("what a cancellation frees comes back by itself", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const { json } = await host.book(start);
  const watching = await openWindow(withDay(host.page, start));
  await watching.locator(".time[data-state=free]").first().waitFor();
  expect(await lineOf(watching, start).count()).toBe(0);
  await watching.waitForTimeout(500);
  const token = json.manageUrl.split("/").at(-1) ?? "";
  expect((await host.call("POST", `/v1/manage/${token}/cancellation`, {})).status).toBe(200);
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor(live);
});

test("leaving the page by a link gives the held time back", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const writing = await openWindow(withTime(host.page, start, "#details"));
  await writing.getByText(/Pencilled in for you until/).waitFor();
  const watching = await openWindow(withDay(host.page, start));
  await lineOf(watching, start).and(watching.locator('[data-state="held"]')).waitFor();
  await watching.waitForTimeout(500);
  await writing.getByRole("link", { name: "Kept in Daybook" }).click();
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor(live);
});
