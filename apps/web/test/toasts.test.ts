import type { Locator } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

test("F6 leads to what was said; its Undo is a Tab away, and the focus goes back to where it was", async () => {
  const { page, host } = await openConsole("/console/event-types");
  const lesson = page.getByRole("switch", { name: "Private lesson can be booked" });
  await lesson.focus();
  await page.keyboard.press("Space");
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByText("Private lesson is paused.").waitFor();
  await page.keyboard.press("F6");
  expect(await messages.evaluate((region) => region.contains(document.activeElement))).toBe(true);
  const undo = messages.getByRole("button", { name: "Undo" });
  for (let step = 0; step < 3 && !(await hasFocus(undo)); step++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await eventually(
    async () => (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.paused,
  ).toBe(false);
  await eventually(() => hasFocus(lesson)).toBe(true);
  expect(page.problems).toEqual([]);
});

test("while a pointer rests on what was said nothing of it leaves, not even what was said later", async () => {
  const { page } = await openConsole("/console/event-types", { prepare: (opened) => opened.clock.install() });
  const lesson = page.getByRole("switch", { name: "Private lesson can be booked" });
  await lesson.click();
  const toast = page.locator(".toast");
  await toast.hover();
  await page.keyboard.press("Space");
  await toast.getByText("Private lesson can be booked again.").waitFor();
  await page.clock.runFor(20_000);
  expect(await toast.count()).toBe(1);
  await page.mouse.move(5, 5);
  await page.clock.runFor(9_000);
  await eventually(() => toast.count()).toBe(0);
});

test("three stand at most, the newest first, and a dialog covers none", async () => {
  const { page, host } = await openConsole("/console/event-types");
  const titles = ["Private lesson"];
  let last = "";
  const { json } = await host.call<{ scheduleId: string }>("GET", `/v1/event-types/${host.eventTypeId}`);
  for (const title of ["Coaching", "Rehearsal", "Audition"]) {
    const body = { title, slug: title.toLowerCase(), scheduleId: json.scheduleId, durations: [30] };
    const made = await host.call<{ id: string }>("POST", "/v1/event-types", body);
    expect(made.status).toBe(201);
    last = made.json.id;
    titles.push(title);
  }
  await page.reload();
  for (const title of titles) {
    await page.getByRole("switch", { name: `${title} can be booked` }).click();
    await page.getByText(`${title} is paused.`).waitFor();
  }
  const said = await page.locator(".toast").allInnerTexts();
  expect(said.map((text) => text.split(" ")[0])).toEqual(["Audition", "Rehearsal", "Coaching"]);

  await page.locator(".toast").first().hover();
  await page.getByRole("link", { name: "Availability" }).press("Enter");
  await page.getByRole("button", { name: "Schedules" }).press("Enter");
  await page.getByRole("menuitem", { name: "New schedule" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "New schedule" });
  await dialog.getByRole("textbox").fill("Evenings");
  await page
    .getByRole("alertdialog", { name: /^Audition/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await eventually(
    async () => (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${last}`)).json.paused,
  ).toBe(false);
  expect(await dialog.getByRole("textbox").inputValue()).toBe("Evenings");
  expect(page.problems).toEqual([]);
});

test("a language that can't be loaded is said beside the choice, without a connection too", async () => {
  const page = await openWindow((await makeHost()).page);
  await page.locator(".time[data-state=free]").first().waitFor();
  await page.context().setOffline(true);
  await page.getByRole("combobox", { name: "Language" }).selectOption("ja");
  await page.getByRole("alert").getByText("This language couldn’t be loaded").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("combobox", { name: "Language" }).selectOption("es");
  await eventually(() => page.evaluate(() => document.documentElement.lang)).toBe("es");
  await eventually(() => page.getByRole("alert").count()).toBe(0);
});

test("what doesn't get through is said in the console without a connection too", async () => {
  const { page } = await openConsole("/console/event-types");
  const lesson = page.getByRole("switch", { name: "Private lesson can be booked" });
  await lesson.waitFor();
  await page.context().setOffline(true);
  await lesson.click();
  await page.getByRole("region", { name: "Messages" }).getByText("No connection.").waitFor();
});
