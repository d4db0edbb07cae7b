import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { insertPastBookings } from "../../../scripts/test/past-bookings.ts";
import { violationsIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { still } from "./still.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openWindow>>;

const MANY = 5_000;
let busy: TestHost;

beforeAll(async () => {
  busy = await makeHost();
  await busy.book((await busy.slots())[0]?.start ?? "");
  await insertPastBookings(running().databaseUrl, busy.eventTypeId, MANY);
});

const rows = (page: Window) => page.locator("main li[aria-posinset]");
const row = (page: Window, name: string) =>
  rows(page)
    .getByRole("button")
    .filter({ hasText: new RegExp(`${name}(?!\\d)`) });
const scrollY = (page: Window) => page.evaluate(() => window.scrollY);
const focused = (page: Window) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

/** The head of a day at the top of the window, if one is there. */
const headAtTop = (page: Window) =>
  page.evaluate(() => document.elementFromPoint(400, 12)?.closest("h2")?.textContent ?? null);

/** Scrolls to the end as a person with a free wheel would; the most lines that were there at once. */
async function scrollToEnd(page: Window): Promise<number> {
  let most = 0;
  await page.mouse.move(500, 400);
  for (let turn = 0; turn < 400; turn++) {
    await page.mouse.wheel(0, 4_000);
    await page.waitForTimeout(25);
    most = Math.max(most, await rows(page).count());
    if (await row(page, `Guest ${MANY}`).count()) return most;
  }
  throw new Error("The end never came");
}

describe("5,000 bookings", () => {
  test("scroll to the last one with few lines in the page, under the head of their day", async () => {
    const { page } = await openConsole("/console/bookings?state=past", { host: busy });
    await page.getByRole("link", { name: "Past 5,000" }).waitFor();
    const most = await scrollToEnd(page);
    expect(most).toBeLessThan(100);
    await row(page, `Guest ${MANY}`).waitFor();
    await page.mouse.wheel(0, -3_000);
    // The lines under the head at the top are of its day.
    await eventually(() => headAtTop(page)).toMatch(/^\d+\D+day\D*\d{4}$/);
    const words = await page.evaluate(() => {
      const head = document.elementFromPoint(400, 12)?.closest("h2");
      const below = document.elementFromPoint(400, 90)?.closest("section")?.querySelector("h2");
      return [head?.textContent, below?.textContent];
    });
    expect(words[0]).toBe(words[1]);
    expect(page.problems).toEqual([]);
  });

  test("keep their place when one is opened, and when one comes back to them", async () => {
    const { page } = await openConsole("/console/bookings?state=past", { host: busy });
    await rows(page).first().waitFor();
    await page.mouse.move(500, 400);
    for (let turn = 0; turn < 12; turn++) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(100);
    }
    const target = rows(page).nth(12).getByRole("button");
    const name = (await target.locator("bdi").first().textContent()) ?? "";
    await target.click();
    const before = await scrollY(page);
    expect(before).toBeGreaterThan(10_000);
    const panel = page.getByRole("complementary", { name: "Booking" });
    await panel.getByText(name, { exact: true }).waitFor();
    expect(Math.abs((await scrollY(page)) - before)).toBeLessThan(5);

    await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Feeds" }).click();
    await page.getByRole("heading", { level: 1, name: "Feeds" }).waitFor();
    await page.goBack();
    await row(page, name).waitFor();
    await eventually(async () => Math.abs((await scrollY(page)) - before) < 100).toBe(true);
    expect(await row(page, name).getAttribute("aria-current")).toBe("true");
  });

  test("are gone through by arrow keys, and what has the focus stays while one scrolls on", async () => {
    const { page } = await openConsole("/console/bookings?state=past", { host: busy });
    await row(page, "Guest 1").focus();
    for (let turn = 0; turn < 30; turn++) await page.keyboard.press("ArrowDown");
    await eventually(() => focused(page)).toMatch(/Guest (2|3)\d(?!\d)/);
    const name = /Guest \d+/.exec(await focused(page))?.[0] ?? "";
    // Neither under the head of its day nor below the window.
    const box = await row(page, name).boundingBox();
    expect(box && box.y > 50 && box.y + box.height <= 900, JSON.stringify(box)).toBe(true);
    await page.mouse.move(500, 400);
    for (let turn = 0; turn < 6; turn++) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(80);
    }
    expect(await focused(page)).toContain(name);
    await page.keyboard.press("ArrowDown");
    await eventually(() => focused(page)).toContain(`Guest ${Number(name.slice(6)) + 1}`);
    await page.keyboard.press("Home");
    await eventually(() => focused(page)).toMatch(/Guest 1(?!\d)/);
    // One stop for Tab: the next is in the panel.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("aside") !== null)).toBe(true);
  });

  test("are a list to a screen reader, with nothing that axe finds", async () => {
    const { page } = await openConsole("/console/bookings?state=past", { host: busy });
    await rows(page).first().waitFor();
    await page.mouse.wheel(0, 3_000);
    await still(page);
    const first = page
      .getByRole("listitem")
      .filter({ has: page.locator("[data-key]") })
      .first();
    expect(await first.getAttribute("aria-setsize")).toBe("8");
    const violations = await violationsIn(page);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test("are saved as a file; one that breaks off is said and not saved, and one that takes long can be stopped", async () => {
    const { page } = await openConsole("/console/bookings?state=past&q=guest", { host: busy });
    const go = page.getByRole("button", { name: "Export as a CSV file" });
    await page.getByRole("link", { name: "Past 5,000" }).waitFor();
    const coming = page.waitForEvent("download");
    await go.click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^daybook-bookings-[\d-]+\.csv$/);
    const text = readFileSync(await download.path(), "utf8");
    expect(text.startsWith("\uFEFFStart,End,Time zone,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(MANY + 2);
    await page.getByText(/^Saved as daybook-bookings/).waitFor();

    await page.route("**/v1/bookings.csv?*", (route) => route.abort());
    await go.click();
    await page.getByText("The file didn’t come whole, so nothing was saved. There is no connection.").waitFor();
    await page.unroute("**/v1/bookings.csv?*");

    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/v1/bookings.csv?*", async (route) => {
      await held;
      await route.abort().catch(() => {});
    });
    await go.click();
    await page.getByRole("button", { name: /^Stop/ }).click();
    await go.waitFor();
    release();
  });
});

