import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
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

test("when connections die without a word, page and console still show within 30 s what others do", async () => {
  const { page: desk, host } = await openConsole("/console/bookings");
  await desk.goto(`${proxy.origin}/console/bookings`);
  await desk.getByText("Nothing booked").waitFor();
  const [, , start, , next] = (await host.slots()).map((slot) => slot.start);
  const page = await openWindow("/sign-in");
  await page.goto(proxy.origin + withDay(host.page, start ?? ""));
  await lineOf(page, start ?? "").waitFor();
  await page.waitForTimeout(1500);

  proxy.silence();
  expect((await host.book(start ?? "")).status).toBe(201);
  const taken = (time = "") => lineOf(page, time).and(page.locator('[data-state="taken"]'));
  await Promise.all([
    taken(start).waitFor(promised),
    desk.getByRole("button", { name: /Someone Else/ }).waitFor(promised),
  ]);

  // The new connections carry what comes next at once.
  await host.book(next ?? "");
  await Promise.all([
    taken(next).waitFor({ timeout: 5000 }),
    eventually(() => desk.getByRole("button", { name: /Someone Else/ }).count()).toBe(2),
  ]);
  expect([...page.problems, ...desk.problems]).toEqual([]);
});

test("when nothing comes through any more, a page says within 30 s that its times may be old", async () => {
  const host = await makeHost();
  const start = (await host.slots())[2]?.start ?? "";
  const page = await openWindow("/sign-in");
  await page.goto(proxy.origin + withDay(host.page, start));
  await lineOf(page, start).waitFor();
  await page.waitForTimeout(1500);

  proxy.silenceAll(true);
  const note = page.getByText("These times may be out of date.");
  await note.waitFor(promised);
  await host.book(start);
  proxy.silenceAll(false);
  await note.waitFor({ state: "detached", ...promised });
  await lineOf(page, start).and(page.locator('[data-state="free"]')).waitFor({ state: "detached" });
});
