import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

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
  await page.getByText(`“${handle}” is free`).waitFor();
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
  await eventually(() => page.getByRole("textbox", { name: "Link" }).inputValue()).toBe("turning-lesson");
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
  await eventually(() => page.getByLabel("Price").inputValue()).toBe("€50");
  await eventually(() => page.getByLabel("Title").inputValue()).toBe("Turning lesson");
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
  await eventually(() =>
    page.getByRole("textbox", { name: "Link" }).evaluate((field) => field === document.activeElement),
  ).toBe(true);
  await page.getByRole("button", { name: "Add a question" }).click();
  // A question that was just added isn't wrong yet.
  expect(await page.getByText("A question needs words.").count()).toBe(0);
  await page.getByRole("textbox", { name: "Link" }).fill("second-lesson");
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByText("A question needs words.").waitFor();
  await page.getByRole("textbox", { name: "Question" }).fill("Why?");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question" }).nth(1).fill("When?");
  await page.getByRole("button", { name: "Move When? up" }).press("Enter");
  await page.getByText("Now question 1 of 2.").waitFor({ state: "attached" });
  await eventually(() => page.getByRole("textbox", { name: "Question" }).first().inputValue()).toBe("When?");
  await page.getByRole("button", { name: "Make it bookable" }).click();
  await page.getByRole("link", { name: "Second lesson" }).waitFor();
});

test("a feed is made, copied, and given a new address that ends the old one", async () => {
  const { page } = await openConsole("/console/feeds");
  await page.getByRole("button", { name: "New feed" }).click();
  await page.getByLabel("Name").fill("Phone");
  await page.getByRole("button", { name: "Make feed" }).click();
  await page.getByRole("heading", { name: "Phone" }).waitFor();
  const google = page.getByRole("link", { name: "Google Calendar" });
  await eventually(() => google.getAttribute("href")).toMatch(
    /^https:\/\/calendar\.google\.com\/calendar\/r\?cid=webcal%3A/,
  );
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

test("a move that doesn't get through keeps the time chosen, and pressed again it is one move", async () => {
  const { page, host } = await openConsole("/console/bookings");
  const start = (await host.slots())[4]?.start ?? "";
  await host.book(start);
  await page.getByRole("button", { name: /Someone Else/ }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").nth(3).check({ force: true });
  const go = dialog.getByRole("button", { name: /^Move to/ });
  const words = await go.textContent();
  // The call arrives, its answer doesn't.
  await page.route("**/rescheduling", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await go.click();
  await dialog.getByText("No connection. Nothing here is lost").waitFor();
  // Also when the console has heard meanwhile that it was moved.
  await page.getByText(/You moved it from/).waitFor({ state: "attached" });
  await eventually(() => go.textContent()).toBe(words);
  await page.unroute("**/rescheduling");
  await go.click();
  await dialog.waitFor({ state: "detached" });
  await eventually(() => page.getByText(/You moved it from/).count()).toBe(1);
});

test("a session that ends in the middle of work is begun again without losing a word", async () => {
  const { page, host } = await openConsole("/console/settings");
  await page.getByLabel("Tagline").fill("Ballroom, patiently");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alertdialog").getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await eventually(() => page.getByLabel("Tagline").inputValue()).toBe("Ballroom, patiently");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Your page and your calendar show it from now on.").waitFor();

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Open your daybook" }).waitFor();
  await page.goto(`${running().baseUrl}/console/feeds`);
  await page.getByLabel("Email").fill(`${host.handle}@example.com`);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText(/don’t go together/).waitFor();
  await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Feeds" }).waitFor();
});
