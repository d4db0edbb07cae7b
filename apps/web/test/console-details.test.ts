import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole, signIn } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow, pressKey } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openWindow>>;

/** What has the focus, in words. */
const focused = (page: Window) =>
  page.evaluate(() => {
    const { activeElement: it } = document;
    return it?.getAttribute("aria-label") ?? it?.textContent?.trim() ?? "";
  });

const currentIn = (page: Window, nav: "Bookings" | "Console") =>
  page.getByRole("navigation", { name: nav }).locator("[aria-current]").allTextContents();

test("one tab of the bookings is current, whichever way it was opened", async () => {
  const { page } = await openConsole("/console/bookings?state=past");
  const tabs = page.getByRole("navigation", { name: "Bookings" });
  await eventually(() => currentIn(page, "Bookings")).toEqual(["Past"]);
  await tabs.getByRole("link", { name: "Cancelled" }).click();
  await eventually(() => currentIn(page, "Bookings")).toEqual(["Cancelled"]);
  await page.getByPlaceholder("Find").fill("jonas");
  await page.waitForURL(/q=jonas/);
  expect(await currentIn(page, "Bookings")).toEqual(["Cancelled"]);
  await tabs.getByRole("link", { name: "Upcoming" }).click();
  await eventually(() => currentIn(page, "Bookings")).toEqual(["Upcoming"]);
  await page.goto(`${running().baseUrl}/console/calendar`);
  await eventually(() => currentIn(page, "Console")).toEqual(["Calendar"]);
});

test("while nobody knows who is signed in the console's frame stands, and an error says its request", async () => {
  const host = await makeHost();
  const page = await openWindow("/sign-in");
  await signIn(page, host.handle);
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/v1/me", async (route) => {
    await asked;
    await route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "Unavailable",
        status: 503,
        code: "database_unavailable",
        requestId: "7f3k-test",
      }),
    });
  });
  await page.goto(`${running().baseUrl}/console/settings`);
  await page.getByText("Loading", { exact: true }).waitFor({ state: "attached" });
  await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Event types" }).waitFor();
  answer();
  const alert = page.getByRole("alert");
  await alert.getByText("We can’t reach the diary just now.").waitFor();
  await alert.getByText("7f3k-test").waitFor();
  await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Event types" }).waitFor();
  await page.unroute("**/v1/me");
  await alert.getByRole("button", { name: "Try again" }).click();
  await page.getByLabel("Tagline").waitFor();
}, 60_000);

test("what is deleted gives the focus to the row after it, and at last to the page's heading", async () => {
  const { page, host } = await openConsole("/console/event-types");
  const { json: copy } = await host.call<{ title: string }>("POST", `/v1/event-types/${host.eventTypeId}/copies`, {});
  await page.reload();
  const remove = async (title: string) => {
    await pressKey(page.getByRole("button", { name: `More for ${title}`, exact: true }), "Enter");
    await page.getByRole("menuitem", { name: "Delete" }).press("Enter");
  };
  await remove("Private lesson");
  await eventually(() => focused(page)).toBe(copy.title);
  await remove(copy.title);
  await eventually(() => focused(page)).toBe("Event types");

  for (const name of ["Phone", "Work"]) await host.call("POST", "/v1/feeds", { name });
  await page.goto(`${running().baseUrl}/console/feeds`);
  const names = page.getByRole("heading", { level: 2 });
  await names.nth(1).waitFor();
  const [first = "", second = ""] = await names.allTextContents();
  for (const [gone, next] of [
    [first, second],
    [second, "Feeds"],
  ] as const) {
    await page.getByRole("button", { name: `Delete ${gone}` }).press("Enter");
    await page.getByRole("button", { name: "Delete the feed" }).press("Enter");
    await eventually(() => focused(page)).toBe(next);
  }
});

