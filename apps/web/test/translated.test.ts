import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { translate } from "./translator.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** The page as a browser's translator leaves it; what breaks in it is among its problems. */
const openTranslated = async (path: string, width = 1280) => {
  const page = await openWindow(path, { width, prepare: translate });
  page.setDefaultTimeout(12_000);
  return page;
};

const fonts = (page: Page) => page.locator("font").count();

/** The times of one day. */
async function timesOf(host: TestHost): Promise<string[]> {
  return (await host.slots()).map(({ start }) => start).filter((start) => start.slice(0, 10) === day(3));
}

/** Books a time as somebody else would, on a page with a question. */
async function takenFrom(host: TestHost, start: string) {
  const { status } = await host.call("POST", `/v1/pages${host.page}/bookings`, {
    start,
    duration: 60,
    timezone: "UTC",
    invitee: { name: "Someone Else", email: "else@example.com" },
    answers: { goal: "Turns" },
  });
  expect(status).toBe(201);
}

test.each([390, 1280])("a translated page is booked on, moved and cancelled at %i pixels", async (width) => {
  const host = await makeHost({
    eventType: {
      minimumNotice: 24 * 60,
      questions: [{ kind: "text", id: "goal", label: "What for?", required: true }],
    },
  });
  const [first = "", , second = "", , , other = ""] = await timesOf(host);
  const page = await openTranslated(withDay(host.page, first), width);
  await lineOf(page, first).click();
  await lineOf(page, second).click();
  // Someone else takes what is chosen: it is struck, and the choice goes.
  await takenFrom(host, second);
  await eventually(() => lineOf(page, second).getAttribute("data-state")).toBe("taken");
  await lineOf(page, first).click();
  await lineOf(page, first).click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.getByText(/Pencilled in for you until/).waitFor();
  await page
    .getByRole("button", { name: /^Book .* at|^Book$/ })
    .last()
    .click();
  await page.getByText("An answer is needed here.").waitFor();
  await page.goBack();
  await lineOf(page, first).click();
  await page.getByLabel("Name").fill("Ana Costa");
  await page.getByLabel("Email").fill("ana@gmial.com");
  await page.getByRole("button", { name: "ana@gmail.com" }).click();
  await page.getByLabel("What for?").fill("Turns");
  await page
    .getByRole("button", { name: /^Book .* at|^Book$/ })
    .last()
    .click();
  await page.getByRole("heading", { name: /booked, Ana/ }).waitFor();
  expect(await fonts(page)).toBeGreaterThan(10);

  const manage = (await page.getByRole("link", { name: "Move it" }).getAttribute("href")) ?? "";
  await page.goto(running().baseUrl + manage.replace("#move", "?timezone=UTC"));
  await page.getByRole("button", { name: "Move it" }).click();
  await lineOf(page, other).click();
  await lineOf(page, other).click();
  await page.getByText(/^Moved to/).waitFor();
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByLabel(/A word to/).fill("A cold");
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await page.getByRole("heading", { name: /is cancelled/ }).waitFor();
  await page.getByText("A cold").waitFor();
  expect(page.problems).toEqual([]);
});

test("on translated pages of a host one finds an event type, and home and what is missing stand", async () => {
  const host = await makeHost();
  const page = await openTranslated(`/${host.handle}`);
  await page.getByRole("link", { name: /Private lesson/ }).click();
  await page.locator(".time[data-state=free]").first().click();
  await page.locator(".time[data-state=selected]").click();
  await page.getByRole("heading", { name: "Your details" }).waitFor();
  await page.getByRole("link", { name: "Choose another time" }).first().click();
  await page.locator(".time[data-state=free]").first().waitFor();
  await page.goto(`${running().baseUrl}/${host.handle}/nothing-here`);
  await page.getByRole("link").first().waitFor();
  await page.goto(`${running().baseUrl}/`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(page.problems).toEqual([]);
});

test("a translated console signs in, edits, saves and moves", { timeout: 120_000 }, async () => {
  const host = await makeHost();
  const { json } = await host.book((await timesOf(host))[2] ?? "");
  expect(json.manageUrl).toBeTruthy();
  const { page } = await openConsole("/console/event-types", { host, prepare: translate });

  await page.getByRole("switch", { name: "Private lesson can be booked" }).click();
  await page.getByText("Private lesson is paused.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(
    async () => (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.paused,
  ).toBe(false);
  await page.getByRole("link", { name: "Private lesson", exact: true }).click();
  await page.getByLabel("Title").fill("Turning lesson");
  await page
    .getByText("Not saved")
    .or(page.getByText(/not saved/))
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill("What brings you?");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Turning lesson is saved.").waitFor();

  const go = (name: string) =>
    page.getByRole("navigation", { name: "Console" }).getByRole("link", { name, exact: true }).click();
  await go("Availability");
  const monday = page.getByRole("group", { name: "Monday", exact: true });
  await monday.getByLabel("Monday, to").fill("2130");
  await monday.getByLabel("Monday, to").press("Tab");
  await page.getByText("1 change not saved").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("1 change not saved").waitFor({ state: "hidden" });

  await go("Bookings");
  await page.getByRole("button", { name: /Someone Else/ }).click();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio").nth(3).check({ force: true });
  await dialog.getByRole("button", { name: /^Move to/ }).click();
  await page.getByText(/You moved it from/).waitFor();

  await go("Calendar");
  await page
    .getByRole("button", { name: /Someone Else/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await page.getByText("Cancelled", { exact: true }).first().waitFor();

  await go("Settings");
  await page.getByLabel("Name", { exact: true }).fill("Ines D. Duarte");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await page.getByText(/saved/i).first().waitFor();
  expect(page.problems).toEqual([]);
});

test("one signs in on a translated page", async () => {
  const host = await makeHost();
  const page = await openTranslated("/sign-in");
  await page.getByLabel("Email").fill(`${host.handle}@example.com`);
  await page.getByLabel("Password").fill("wrong-wrong-wrong");
  await page.getByRole("button", { name: /^(Open|Sign in)$/ }).click();
  await page.getByRole("alert").first().waitFor();
  await page.getByLabel("Password").fill(`correct-${host.handle}-horse`);
  await page.getByRole("button", { name: /^(Open|Sign in)$/ }).click();
  await page.getByRole("navigation", { name: "Console" }).waitFor();
  expect(page.problems).toEqual([]);
});
