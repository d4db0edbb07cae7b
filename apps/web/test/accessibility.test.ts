import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test.each([
  [1280, "light"],
  [390, "dark"],
] as const)("nothing serious for axe at %i pixels, %s", { timeout: 180_000 }, async (width, colorScheme) => {
  const host = await makeHost({
    eventType: { questions: [{ kind: "choice", id: "level", label: "Level", required: true, options: ["a", "b"] }] },
  });
  const start = (await host.slots())[0]?.start ?? "";
  const prepare = (page: Page) => page.emulateMedia({ colorScheme });
  const choose = await openWindow(withDay(host.page, start), { width, prepare });
  await choose.locator(".time[data-state=free]").first().click();
  expect(await seriousIn(choose)).toEqual([]);
  await choose.getByRole("button", { name: /Times are shown in/ }).click();
  await choose.getByRole("option").first().waitFor();
  expect(await seriousIn(choose)).toEqual([]);

  const details = await openWindow(withTime(host.page, start, "#details"), { width, prepare });
  await details.getByText(/Pencilled in for you until/).waitFor();
  await details.getByRole("button", { name: /^Book/ }).first().click();
  await details.getByText("Choose one.").waitFor();
  expect(await seriousIn(details)).toEqual([]);

  const other = await makeHost();
  const { json } = await other.book((await other.slots())[0]?.start ?? "");
  const manage = await openWindow(new URL(json.manageUrl).pathname, { width, prepare });
  await manage.getByRole("button", { name: "Cancel…" }).click();
  await manage.getByRole("alertdialog").waitFor();
  expect(await seriousIn(manage)).toEqual([]);

  for (const path of ["/", `/${host.handle}`, `/${host.handle}/missing`]) {
    const page = await openWindow(path, { width, prepare });
    await page.locator("h1").waitFor();
    expect([path, await seriousIn(page)]).toEqual([path, []]);
  }
});

test("what axe finds is told", async () => {
  const page = await openWindow("/privacy");
  await page.locator("h1").waitFor();
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
  expect(await seriousIn(page)).toEqual([expect.stringMatching(/^button-name: <button/)]);
});