test("a date override that is removed gives the focus to the next one, and at last to the page's heading", async () => {
  const host = await makeHost();
  const { json } = await host.call<{ id: string }>("POST", "/v1/schedules", {
    name: "Studio",
    timezone: "Asia/Tokyo",
    hours: [{ days: [1, 2, 3], start: "09:00", end: "17:00" }],
    overrides: [3, 4].map((plus) => ({ date: day(plus), windows: [] })),
  });
  const { page } = await openConsole(`/console/availability/${json.id}`, { host });
  const changes = page.getByRole("button", { name: /^Change / });
  await changes.nth(1).waitFor();
  const second = await changes.nth(1).getAttribute("aria-label");
  const remove = page.getByRole("button", { name: /^Remove \w+ \d+ \w+$/ }).first();
  await remove.press("Enter");
  await eventually(() => focused(page)).toBe(second);
  await remove.press("Enter");
  await eventually(() => focused(page)).toBe("Studio");
});

test("cancelled or moved, a booking keeps the focus in its panel, and its mail is followed until it is sent", async () => {
  const { page, host } = await openConsole("/console/bookings");
  const start = (await host.slots())[4]?.start ?? "";
  await host.book(start);
  await page.getByRole("button", { name: /Someone Else/ }).click();
  await page.getByRole("button", { name: "Move", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog");
  // Where it stands is shown, and is no move.
  const now = dialog.getByRole("radio", { name: "11:00 now" });
  await now.waitFor();
  expect(await now.isDisabled()).toBe(true);
  await dialog.getByRole("radio", { name: "12:00" }).check({ force: true });
  await dialog.getByRole("button", { name: /^Move to/ }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await eventually(() => focused(page)).toBe("Move");

  await page.getByRole("button", { name: "Cancel…" }).press("Enter");
  await page.getByRole("button", { name: "Cancel the booking" }).press("Enter");
  await eventually(() => focused(page)).toBe("Private lesson");
  const panel = page.getByRole("complementary", { name: "Booking" });
  const cancellations = panel.getByRole("listitem").filter({ hasText: "Cancellation to" });
  await eventually(() => cancellations.filter({ hasText: "Sent" }).count()).toBe(2);
}, 60_000);

test("a booking in the week is named with its time and its day, however little room it has", async () => {
  const host = await makeHost();
  const start = (await host.slots(30))[4]?.start ?? "";
  await host.book(start, 30);
  const { page } = await openConsole(`/console/calendar?date=${start.slice(0, 10)}`, { host });
  const date = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
  const words = date.format(Date.parse(start)).replace(",", ",?");
  await page.getByRole("button", { name: new RegExp(`^Someone Else .*11:00–11:30, ${words}$`) }).waitFor();
});

test("what was typed and can't stand is said, not just put right", async () => {
  const { page, host } = await openConsole("/console/availability");
  const from = page.getByLabel("Monday, from");
  await from.fill("25:99");
  await from.press("Tab");
  await page.getByText("“25:99” is no time of day, so 09:00 stays.").waitFor();
  await from.fill("8");
  await from.press("Tab");
  await eventually(() => from.inputValue()).toBe("08:00");
  await eventually(() => page.getByText("is no time of day").count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();

  await page.goto(`${running().baseUrl}/console/event-types/${host.eventTypeId}`);
  const notice = page.getByLabel("Notice you need", { exact: true });
  await notice.click();
  await notice.press("ControlOrMeta+a");
  await notice.pressSequentially("-3");
  await page.getByText("It can’t be less than 0.").waitFor();
  await notice.press("Tab");
  await eventually(() => notice.inputValue()).toBe("0");

  const link = page.getByRole("textbox", { name: "Link" });
  await link.fill("Bad Slug!");
  await link.press("Tab");
  await eventually(() => link.inputValue()).toBe("bad-slug");
});

test("a host finds a zone by searching for it, here as on a booking page", async () => {
  const { page } = await openConsole("/console/settings");
  await page.getByRole("button", { name: /^Time zone: Lisbon/ }).click();
  await page.getByRole("combobox", { name: "Search for a city or an offset" }).fill("urville");
  await page.getByRole("option", { name: /Dumont d’Urville/ }).click();
  await page.getByRole("button", { name: /^Time zone: Dumont d’Urville/ }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Your page and your calendar show it from now on.").waitFor();
});

test("a handle that can't be had is not shown as a link", async () => {
  const page = await openWindow("/sign-up");
  await page.getByLabel("Handle").fill("ines");
  await page.getByText(/\/ines$/).waitFor();
  await page.getByLabel("Handle").fill("zoë!!-x");
  await page.getByText(/\/your-name$/).waitFor();
});
