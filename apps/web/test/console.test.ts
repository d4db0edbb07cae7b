import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);
let made = 0;

/** A time of a page that can be booked. */
async function freeTime(page: string): Promise<string> {
  const query = new URLSearchParams({ from: day(2), to: day(16), timezone: "Europe/Lisbon" });
  const answer = await fetch(`${running().baseUrl}/v1/pages${page}/slots?${query}`);
  const { slots } = (await answer.json()) as { slots: { start: string }[] };
  return slots[2]?.start ?? "";
}

async function bookAs(page: string, start: string, name: string): Promise<void> {
  const answer = await fetch(`${running().baseUrl}/v1/pages${page}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({
      start,
      timezone: "Europe/Berlin",
      invitee: { name, email: `${name.split(" ")[0]?.toLowerCase()}@example.com` },
    }),
  });
  if (answer.status !== 201) throw new Error(`Booking answered ${answer.status}: ${await answer.text()}`);
}

test("from sign-up to a booking that comes in live, is moved and cancelled", async () => {
  const handle = `story${Date.now().toString(36)}${made++}`;
  const page = await openWindow("/sign-up");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: running().baseUrl });

  await page.getByLabel("Name").fill("Ines Duarte");
  await page.getByLabel("Handle").fill(handle);
  await page.getByText(`/${handle} is free`).waitFor();
  await page.getByLabel("Email").fill(`${handle}@example`);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Start your daybook" }).click();
  await page.getByText("This one stops at “example”.").waitFor();
  await page.getByText("5 more characters: at least 10.").waitFor();
  await page.getByLabel("Email").fill(`${handle}@example.com`);
  await page.getByLabel("Password").fill("a sentence I remember");
  await page.getByRole("button", { name: "Start your daybook" }).click();

  const steps = page.getByRole("region", { name: "First steps" });
  await steps.getByText("1 of 4").waitFor();
  await page.getByRole("link", { name: /A lesson/ }).click();
  await page.getByLabel("Title").fill("Turning lesson");
  expect(await page.getByRole("textbox", { name: "Link" }).inputValue()).toBe("turning-lesson");
  await page.getByLabel("Address").fill("Largo Studios");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill("What brings you?");
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByRole("link", { name: "Turning lesson" }).waitFor();
  await steps.getByText("2 of 4").waitFor();

  const link = `/${handle}/turning-lesson`;
  await page.getByRole("button", { name: "Copy the link of Turning lesson" }).click();
  await page.getByRole("button", { name: "Copied the link of Turning lesson" }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(running().baseUrl + link);

  const start = await freeTime(link);
  await page.goto(`${running().baseUrl}/console/calendar?date=${start.slice(0, 10)}`);
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByText("Nothing is booked.").waitFor();
  await bookAs(link, start, "Jonas Lindqvist");
  const block = page.getByRole("button", { name: /^Turning lesson Jonas Lindqvist/ });
  await block.waitFor({ timeout: 5000 });
  await page.getByRole("complementary", { name: "Coming up" }).getByText("Jonas Lindqvist").waitFor();

  await block.click();
  const panel = page.getByRole("complementary", { name: "Booking" });
  await panel.getByText("jonas@example.com").waitFor();
  await panel.getByText("Jonas booked it").waitFor();
  await panel.getByRole("button", { name: "Move" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").nth(3).check({ force: true });
  await dialog.getByRole("button", { name: /^Move to/ }).click();
  await panel.getByText(/You moved it from/).waitFor();

  await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Bookings" }).click();
  await page.getByRole("button", { name: /Jonas Lindqvist/ }).click();
  await panel.getByRole("button", { name: "Cancel…" }).click();
  await page.getByText("Jonas gets an email at once").waitFor();
  await page.getByLabel(/A word to Jonas/).fill("I am ill.");
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await panel.getByText("Cancelled", { exact: true }).waitFor();
  await panel.getByText("You cancelled: “I am ill.”").waitFor();
  await page.getByRole("heading", { name: "Nothing booked" }).waitFor();
  await page.getByRole("navigation", { name: "Bookings" }).getByRole("link", { name: "Cancelled" }).click();
  await page.getByRole("button", { name: /Jonas Lindqvist/ }).waitFor();
  expect(page.problems).toEqual([]);
}, 120_000);

test("an event type is paused and deleted with a way back", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.getByRole("switch", { name: "Private lesson can be booked" }).click();
  await page.getByText("Private lesson is paused. Its page says so.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(async () => (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.paused)
    .toBe(false);

  await page.getByRole("button", { name: "More for Private lesson" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect.poll(() => page.getByRole("switch").count()).toBe(2);

  await page.getByRole("button", { name: "More for Private lesson" }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("Private lesson is deleted. Bookings already made stay.").waitFor();
  await page.locator(".toast", { hasText: "is deleted" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await host.call("GET", `/v1/event-types/${host.eventTypeId}`)).status).toBe(200);
  await expect.poll(() => page.getByRole("switch").count()).toBe(2);
  expect(page.problems).toEqual([]);
});

test("what was changed elsewhere meanwhile is kept, and so is what stands in the form", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.getByRole("link", { name: "Private lesson", exact: true }).click();
  await page.getByLabel("Title").fill("Turning lesson");
  const { json } = await host.call<{ version: number }>("GET", `/v1/event-types/${host.eventTypeId}`);
  const elsewhere = await fetch(`${running().baseUrl}/v1/event-types/${host.eventTypeId}`, {
    method: "PATCH",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${host.token}`,
      "if-match": `"${json.version}"`,
    },
    body: JSON.stringify({ price: "€50" }),
  });
  expect(elsewhere.status).toBe(200);

  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/changed elsewhere meanwhile/).waitFor();
  expect(await page.getByLabel("Price").inputValue()).toBe("€50");
  expect(await page.getByLabel("Title").inputValue()).toBe("Turning lesson");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Turning lesson is saved.").waitFor();
  const after = await host.call<{ title: string; price: string }>("GET", `/v1/event-types/${host.eventTypeId}`);
  expect(after.json).toMatchObject({ title: "Turning lesson", price: "€50" });
});

