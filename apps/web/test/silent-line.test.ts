import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { makeHost } from "./host.ts";
import { type SilentProxy, startSilentProxy } from "./silent-proxy.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay } from "./window.ts";

let proxy: SilentProxy;
beforeAll(async () => {
  proxy = await startSilentProxy(running().baseUrl);
});
afterEach(closeWindows);
afterAll(async () => {
  await closeBrowser();
  await proxy.close();
});

/** What promise P6 allows from the moment at which a connection dies. */
const promised = { timeout: 30_000 };

test("when its connections die without a word, a booking page still shows within 30 s what others take", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const page = await openWindow("/sign-in");
  await page.goto(proxy.origin + withDay(host.page, start));
  await lineOf(page, start).waitFor();
  await page.waitForTimeout(1500);

  proxy.silence();
  expect((await host.book(start)).status).toBe(201);
  await lineOf(page, start).and(page.locator('[data-state="taken"]')).waitFor(promised);

  // The new connection carries what comes next at once.
  const next = (await host.slots())[4]?.start ?? "";
  await host.book(next);
  await lineOf(page, next).and(page.locator('[data-state="taken"]')).waitFor({ timeout: 5000 });
  expect(page.problems).toEqual([]);
});

test("and the console shows a new booking", async () => {
  const { page, host } = await openConsole("/console/bookings");
  await page.goto(`${proxy.origin}/console/bookings`);
  await page.getByText("Nothing booked").waitFor();
  await page.waitForTimeout(1500);

  proxy.silence();
  await host.book((await host.slots())[4]?.start ?? "");
  await page.getByRole("button", { name: /Someone Else/ }).waitFor(promised);
  expect(page.problems).toEqual([]);
});
