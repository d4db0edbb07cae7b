import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** The next Wednesday and its Thursday: one week's page has both, wherever weeks begin. */
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const untilWednesday = (10 - new Date().getUTCDay()) % 7;
const toWednesday = untilWednesday < 2 ? untilWednesday + 7 : untilWednesday;
const wednesday = later(toWednesday);
const thursday = later(toWednesday + 1);

async function booked(
  at = `${wednesday}T10:00:00Z`,
): Promise<TestHost & { start(): Promise<string | undefined>; id: string }> {
  const host = await makeHost();
  const { json } = (await host.book(at)) as unknown as { json: { id: string } };
  const { id } = json;
  const start = async () => (await host.call<{ start: string }>("GET", `/v1/bookings/${id}`)).json.start;
  return { ...host, id, start };
}
const open = (host: TestHost, prepare?: (page: Page) => unknown) =>
  openConsole(`/console/calendar?date=${wednesday}`, { host, ...(prepare ? { prepare } : {}) });

/** Presses the booking and carries it over a place of the page: it isn't let go yet. */
async function drag(page: Page, id: string, date: string, hour: number): Promise<void> {
  const block = await page.locator(`[data-booking="${id}"]`).boundingBox();
  const column = await page.locator(`[data-column="${date}"]`).boundingBox();
  if (!block || !column) throw new Error("It isn't drawn");
  const y = column.y + ((hour - 8) / 12) * column.height + 6;
  await page.mouse.move(block.x + block.width / 2, block.y + 5);
  await page.mouse.down();
  await page.mouse.move(block.x + block.width / 2, block.y + 25, { steps: 4 });
  await page.mouse.move(column.x + column.width / 2, y, { steps: 6 });
}
const ghost = (page: Page) => page.locator("[data-verdict]");

test("a booking is dragged to another day; it is asked first, and undone by the toast", async () => {
  const host = await booked();
  const { page } = await open(host);
  await drag(page, host.id, thursday, 14);
  await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("offered");
  expect(await ghost(page).textContent()).toContain("14:00–15:00");
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "Move Private lesson with Someone?" });
  await dialog.getByRole("checkbox", { name: /Send Someone an email/ }).waitFor();
  expect(await host.start()).toBe(`${wednesday}T10:00:00Z`);
  await dialog.getByRole("button", { name: "Move to Thursday at 14:00" }).click();
  await page.getByText(/^Moved to Thursday/).waitFor();
  expect(await host.start()).toBe(`${thursday}T14:00:00Z`);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Private lesson stands where it stood.").waitFor();
  expect(await host.start()).toBe(`${wednesday}T10:00:00Z`);
  // The press that dragged it opened nothing.
  expect(new URL(page.url()).searchParams.get("booking")).toBeNull();
  expect(page.problems).toEqual([]);
});

test("what it costs is said before it is let go: outside the offer it may go, onto a booking it may not", async () => {
  const host = await booked();
  await host.book(`${thursday}T12:00:00Z`);
  const { page } = await open(host);
  await drag(page, host.id, thursday, 12);
  await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("taken");
  expect(await ghost(page).textContent()).toContain("is booked");
  await page.mouse.up();
  await page.getByText("That time is taken, so the booking stays where it was.").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);

  await drag(page, host.id, thursday, 18);
  await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("overrulable");
  expect(await ghost(page).textContent()).toContain("Outside your hours.");
  await page.mouse.up();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("People aren’t offered 18:00.").waitFor();
  await dialog.getByRole("checkbox").uncheck();
  await dialog.getByRole("button", { name: /^Move to/ }).click();
  await page.getByText(/No email goes out\.$/).waitFor();
  expect(await host.start()).toBe(`${thursday}T18:00:00Z`);
  expect(page.problems).toEqual([]);
});

test("Escape drops it where it was", async () => {
  const host = await booked();
  const { page } = await open(host);
  await drag(page, host.id, thursday, 14);
  await ghost(page).waitFor();
  await page.keyboard.press("Escape");
  await eventually(() => ghost(page).count()).toBe(0);
  // A hand that holds a button down is never quite still.
  await page.mouse.move(600, 400, { steps: 4 });
  await page.mouse.move(500, 500, { steps: 4 });
  expect(await ghost(page).count()).toBe(0);
  await page.mouse.up();
  await page.waitForTimeout(200);
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await host.start()).toBe(`${wednesday}T10:00:00Z`);
});

test("a press that was let go outside the window drags nothing when the pointer comes back", async () => {
  const host = await booked();
  const { page } = await open(host);
  const block = page.locator(`[data-booking="${host.id}"]`);
  await block.dispatchEvent("pointerdown", { button: 0, buttons: 1, pointerType: "mouse" });
  await block.hover();
  await page.mouse.move(600, 400, { steps: 4 });
  expect(await ghost(page).count()).toBe(0);
});

test("while a booking moves by keys, the browser's own keys stay its own", async () => {
  const host = await booked();
  const { page } = await open(host);
  await page.locator(`[data-booking="${host.id}"]`).focus();
  await page.evaluate(() => {
    const log: string[] = [];
    window.addEventListener("keydown", (event) => log.push(`${event.key} ${event.defaultPrevented}`));
    Object.assign(window, { log });
  });
  for (const key of ["m", "F6", "ArrowDown", "Escape"]) await page.keyboard.press(key);
  expect(await page.evaluate(() => (window as unknown as { log: string[] }).log.slice(1))).toEqual([
    "F6 false",
    "ArrowDown true",
    "Escape true",
  ]);
});

test("M and the arrow keys do the same, said as they go, also from right to left", async () => {
  for (const language of ["en", "ar"]) {
    const host = await booked();
    const { page } = await open(host, (page) =>
      page.addInitScript((to) => localStorage.setItem("daybook.language", to), language),
    );
    await page.locator(`[data-booking="${host.id}"]`).focus();
    await page.keyboard.press("m");
    await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("offered");
    await page.keyboard.press(language === "ar" ? "ArrowLeft" : "ArrowRight");
    await eventually(() => page.locator(`[data-column="${thursday}"] [data-verdict]`).count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("overrulable");
    await page.keyboard.press("ArrowDown");
    await eventually(() => ghost(page).getAttribute("data-verdict")).toBe("offered");
    if (language === "en")
      expect(await page.getByRole("status").filter({ hasText: "Thursday" }).textContent()).toContain("10:30–11:30");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").locator("[data-kind=primary]").click();
    await eventually(host.start).toBe(`${thursday}T10:30:00Z`);
    expect(page.problems).toEqual([]);
  }
});
