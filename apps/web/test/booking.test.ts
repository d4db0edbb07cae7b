import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const questions = [
  { kind: "long_text", id: "goal", label: "What would you like to work on?", required: false },
  { kind: "choice", id: "level", label: "How long have you danced?", required: true, options: ["Not yet", "A year"] },
  { kind: "several", id: "days", label: "Which days suit you?", required: false, options: ["Monday", "Tuesday"] },
  { kind: "phone", id: "phone", label: "Phone", required: false },
  { kind: "checkbox", id: "rules", label: "I have read the rules", required: true },
];

test("a time is chosen, details are written, and the booking stands, also after a reload", async () => {
  const host = await makeHost({ eventType: { questions } });
  const [slot] = await host.slots();
  const page = await openWindow(withDay(host.page, slot?.start ?? ""));
  await page.getByRole("gridcell", { selected: true }).waitFor();

  const first = page.locator(".time[data-state=free]").first();
  const start = Number(await first.getAttribute("data-start"));
  const time = await first.locator("time").textContent();
  await first.click();
  await page.getByRole("button", { name: /Next/ }).first().click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.getByText(/Pencilled in for you until/).waitFor();

  await page.getByLabel("Name").fill("Jonas Lindqvist");
  await page.getByLabel("Email").fill("jonas@example.com");
  await page.getByLabel("What would you like to work on?").fill("Turns to the left.");
  await page.getByRole("radio", { name: "A year" }).check();
  await page.getByRole("checkbox", { name: "Tuesday" }).check();
  await page.getByLabel("I have read the rules").check();
  await page.getByRole("button", { name: `at ${time}` }).click();

  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
  await eventually(() => page.getByText("jonas@example.com").isVisible()).toBe(true);
  const file = page.getByRole("link", { name: /Calendar file/ });
  const calendar = await page.request.get(new URL((await file.getAttribute("href")) ?? "", page.url()).href);
  expect(await calendar.text()).toContain("BEGIN:VEVENT");

  await page.reload();
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
  const { json } = await host.call<{ items: { start: string }[] }>("GET", "/v1/bookings");
  expect(json.items.map((booking) => Date.parse(booking.start))).toEqual([start]);
  expect(page.problems).toEqual([]);
});

test("what doesn't fit is named at its field, gets the focus, and nothing written is lost", async () => {
  const host = await makeHost({ eventType: { questions } });
  const [slot] = await host.slots();
  const page = await openWindow(withTime(host.page, slot?.start ?? "", "#details"));
  await page.getByLabel("Name").fill("Jonas");
  await page.getByLabel("Email").fill("jonas@example");
  await page.getByLabel("Phone").fill("12");
  await page.getByRole("button", { name: /^Book .* at/ }).click();

  await page.getByText("This one stops at “example”.").waitFor();
  await page.getByText("This number is too short: it has 2 digits.").waitFor();
  await page.getByText("Choose one.").waitFor();
  await page.getByText("This box has to be ticked.").waitFor();
  await eventually(() => page.getByLabel("Email").evaluate((field) => field === document.activeElement)).toBe(true);
  await eventually(() => page.getByLabel("Email").getAttribute("aria-invalid")).toBe("true");

  await page.getByLabel("Email").fill("jonas@example.com");
  expect(await page.getByText("This one stops at “example”.").count()).toBe(0);
  await page.reload();
  await eventually(() => page.getByLabel("Email").inputValue()).toBe("jonas@example.com");
  await eventually(() => page.getByLabel("Phone").inputValue()).toBe("12");
});

test("an error of the server lands on its field", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const page = await openWindow(withTime(host.page, slot?.start ?? "", "#details"));
  const path = "invitee.email";
  await page.route("**/bookings", (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "Some fields don't fit",
        status: 422,
        code: "validation_failed",
        requestId: "7F3K",
        errors: [{ in: "body", path, rule: "format", message: "Nobody can be reached there." }],
      }),
    }),
  );
  await page.getByLabel("Name").fill("Jonas");
  await page.getByLabel("Email").fill("jonas@example.com");
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByText("This doesn’t fit here.").waitFor();
  await eventually(() => page.getByLabel("Name").inputValue()).toBe("Jonas");
});

test("a time that someone else books meanwhile is told, with two others, and the form keeps every word", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const start = slot?.start ?? "";
  let holdId = "";
  const page = await openWindow(withTime(host.page, start, "#details"), {
    prepare: (opened) =>
      opened.on("response", async (response) => {
        if (response.url().endsWith("/holds") && response.status() === 201) holdId = (await response.json()).id;
      }),
  });
  await page.getByText(/Pencilled in for you until/).waitFor();
  await page.getByLabel("Name").fill("Jonas Lindqvist");
  await page.getByLabel("Email").fill("jonas@example.com");
  // The page may show its hold before this test has read it.
  await eventually(() => holdId).not.toBe("");
  // The hold is lost behind the page's back, and someone is quicker.
  expect((await host.call("DELETE", `/v1/holds/${encodeURIComponent(holdId)}`)).status).toBe(204);
  expect((await host.book(start)).status).toBe(201);
  await page.getByRole("button", { name: /^Book .* at/ }).click();

  const note = page.getByRole("alert");
  await note.getByText(/Someone was a moment quicker/).waitFor();
  const others = note.getByRole("button", { name: /^Take / });
  await eventually(() => others.count()).toBe(2);
  await eventually(() => page.getByLabel("Name").inputValue()).toBe("Jonas Lindqvist");
  await others.first().click();
  await page.getByText(/Pencilled in for you until/).waitFor();
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
});