describe("filters", () => {
  /** Two event types; three lessons and a call to come. */
  async function opened(path: string) {
    const host = await makeHost();
    const { json } = await host.call<{ items: { scheduleId: string }[] }>("GET", "/v1/event-types");
    const call = await host.call<{ id: string; slug: string }>("POST", "/v1/event-types", {
      title: "Intro call",
      slug: "call",
      scheduleId: json.items[0]?.scheduleId,
      durations: [30],
      location: { kind: "phone", value: "" },
      ink: "plum",
    });
    const slots = await host.slots();
    for (const index of [0, 4, 20]) await host.book(slots[index]?.start ?? "");
    const booked = await host.call("POST", `/v1/pages/${host.handle}/call/bookings`, {
      start: slots[8]?.start,
      duration: 30,
      timezone: "UTC",
      invitee: { name: "Callum Call", email: "callum@example.com" },
    });
    expect([call.status, booked.status]).toEqual([201, 201]);
    const { page } = await openConsole(path, { host });
    return page;
  }

  test("stand in the address, each as a chip that takes it away; back undoes the last", async () => {
    const page = await opened("/console/bookings");
    await page.getByRole("link", { name: "Upcoming 4" }).waitFor();
    await page.getByRole("button", { name: "Event type" }).click();
    await page.getByRole("checkbox", { name: /Intro call\s*1/ }).check();
    await page.keyboard.press("Escape");
    await eventually(() => rows(page).count()).toBe(1);
    await page.getByText("1 booking", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Dates" }).click();
    await page.getByRole("button", { name: "Next month" }).click();
    await page.getByRole("button", { name: "Remove the filter Next month" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Remove the filter Next month" }).waitFor();
    await page.goBack();
    await eventually(() => page.getByRole("button", { name: /^Remove the filter/ }).count()).toBe(1);
    await page.getByRole("button", { name: "Remove the filter Intro call" }).click();
    await eventually(() => rows(page).count()).toBe(4);
    expect(new URL(page.url()).search).toBe("");
  });

  test("that leave nothing over say which of them does, and what there is without it", async () => {
    const page = await opened("/console/bookings?q=callum&from=2020-01-01&to=2020-01-31");
    await page.getByRole("heading", { name: "Nothing matches all of this" }).waitFor();
    await page.getByRole("button", { name: "Without any filter: 4" }).waitFor();
    expect(await page.getByRole("button", { name: /^Without “callum”/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Any date: 1" }).click();
    await row(page, "Callum Call").waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await eventually(() => rows(page).count()).toBe(4);
    expect(await page.getByPlaceholder("Find").inputValue()).toBe("");
  });

  test("words that were cleared aren't looked for once more while the answer comes", async () => {
    const page = await opened("/console/bookings?q=callum");
    await eventually(() => rows(page).count()).toBe(1);
    const asked: string[] = [];
    // The answer comes before a word would have stood still for long enough to be looked for.
    await page.route("**/v1/bookings?*", async (route) => {
      asked.push(route.request().url());
      await new Promise((resolve) => setTimeout(resolve, 80));
      await route.continue();
    });
    await page.getByRole("button", { name: "Clear filters" }).click();
    const seen: string[] = [];
    page.on("framenavigated", (frame) => seen.push(frame.url()));
    await eventually(() => rows(page).count()).toBe(4);
    await page.waitForTimeout(600);
    expect(asked.length).toBeGreaterThan(0);
    expect(seen.filter((url) => url.includes("callum"))).toEqual([]);
    expect([await page.getByPlaceholder("Find").inputValue(), await rows(page).count()]).toEqual(["", 4]);
    expect(new URL(page.url()).search).toBe("");
  });

  test("opened without a connection say that there is none, and come when there is", async () => {
    const page = await opened("/console/bookings");
    await rows(page).nth(3).waitFor();
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Cancelled" }).click();
    await page.getByRole("alert").getByText("There is no connection.").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("heading", { name: "Nothing was cancelled" }).waitFor({ timeout: 20_000 });
  });

  test("a day is called today or tomorrow where it is", async () => {
    const page = await opened("/console/bookings");
    await page.getByRole("heading", { level: 2, name: /Tomorrow/ }).waitFor();
  });
});
