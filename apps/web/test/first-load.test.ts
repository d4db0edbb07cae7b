import { gzipSync } from "node:zlib";
import { afterAll, afterEach, expect, test } from "vitest";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** Bytes of JavaScript, gzipped, that a booking page may load before anything is pressed. */
const mostScript = 112 * 1024;

test("a booking page's scripts stay small, and break no policy", async () => {
  const host = await makeHost();
  const scripts = new Map<string, number>();
  const page = await openWindow(host.page, {
    prepare: (opened) =>
      opened.on("response", async (response) => {
        if (response.request().resourceType() === "script")
          scripts.set(response.url(), gzipSync(await response.body()).length);
      }),
  });
  await page.locator(".time[data-state=free]").first().waitFor();
  const first = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect(first).toBeGreaterThan(20_000);
  expect(first).toBeLessThan(mostScript);
  expect(page.problems).toEqual([]);
});

/** The month that a question for times is about: its dates reach two days into the next. */
const monthAsked = (url: string) =>
  new Date(Date.parse(new URL(url).searchParams.get("to") ?? "") - 3 * 86_400_000).toISOString().slice(0, 7);

test("the first paint has its times without asking, and nothing shifts", async () => {
  // With a day's notice no time on the page runs out while it is watched.
  const host = await makeHost({ eventType: { minimumNotice: 24 * 60 } });
  const asked: string[] = [];
  const page = await openWindow(host.page, {
    prepare: async (opened) => {
      opened.on("request", (request) => asked.push(request.url()));
      await opened.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: "layout-shift", buffered: true });
      });
    },
  });
  await page.locator(".time[data-state=free]").first().waitFor();
  const shown = await page.getByRole("gridcell", { selected: true }).getByRole("button").getAttribute("data-date");
  await page.waitForTimeout(1500);
  expect(asked.filter((url) => /\/v1\/pages\/[^/]+\/[^/]+$/.test(url))).toEqual([]);
  // When only the next month has free times it is shown, and the one after it is asked for.
  const months = asked.filter((url) => /\/v1\/pages\/[^/]+\/[^/]+\/slots\?/.test(url)).map(monthAsked);
  expect(months).not.toContain(shown?.slice(0, 7));
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBe(0);
});
