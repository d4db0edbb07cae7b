import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** What a page was kept from loading or running, from before its first script on. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener("securitypolicyviolation", (event) => {
      violations.push(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
}
const violations = (page: Page) => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

async function breaksNothing(path: string, shown: string): Promise<void> {
  const page = await openWindow(path, { prepare: watch });
  await page.locator(shown).first().waitFor();
  expect([path, await violations(page), page.problems]).toEqual([path, [], []]);
  expect(await page.locator("script:not([src]):not([type='application/json'])").count(), path).toBe(0);
  await page.context().close();
}

it("no public page is kept from anything by its own policy, and none has a script in its HTML", async () => {
  const host = await makeHost();
  const start = (await host.slots())[0]?.start ?? "";
  const booked = await host.book(start);
  const manage = new URL(booked.json.manageUrl).pathname;
  for (const [path, shown] of [
    ["/", "h1"],
    ["/privacy", "h1"],
    ["/api", "h1"],
    [`/${host.page.split("/")[1]}`, "h1"],
    [host.page, ".time[data-state=free]"],
    [withTime(host.page, (await host.slots())[3]?.start ?? "", "#details"), "form"],
    [manage, "h1"],
    ["/manage/not-a-token", "h1"],
    ["/nobody-here", "h1"],
    ["/unsubscribe/not-a-token", "h1"],
    ["/sign-in", "form"],
    ["/sign-up", "form"],
  ] as const)
    await breaksNothing(path, shown);
});

const routes = readFileSync(new URL("../src/console/routes.tsx", import.meta.url), "utf8");
const consolePages = [...routes.matchAll(/getParentRoute: \(\) => frame,\s*path: "(\/[^"$]*)"/g)].map(
  ([, path]) => path,
);

it("no page of the console is, either", { timeout: 120_000 }, async () => {
  expect(consolePages).toContain("/event-types/new");
  const host = await makeHost();
  await host.book((await host.slots())[0]?.start ?? "");
  const { page } = await openConsole(`/console/event-types/${host.eventTypeId}`, { host, prepare: watch });
  await page.locator("main h1").first().waitFor();
  for (const path of consolePages) {
    await page.goto(`${running().baseUrl}/console${path}`);
    await page.locator("main h1").first().waitFor();
    expect([path, await violations(page)]).toEqual([path, []]);
  }
  expect(page.problems).toEqual([]);
});