test("pressed again after the line broke, the form books once", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const page = await openWindow(withTime(host.page, slot?.start ?? "", "#details"));
  await page.getByLabel("Name").fill("Jonas Lindqvist");
  await page.getByLabel("Email").fill("jonas@example.com");
  let tries = 0;
  await page.route("**/bookings", async (route) => {
    tries++;
    // The first answer is lost on its way back.
    if (tries > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  const book = page.getByRole("button", { name: /^Book .* at/ });
  await book.click();
  await page.getByText(/No connection/).waitFor();
  await book.click();
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
  const { json } = await host.call<{ items: unknown[] }>("GET", "/v1/bookings");
  expect(json.items).toHaveLength(1);
});

test("by keyboard alone: a day, a time, the form, the booking", async () => {
  const host = await makeHost();
  // From a month's last day the key turns the page, and the month's first day opens by itself.
  const start = (await host.slots()).find((slot) => slot.start.slice(8, 10) < "28")?.start ?? "";
  const page = await openWindow(withDay(host.page, start));
  const day = page.getByRole("gridcell", { selected: true }).getByRole("button");
  await day.focus();
  await eventually(() => day.getAttribute("data-date")).toBe(start.slice(0, 10));
  await page.keyboard.press("ArrowRight");
  const next = page.locator(":focus");
  expect(Number((await next.getAttribute("data-date"))?.slice(8))).toBe(Number(start.slice(8, 10)) + 1);
  const isSelected = () => next.evaluate((button) => button.parentElement?.getAttribute("aria-selected"));
  await eventually(() => isSelected()).toBe("false");
  await page.keyboard.press("Enter");
  await eventually(() => isSelected()).toBe("true");

  await page.locator(".time[data-state=free]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await eventually(() => page.locator(":focus").getAttribute("data-state")).toBe("selected");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Jonas Lindqvist");
  await page.keyboard.press("Tab");
  await page.keyboard.type("jonas@example.com");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
});

test("on a phone the chosen time and the way on stay in reach", async () => {
  const host = await makeHost();
  const [slot] = await host.slots();
  const page = await openWindow(withDay(host.page, slot?.start ?? ""), { width: 390, height: 844 });
  await page.locator(".time[data-state=free]").nth(1).click();
  const next = page.getByRole("button", { name: "Next", exact: true });
  expect((await next.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await next.click();
  await page.getByLabel("Name").fill("Jonas Lindqvist");
  await page.getByLabel("Email").fill("jonas@example.com");
  await page.getByRole("button", { name: "Book", exact: true }).click();
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("an address carries day, zone and what to prefill, and Back leads through the steps", async () => {
  const host = await makeHost();
  const slots = await host.slots();
  const start = slots[3]?.start ?? "";
  const query = new URLSearchParams({ date: start.slice(0, 10), timezone: "Asia/Kolkata", time: start, name: "Ana" });
  const page = await openWindow(`${host.page}?${query}`, { timezone: "America/New_York" });
  await page.getByRole("button", { name: /Kolkata, .* now \(GMT\+5:30\)/ }).waitFor();
  const india = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Kolkata", hour: "2-digit", minute: "2-digit" });
  await eventually(() => lineOf(page, start).locator("time").textContent()).toBe(india.format(new Date(start)));
  await lineOf(page, start).click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await eventually(() => page.getByLabel("Name").inputValue()).toBe("Ana");
  await page.goBack();
  await lineOf(page, start).waitFor();
  await eventually(() => lineOf(page, start).getAttribute("data-state")).toBe("selected");
  await page.goForward();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
});

test("names of any script stay whole, and twelve hours are remembered", async () => {
  const name = "🦊 محمد علي";
  const host = await makeHost({ name });
  const [slot] = await host.slots();
  const page = await openWindow(withDay(host.page, slot?.start ?? ""));
  await page.getByText(name).first().waitFor();
  await page.getByRole("radio", { name: "12 hours" }).check();
  await page
    .getByText(/^\d{1,2}:\d\d (am|pm)$/)
    .first()
    .waitFor();
  await page.reload();
  await page
    .getByText(/^\d{1,2}:\d\d (am|pm)$/)
    .first()
    .waitFor();
});

test("a page that is paused says so, and a missing one says whose it would be", async () => {
  const host = await makeHost({ eventType: { paused: true } });
  const paused = await openWindow(host.page);
  await paused.getByRole("heading", { name: "Private lesson is paused" }).waitFor();
  const missing = await openWindow(`/${host.handle}/nothing-here`);
  await missing.getByRole("heading", { name: "Nothing is written here" }).waitFor();
  await missing.getByRole("link", { name: `All pages of ${host.handle}` }).click();
  await missing.getByRole("link", { name: /Private lesson/ }).waitFor();
});
