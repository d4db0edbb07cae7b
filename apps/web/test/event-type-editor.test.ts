import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const editorOf = (host: { eventTypeId: string }) => `/console/event-types/${host.eventTypeId}`;
const twoMonths = { eventType: { bookingWindow: { days: 80 }, minimumNotice: 0 } };

test("beside the form stands the page with its month and times, as they would be with what isn't saved", async () => {
  const host = await makeHost(twoMonths);
  const { page } = await openConsole(editorOf(host), { host });
  const preview = page.getByRole("complementary").filter({ hasText: "As people see it" });
  const times = preview.locator(".time[data-state=free]");
  await preview.locator(".month-head button").last().click();
  await times.first().waitFor();
  const before = await times.count();
  expect(before).toBeGreaterThan(10);
  await page.getByLabel("Title").fill("Turning lesson");
  await preview.getByRole("heading", { name: "Turning lesson" }).waitFor();
  await preview.getByText("With your changes, which aren’t saved yet").waitFor();
  await page.getByLabel("A time begins every").selectOption("120");
  await eventually(() => times.count()).toBeLessThan(before / 2);

  // What doesn't fit yet is said, and the times before it stay.
  await page.getByLabel("Days ahead").fill("0");
  await preview.getByText("The times wait for this: Between 1 and 730 days.").waitFor();
  expect(await times.count()).toBeGreaterThan(0);
  await page.getByLabel("Days ahead").fill("2");
  await preview.getByText(/^Nothing free/).waitFor();
  await page.getByLabel("Days ahead").fill("80");
  await times.first().waitFor();

  // A fault is said, and Next says what comes.
  await page.route("**/v1/event-types/preview", (route) => route.abort());
  await page.getByLabel("A time begins every").selectOption("60");
  await preview
    .getByText(/No connection/)
    .first()
    .waitFor();
  await page.unroute("**/v1/event-types/preview");
  await times.first().click();
  await preview.getByRole("button", { name: /Next$/ }).click();
  await preview.getByText("Next, people give their name and email.").waitFor();
  expect(page.problems).toEqual([]);
}, 60_000);

test("what is booked meanwhile leaves the preview at once, and a day of the next month opens where it stands", async () => {
  const host = await makeHost({ eventType: { ...twoMonths.eventType, durations: [60] } });
  const { page } = await openConsole(editorOf(host), { host });
  const preview = page.getByRole("complementary").filter({ hasText: "As people see it" });
  await preview.locator(".time[data-state=free]").first().waitFor();
  const days = preview.locator("[data-date]:not([aria-disabled])");
  const heading = preview.locator(".month-head h2");
  const said = await heading.textContent();
  await days.last().click();
  expect(await heading.textContent()).toBe(said);
  const [start = ""] = await preview
    .locator(".time[data-state=free] time")
    .evaluateAll((all) => all.map((one) => one.getAttribute("datetime") ?? ""));
  expect((await host.book(start)).status).toBe(201);
  await preview.locator(`.time time[datetime="${start}"]`).waitFor({ state: "detached", timeout: 10_000 });
});

test("the sections stand beside the form, mark where one is, and say which of them isn't saved or doesn't fit", async () => {
  const host = await makeHost();
  const { page } = await openConsole(editorOf(host), { host, height: 700, reducedMotion: true });
  const index = page.getByRole("navigation", { name: "Sections of this form" });
  const current = () => index.locator("[aria-current]").textContent();
  await eventually(current).toBe("What people book");
  await index.getByRole("link", { name: "How soon, how far" }).click();
  await eventually(current).toBe("How soon, how far");
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe("How soon, how far");
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -4000);
  await eventually(current).toBe("What people book");
  await page.mouse.wheel(0, 4000);
  const last = (await index.getByRole("link").last().textContent()) ?? "";
  await eventually(current).toBe(last);
  // The scroll bar is a hand, too.
  await index.getByRole("link", { name: "How soon, how far" }).click();
  await page.locator("main").dispatchEvent("pointerdown");
  await page.evaluate(() => scrollTo(0, 0));
  await eventually(current).toBe("What people book");
  await page.getByLabel("A time begins every").selectOption("15");
  await index.getByRole("link", { name: /^How long, and when ?, not saved yet$/ }).waitFor();
  await page.getByLabel("Title").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await index.getByRole("link", { name: /^What people book ?, something doesn’t fit$/ }).waitFor();
  await page.getByLabel("Title").fill("Lesson");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Lesson is saved.").waitFor();
  await eventually(() => index.getByRole("link", { name: /not saved/ }).count()).toBe(0);
});

