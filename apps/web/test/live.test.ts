import { afterAll, afterEach, expect, test } from "vitest";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test("what one window books is struck in another within two seconds, and closes after six", async () => {
  const host = await makeHost();
  const [, , slot] = await host.slots();
  const start = slot?.start ?? "";
  const day = `${host.page}?date=${start.slice(0, 10)}&timezone=UTC`;
  const watching = await openWindow(day);
  const line = lineOf(watching, start);
  await line.waitFor();
  await watching.waitForTimeout(500);

  expect((await host.book(start)).status).toBe(201);
  await line.and(watching.locator('[data-state="taken"]')).waitFor({ timeout: 2000 });
  expect(await line.textContent()).toContain("Just taken");
  await line.waitFor({ state: "detached", timeout: 9000 });
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
    .waitFor({ timeout: 2000 });
  await page.waitForTimeout(7000);
  expect(await hovered.boundingBox()).toEqual(before);
  expect(await lineOf(page, first ?? "").count()).toBe(1);
  await page.mouse.move(5, 5);
  await lineOf(page, first ?? "").waitFor({ state: "detached", timeout: 3000 });
});

test("a held time is pencilled in elsewhere, and going back frees it", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const watching = await openWindow(`${host.page}?date=${start.slice(0, 10)}&timezone=UTC`);
  await lineOf(watching, start).waitFor();
  await watching.waitForTimeout(500);

  const writing = await openWindow(withTime(host.page, start));
  await lineOf(writing, start).click();
  await writing.getByText(/Pencilled in for you until/).waitFor();
  const held = lineOf(watching, start).and(watching.locator('[data-state="held"]'));
  await held.waitFor({ timeout: 2000 });
  expect(await held.textContent()).toMatch(/Held until \d\d:\d\d/);

  await writing.goBack();
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor({ timeout: 3000 });
});

test("what a cancellation frees comes back by itself", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const { json } = await host.book(start);
  const watching = await openWindow(`${host.page}?date=${start.slice(0, 10)}&timezone=UTC`);
  await watching.locator(".time[data-state=free]").first().waitFor();
  expect(await lineOf(watching, start).count()).toBe(0);
  await watching.waitForTimeout(500);
  const token = json.manageUrl.split("/").at(-1) ?? "";
  expect((await host.call("POST", `/v1/manage/${token}/cancellation`, {})).status).toBe(200);
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor({ timeout: 3000 });
});

test("leaving the page gives the held time back", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  const writing = await openWindow(withTime(host.page, start, "#details"));
  await writing.getByText(/Pencilled in for you until/).waitFor();
  const watching = await openWindow(`${host.page}?date=${start.slice(0, 10)}&timezone=UTC`);
  await lineOf(watching, start).and(watching.locator('[data-state="held"]')).waitFor();
  await watching.waitForTimeout(500);
  await writing.goto("about:blank");
  await lineOf(watching, start).and(watching.locator('[data-state="free"]')).waitFor({ timeout: 5000 });
});
