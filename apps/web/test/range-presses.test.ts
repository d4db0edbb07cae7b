import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost } from "./host.ts";
import { dateButton, pressDate } from "./override-dialog.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** A date of the month after this one: all of them are on one page, wherever in a month today is. */
const ahead = (date: number): string => {
  const [year = 0, month = 0] = day(0).split("-").map(Number);
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
};

/** Each title that the dialog has from now on, however briefly. */
async function titles(page: Page): Promise<() => Promise<(string | null)[]>> {
  await page.getByRole("dialog").evaluate((dialog) => {
    const said: (string | null)[] = [];
    const note = () => said.push(dialog.querySelector("h2")?.textContent ?? null);
    new MutationObserver(note).observe(dialog, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => (window as unknown as { said: (string | null)[] }).said);
}

test.each([
  ["by touch", 390],
  ["by mouse", 1280],
])("%s, an end of a range that is pressed or dragged never says the other end alone", async (_, width) => {
  const { page } = await openConsole("/console/availability", { width, height: 844 });
  await page.getByRole("button", { name: "Add dates" }).click();
  const title = page.getByRole("dialog").getByRole("heading").first();
  await pressDate(page, ahead(8));
  await pressDate(page, ahead(11));
  await eventually(() => title.textContent()).toMatch(/\b8\b.* to .*\b11\b/);
  await page.getByRole("button", { name: "Take these 4 dates off" }).click();
  await page.getByRole("button", { name: /^Change / }).click();
  const end = await dateButton(page, ahead(11));
  const said = await titles(page);
  if (width < 700) await end.tap();
  else await end.click();
  await eventually(() => title.textContent()).not.toMatch(/ to /);
  for (const one of await said()) expect(one).toMatch(/\b11\b/);
  await pressDate(page, ahead(15));
  await eventually(() => title.textContent()).toMatch(/\b11\b.* to .*\b15\b/);
  if (width < 700) return;
  const dragged = await titles(page);
  await (await dateButton(page, ahead(11))).dragTo(await dateButton(page, ahead(9)));
  await eventually(() => title.textContent()).toMatch(/\b9\b.* to .*\b15\b/);
  for (const one of await dragged()) expect(one).toMatch(/ to .*\b15\b/);
});

test("on a phone the days stay under the finger when the answer comes which bookings stay", async () => {
  const host = await makeHost();
  const [slot] = (await host.slots()).filter(({ start }) => start >= day(2));
  await host.book(slot?.start ?? "");
  const { page } = await openConsole("/console/availability", { host, width: 390, height: 932 });
  let answer = () => {};
  const asked = new Promise<void>((go) => {
    answer = go;
  });
  await page.route("**/v1/schedules/*/bookings?*", async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Add dates" }).tap();
  const pressed = await dateButton(page, (slot?.start ?? "").slice(0, 10));
  await pressed.tap();
  await page.getByRole("button", { name: "Take this date off" }).waitFor();
  const before = await pressed.boundingBox();
  answer();
  await page.getByText("One booking stays. This cancels nothing.").waitFor();
  expect(await pressed.boundingBox()).toEqual(before);
});
