import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** The holds that a window asks for. */
function holdsAsked(into: string[]) {
  return (page: Page) =>
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/holds")) into.push(request.url());
    });
}
const untilOf = async (page: Page) => (await page.getByText(/^Pencilled in for you until/).textContent()) ?? "";

test("a reload of the form keeps its hold and its countdown, and nobody else gets the time meanwhile", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const asked: string[] = [];
  const page = await openWindow(withDay(host.page, start), { prepare: holdsAsked(asked) });
  await lineOf(page, start).click();
  await lineOf(page, start).click();
  const until = await untilOf(page);
  await page.waitForTimeout(1500);
  const other = await openWindow(withDay(host.page, start));
  await eventually(() => lineOf(other, start).getAttribute("data-state")).toBe("held");
  await page.reload();
  expect(await untilOf(page)).toBe(until);
  await page.reload();
  expect(await untilOf(page)).toBe(until);
  await page.waitForTimeout(500);
  expect(asked).toHaveLength(1);
  expect(await lineOf(other, start).getAttribute("data-state")).toBe("held");

  await page.getByLabel("Name").fill("Ana Costa");
  await page.getByLabel("Email").fill("ana@example.com");
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: /booked, Ana/ }).waitFor();
  expect(asked).toHaveLength(1);
});

test("away and back again within a moment, the same hold is resumed", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const asked: string[] = [];
  const page = await openWindow(withTime(host.page, start, "#details"), { prepare: holdsAsked(asked) });
  const until = await untilOf(page);
  await page.goto("about:blank");
  await page.goBack();
  expect(await untilOf(page)).toBe(until);
  expect(asked).toHaveLength(1);
});

test("left for longer, the time is pencilled in anew; a hold that ran out while reloading says so", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const asked: string[] = [];
  const page = await openWindow(withTime(host.page, start, "#details"), { prepare: holdsAsked(asked) });
  await untilOf(page);
  /** Changes what the tab keeps once it has been left. */
  const leftWith = (change: string) =>
    page.addInitScript((code) => {
      const key = Object.keys(sessionStorage).find((one) => one.startsWith("daybook.hold:"));
      const kept = key && JSON.parse(sessionStorage.getItem(key) ?? "null");
      if (!key || !kept) return;
      if (code === "left") kept.leftAt -= 60_000;
      else kept.hold.expiresAt = new Date(Date.now() - 1000).toISOString();
      sessionStorage.setItem(key, JSON.stringify(kept));
    }, change);
  await leftWith("left");
  await page.reload();
  await untilOf(page);
  await eventually(() => asked.length).toBe(2);
  await leftWith("over");
  await page.reload();
  await page.getByText("The time is not held any longer.", { exact: true }).waitFor();
  expect(asked).toHaveLength(2);
});

test("without storage a form still has its hold, and gives it back when it is closed", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const page = await openWindow(withTime(host.page, start, "#details"), {
    prepare: (opened) =>
      opened.addInitScript(() => {
        Object.defineProperty(window, "sessionStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
  });
  await untilOf(page);
  const other = await openWindow(withDay(host.page, start));
  await eventually(() => lineOf(other, start).getAttribute("data-state")).toBe("held");
  await page.goto("about:blank");
  await eventually(() => lineOf(other, start).getAttribute("data-state")).toBe("free");
  expect(page.problems).toEqual([]);
});
