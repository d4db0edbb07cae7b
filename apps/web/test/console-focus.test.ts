import type { Locator } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { pressDate } from "./override-dialog.ts";
import { closeBrowser, closeWindows, pressKey } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** How long what was done may take to end: an answer comes, a dialog fades, a page follows. */
const settled = 250;

/** Walks by keys through the console, and notes after which step nothing had the focus. */
async function walk(path: string, host?: TestHost, width = 1280) {
  const opened = await openConsole(path, { width, ...(host ? { host } : {}) });
  const { page } = opened;
  const lost: string[] = [];
  const look = async (step: string) => {
    await page.waitForTimeout(settled);
    const kept = page.waitForFunction(() => (document.activeElement ?? document.body) !== document.body, null, {
      timeout: 1500,
    });
    if (!(await kept.then(Boolean, () => false))) lost.push(step);
  };
  /** Presses Enter there, waits for what it does, and looks. */
  const press = async (step: string, where: Locator, then?: Locator) => {
    await pressKey(where, "Enter");
    await then?.first().waitFor();
    await look(step);
  };
  const button = (name: string | RegExp, at: { getByRole: Locator["getByRole"] } = page) =>
    at.getByRole("button", { name, exact: typeof name === "string" }).first();
  const item = (name: string) => page.getByRole("menuitem", { name });
  return { ...opened, lost, look, press, button, item };
}

test("through bookings and the calendar the focus is never lost", async () => {
  const host = await makeHost();
  const slots = await host.slots();
  for (const index of [0, 3]) await host.book(slots[index]?.start ?? "");
  const date = slots[0]?.start.slice(0, 10);
  const { page, lost, look, press, button } = await walk(`/console/calendar?date=${date}`, host);
  const panel = page.getByRole("complementary", { name: "Booking" });
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await press("a block opens", button(/^Private lesson Someone Else/), panel.getByText("else@example.com"));
  await page.keyboard.press("Escape");
  await look("the panel closes by Escape");
  await press("week after", button("Week after"));
  const sections = page.getByRole("navigation", { name: "Console" });
  await press("to the bookings", sections.getByRole("link", { name: "Bookings" }));
  await press("a booking opens", button(/Someone Else/), panel.getByText("else@example.com"));
  await press("move", button("Move", panel), dialog);
  await press("left where it is", button("Leave it"));
  await press("cancel", button("Cancel…", panel), dialog);
  await press("kept", button("Keep it"));
  await pressKey(button("Cancel…", panel), "Enter");
  await press("cancelled", button("Cancel the booking"), panel.getByText("Cancelled", { exact: true }));
  await press("closed", button("Close", panel));
  expect(lost).toEqual([]);
}, 60_000);