test("a form is not left by mistake, and what doesn't fit is named at its field", async () => {
  const { page } = await openConsole("/console/event-types/new");
  await page.getByLabel("Title").fill("Second lesson");
  await page.getByRole("textbox", { name: "Link" }).fill("lesson");
  await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Feeds" }).click();
  await page.getByRole("button", { name: "Stay here" }).click();
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByText("Another of your pages has this address.").waitFor();
  await expect
    .poll(() => page.getByRole("textbox", { name: "Link" }).evaluate((field) => field === document.activeElement))
    .toBe(true);
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Link" }).fill("second-lesson");
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByText("A question needs words.").waitFor();
  await page.getByRole("textbox", { name: "Question" }).fill("Why?");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question" }).nth(1).fill("When?");
  await page.getByRole("button", { name: "Move When? up" }).press("Enter");
  await page.getByText("Now question 1 of 2.").waitFor({ state: "attached" });
  expect(await page.getByRole("textbox", { name: "Question" }).first().inputValue()).toBe("When?");
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByRole("link", { name: "Second lesson" }).waitFor();
});

test("hours are edited, seen at once in what people will see, taken back, and saved", async () => {
  const { page, host } = await openConsole("/console/availability");
  const preview = page.getByRole("region", { name: "What people will see" });
  await preview
    .getByRole("button", { name: /, free$/ })
    .first()
    .waitFor();
  const freeAt = (time: string) => preview.getByRole("button", { name: `${time}, free` }).count();
  expect(await freeAt("20:00")).toBe(0);

  const monday = page.getByRole("group", { name: "Monday", exact: true });
  await monday.getByLabel("Monday, to").fill("2130");
  await monday.getByLabel("Monday, to").press("Tab");
  expect(await monday.getByLabel("Monday, to").inputValue()).toBe("21:30");
  await expect.poll(() => freeAt("20:00")).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Copy Monday’s hours to other days" }).click();
  await page.getByRole("button", { name: "All weekdays" }).click();
  await page.getByRole("button", { name: "Copy to 4 days" }).click();
  await page.getByText("5 changes not saved").waitFor();

  await page.getByRole("button", { name: "Add hours to Saturday" }).click();
  const saturday = page.getByRole("group", { name: "Saturday", exact: true });
  await saturday.getByLabel("Saturday, from").nth(1).fill("22");
  await saturday.getByLabel("Saturday, to").nth(1).fill("2 am");
  await saturday.getByLabel("Saturday, to").nth(1).press("Tab");
  await saturday.getByText("next day").waitFor();
  for (let step = 0; step < 3; step++) await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("5 changes not saved").waitFor();

  await page.getByRole("button", { name: "Add a date" }).click();
  await page.getByLabel("Date", { exact: true }).fill(day(3));
  await page.getByRole("button", { name: "Take it off" }).click();
  await page.getByText("6 changes not saved").waitFor();
  await preview
    .getByRole("button", { name: /date off$/ })
    .first()
    .click();
  await preview.getByText(/is refused: date off/).waitFor();

  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Hours is saved. It counts from now on.").waitFor();
  const { json } = await host.call<{ items: { hours: unknown; overrides: unknown }[] }>("GET", "/v1/schedules");
  expect(json.items[0]?.hours).toEqual([
    { days: [1, 2, 3, 4, 5], start: "09:00", end: "21:30" },
    { days: [6, 7], start: "09:00", end: "17:00" },
  ]);
  expect(json.items[0]?.overrides).toEqual([{ date: day(3), windows: [] }]);

  await page.getByRole("button", { name: "Schedules" }).click();
  await page.getByRole("menuitem", { name: "New schedule" }).click();
  await page.getByLabel("Name").fill("Summer");
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByRole("heading", { name: "Summer" }).waitFor();
  await page.getByRole("button", { name: "Schedules" }).click();
  await page.getByRole("menuitem", { name: "Delete Summer" }).click();
  await page.getByRole("heading", { name: "Hours", exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});

test("a feed is made, copied, and given a new address that ends the old one", async () => {
  const { page } = await openConsole("/console/feeds");
  await page.getByRole("button", { name: "New feed" }).click();
  await page.getByLabel("Name").fill("Phone");
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByRole("heading", { name: "Phone" }).waitFor();
  const google = page.getByRole("link", { name: "Google Calendar" });
  expect(await google.getAttribute("href")).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/r\?cid=webcal%3A/);
  await page.getByRole("button", { name: "Copy the address of Phone" }).click();
  await page.getByRole("button", { name: "Copied the address of Phone" }).waitFor();
  const old = await page.evaluate(() => navigator.clipboard.readText());
  expect(await (await fetch(old)).text()).toContain("BEGIN:VCALENDAR");

  await page.getByRole("button", { name: "New address…" }).click();
  await page.getByRole("button", { name: "End the old address" }).click();
  await page.getByText("Phone has a new address. The old one has ended.").waitFor();
  expect((await fetch(old)).status).toBe(404);
  await page.getByRole("button", { name: "Delete Phone" }).click();
  await page.getByRole("button", { name: "Delete the feed" }).click();
  await page.getByRole("heading", { name: "No feed yet" }).waitFor();
});

test("a session that ends in the middle of work is begun again without losing a word", async () => {
  const { page, host } = await openConsole("/console/settings");
  await page.getByLabel("Tagline").fill("Ballroom, patiently");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alertdialog").getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  expect(await page.getByLabel("Tagline").inputValue()).toBe("Ballroom, patiently");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Your page and your calendar show it from now on.").waitFor();

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Open your daybook" }).waitFor();
  await page.goto(`${running().baseUrl}/console/feeds`);
  await page.getByLabel("Email").fill(`${host.handle}@example.com`);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText(/don't go together/).waitFor();
  await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Feeds" }).waitFor();
});