test("on a phone the sections are a row that stays, and the preview rises as a sheet", async () => {
  const host = await makeHost(twoMonths);
  const { page } = await openConsole(editorOf(host), { host, width: 390, height: 844 });
  const index = page.getByRole("navigation", { name: "Sections of this form" });
  await index.getByRole("link", { name: "What you ask" }).click();
  await eventually(() => index.evaluate((row) => Math.round(row.getBoundingClientRect().top))).toBe(0);
  await index.getByRole("button", { name: "Preview" }).click();
  const sheet = page.getByRole("dialog", { name: "As people see it" });
  await sheet.locator(".month-head button").last().click();
  await sheet.locator(".time[data-state=free]").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await sheet.getByRole("button", { name: "Back" }).click();
  await sheet.waitFor({ state: "detached" });
  // The address is one box: prefix and field in one frame.
  const frames = await page.getByRole("textbox", { name: "Link" }).evaluate((field) => {
    const border = (one: Element | null) => one && getComputedStyle(one).borderTopColor;
    return [border(field), border(field.previousElementSibling), border(field.parentElement)];
  });
  expect(frames[0]).toBe("rgba(0, 0, 0, 0)");
  expect(frames[2]).not.toBe("rgba(0, 0, 0, 0)");
});

test("a new event type is previewed before it exists", async () => {
  const { page } = await openConsole("/console/event-types/new");
  const preview = page.getByRole("complementary").filter({ hasText: "As people see it" });
  await preview.locator(".month-head button").last().click();
  await preview.locator(".time[data-state=free]").first().waitFor();
  await page.getByLabel("Title").fill("Trial class");
  await preview.getByRole("heading", { name: "Trial class" }).waitFor();
});

test("a copy's message leads to its editor, and it stays off the page until it is made public there", async () => {
  const host = await makeHost();
  const { page } = await openConsole("/console/event-types", { host });
  await page.getByRole("button", { name: "More for Private lesson" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await page.getByText("Off your page so far").waitFor();
  expect(await page.locator("main h3 a").allTextContents()).toEqual(["Private lesson", "Private lesson (copy)"]);
  await page.getByRole("button", { name: "Edit it" }).click();
  await page.getByText(/A draft. Once you make it public/).waitFor();
  const visitor = await openWindow(`/${host.handle}`);
  await visitor.getByText("Private lesson").waitFor();
  expect(await visitor.getByText("(copy)").count()).toBe(0);
  await page.getByRole("switch", { name: /^Make it public/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/^Its page:/).waitFor();
  await visitor.reload();
  await visitor.getByText("Private lesson (copy)").waitFor();
});

test("one that is deleted in another window says so in its open form at once, and comes back with what was typed", async () => {
  const host = await makeHost();
  const { page } = await openConsole(editorOf(host), { host });
  await page.getByLabel("Title").fill("Turning lesson");
  expect((await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`)).status).toBe(204);
  await page.getByText("This event type was deleted elsewhere.").waitFor({ timeout: 5000 });
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.getByText("This event type was deleted elsewhere.").waitFor({ state: "detached" });
  expect(await page.getByLabel("Title").inputValue()).toBe("Turning lesson");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Turning lesson is saved.").waitFor();
});