test("through event types the focus is never lost", async () => {
  const { page, lost, look, press, button, item } = await walk("/console/event-types");
  const lesson = page.getByRole("switch", { name: "Private lesson can be booked" });
  await pressKey(lesson, "Space");
  await page.getByText("Private lesson is paused.").waitFor();
  await look("paused");
  await press("undone", button("Undo"));
  await pressKey(button("More for Private lesson"), "Enter");
  await press("duplicated", item("Duplicate"), page.getByRole("switch").nth(1));
  await pressKey(button("More for Private lesson"), "Enter");
  await press("deleted", item("Delete"), page.getByText("Private lesson is deleted."));
  await press("brought back", page.locator(".toast", { hasText: "deleted" }).getByRole("button", { name: "Undo" }));
  await lesson.waitFor();
  const title = page.getByLabel("Title");
  await press("to its form", page.getByRole("link", { name: "Private lesson", exact: true }), title);
  await title.fill("Lesson");
  await press("discarded", button("Discard"));
  await title.fill("Lesson");
  await press("saved", button("Save"), page.getByText("Lesson is saved."));
  await press("question added", button("Add a question"), page.getByRole("textbox", { name: "Question" }));
  await pressKey(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Event types" }), "Enter");
  await press("left by mistake", button("Stay here"));
  await press("question removed", button(/^Remove/));
  expect(lost).toEqual([]);
}, 60_000);

test("who gave the focus away by a press doesn't get it back when something goes", async () => {
  const host = await makeHost();
  expect((await host.call("POST", `/v1/event-types/${host.eventTypeId}/copies`)).status).toBe(201);
  const { page } = await openConsole("/console/event-types", { host });
  const more = page.getByRole("button", { name: "More for Private lesson", exact: true });
  await more.focus();
  await page.mouse.click(640, 890);
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  expect(await focused()).toBe("BODY");
  expect((await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`)).status).toBe(204);
  await more.waitFor({ state: "detached" });
  await page.waitForTimeout(500);
  expect(await focused()).toBe("BODY");
});

test("through availability the focus is never lost", async () => {
  const { page, lost, look, press, button, item } = await walk("/console/availability");
  const group = page.getByRole("group", { name: "Monday", exact: true });
  await press("hours added", button("Add hours to Monday"), group.getByLabel("Monday, from").nth(1));
  await press("hours removed", button(/^Remove 18:00 to 20:00/));
  await press("the day's last hours removed", button(/^Remove .*Monday/));
  await press("back by Undo", button("Undo"));
  await pressKey(button("Add hours to Monday"), "Enter");
  await pressKey(button("Copy Monday’s hours to other days"), "Enter");
  await pressKey(button("All weekdays"), "Enter");
  await press("copied", button(/^Copy to 4 days/));
  await pressKey(button("Undo"), "Enter");
  await press("all undone", button("Undo"));

  await press("dates to be chosen", button("Add dates"));
  await page.keyboard.press("Escape");
  await look("and not chosen");
  await pressKey(button("Add dates"), "Enter");
  await pressDate(page, day(2));
  await press("taken off", button("Take this date off"));
  await press("opened from the list", button(/^Change /));
  await pressKey(page.getByLabel("Weekly hours again"), "Space");
  await press("weekly hours again", button("Back to weekly hours"));
  await pressKey(button("Add dates"), "Enter");
  await pressDate(page, day(3));
  await pressKey(button("Take this date off"), "Enter");
  await press("removed", page.getByTitle("Remove override"));
  await press("brought back", page.locator(".toast").getByRole("button", { name: "Undo" }));
  await press("saved", button("Save"), page.getByText("Hours is saved."));
  for (let months = 0; months < 2; months++) await pressKey(button("Month after"), "Enter");
  for (let months = 0; months < 2; months++) await press("month before", button("Month before"));

  await press("later days", button("Later days"));
  await press("earlier days, as far as they go", button("Earlier days"));
  await pressKey(button("Schedules"), "Enter");
  await pressKey(item("Rename Hours"), "Enter");
  await page.getByRole("textbox", { name: "Name" }).fill("Studio");
  await press("renamed", button("Rename"));
  await press("saved again", button("Save"), page.getByText("Studio is saved."));
  await pressKey(button("Schedules"), "Enter");
  await pressKey(item("New schedule"), "Enter");
  await page.getByRole("textbox", { name: "Name" }).fill("Summer");
  await press("made", button("Make schedule"), page.getByRole("heading", { name: "Summer" }));
  await pressKey(button("Schedules"), "Enter");
  await press("deleted", item("Delete Summer"), page.getByRole("heading", { name: "Studio" }));
  expect(lost).toEqual([]);
}, 90_000);

test("through feeds, settings and the session the focus is never lost", async () => {
  const { page, lost, press, button, host } = await walk("/console/feeds");
  const sections = page.getByRole("navigation", { name: "Console" });
  for (const name of ["Phone", "Work"]) {
    await pressKey(button("New feed"), "Enter");
    await page.getByLabel("Name").fill(name);
    await press(`${name} made`, button("Make feed"), page.getByRole("heading", { name }));
  }
  await pressKey(button("New address…"), "Enter");
  await press("a new address", button("End the old address"), page.getByText(/has a new address/));
  for (const name of ["Phone", "Work"]) {
    await pressKey(button(`Delete ${name}`), "Enter");
    await press(`${name} deleted`, button("Delete the feed"), page.getByText(`${name} has ended.`));
  }

  await press("to the settings", sections.getByRole("link", { name: "Settings" }), page.getByLabel("Tagline"));
  const tagline = page.getByLabel("Tagline");
  await tagline.fill("Turning");
  await press("discarded", button("Discard"));
  await tagline.fill("Turning");
  await press("saved", button("Save"), page.getByText("Your page and your calendar show it from now on."));
  await press("signed out", button("Sign out"));
  await page.goto(new URL("/sign-in", page.url()).href);
  await page.getByLabel("Email").fill(`${host.handle}@example.com`);
  await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await press("signed in", page.locator("main").getByRole("button", { name: "Sign in", exact: true }), sections);
  expect(lost).toEqual([]);
}, 60_000);

test("a press beside everything leaves the focus nowhere, as everywhere", async () => {
  const { page } = await walk("/console/settings");
  await page.getByLabel("Tagline").focus();
  await page.mouse.click(1100, 880);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
