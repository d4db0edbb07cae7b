import { gatherRanges, type OverrideDate } from "@daybook/core/availability/override-ranges";
import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { dateButton, pressDate } from "./override-dialog.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Saved = { items: { id: string; name: string; version: number; overrides: OverrideDate[] }[] };
/** The only schedule of a host, its overrides as the ranges that they are of. */
async function saved(host: TestHost) {
  const [schedule] = (await host.call<Saved>("GET", "/v1/schedules")).json.items;
  return schedule && { ...schedule, overrides: gatherRanges(schedule.overrides) };
}

test("a range is chosen by two presses, says which bookings stay, and is told with its reason", async () => {
  const host = await makeHost();
  const [slot] = (await host.slots()).filter(({ start }) => start >= day(3));
  await host.book(slot?.start ?? "");
  const { page } = await openConsole("/console/availability", { host });
  await page.getByRole("button", { name: "Add dates" }).click();
  const dialog = page.getByRole("dialog");
  await pressDate(page, day(2));
  // One date is a choice, too.
  await dialog.getByRole("button", { name: "Take this date off" }).waitFor();
  await dialog.getByText("Nothing is booked then.").waitFor();
  await pressDate(page, day(5));
  await dialog.getByText("One booking stays. This cancels nothing.").waitFor();
  await dialog.getByRole("link", { name: /Someone Else/ }).waitFor();
  await dialog.getByLabel("Reason").fill("  Summer break  ");
  await dialog.getByRole("button", { name: "Take these 4 dates off" }).click();
  await page.getByText("1 change not saved").waitFor();
  await page.getByText(/, 4 days$/).waitFor();
  await page.getByText("Summer break", { exact: true }).waitFor();

  const preview = page.getByRole("region", { name: "What people will see" });
  await preview
    .getByRole("button", { name: /date off: .?Summer break.?$/ })
    .first()
    .click();
  await preview.getByText(/is refused. Date off: .?Summer break/).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Hours is saved. It counts from now on.").waitFor();
  const range = { date: day(2), until: day(5), reason: "Summer break", windows: [] };
  expect((await saved(host))?.overrides).toEqual([range]);
  const { json } = await host.call<{ items: { state: string }[] }>("GET", "/v1/bookings");
  expect(json.items.map(({ state }) => state)).toEqual(["confirmed"]);

  await page.goto(new URL(`/console/calendar?date=${day(3)}`, page.url()).href);
  await page.getByText("Not available: Summer break").waitFor();
  expect(page.problems).toEqual([]);
});

test("by keys alone a range gets hours of its own, and the pointer's way to the button doesn't make it longer", async () => {
  const { page, host } = await openConsole("/console/availability");
  await page.getByRole("button", { name: "Add dates" }).press("Enter");
  const dialog = page.getByRole("dialog");
  const start = await dateButton(page, day(1));
  await start.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await eventually(() => dialog.getByRole("heading").first().textContent()).not.toContain(" to ");
  const later = await page.evaluate(() => document.activeElement?.getAttribute("data-date"));
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: / to / }).waitFor();
  await dialog.getByText("Other hours than usual").click();
  await dialog.getByLabel(/, from$/).fill("10");
  await dialog.getByRole("button", { name: /Use these hours on \d dates/ }).press("Enter");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("Hours is saved. It counts from now on.").waitFor();
  const windows = [{ start: "10:00", end: "17:00" }];
  expect((await saved(host))?.overrides).toEqual([{ date: day(1), until: later, windows }]);

  await page.getByRole("button", { name: "Add dates" }).click();
  await pressDate(page, day(9));
  const grid = dialog.getByRole("grid");
  for (const cell of await grid.locator("[data-date]:not([data-disabled])").all()) await cell.hover();
  await dialog.getByRole("button", { name: "Take this date off" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await eventually(async () => (await saved(host))?.overrides.at(-1)).toEqual({ date: day(9), windows: [] });
  expect(page.problems).toEqual([]);
});

test("on a phone a range is pressed, made shorter, taken away and brought back", async () => {
  const { page, host } = await openConsole("/console/availability", { width: 390, height: 844 });
  const add = page.getByRole("button", { name: "Add dates" });
  await add.tap();
  const dialog = page.getByRole("dialog");
  await (await dateButton(page, day(2))).tap();
  await (await dateButton(page, day(8))).tap();
  const small = await dialog
    .locator("[data-date]:not([data-disabled])")
    .evaluateAll((cells) => cells.filter((cell) => cell.getBoundingClientRect().height < 36).length);
  expect(small).toBe(0);
  await dialog.getByRole("button", { name: "Take these 7 dates off" }).tap();

  await page.getByRole("button", { name: /^Change / }).tap();
  await (await dateButton(page, day(2))).tap();
  await (await dateButton(page, day(4))).tap();
  await dialog.getByRole("button", { name: "Take these 3 dates off" }).tap();
  await page.getByText(/, 3 days$/).waitFor();
  await page.getByTitle("Remove override").tap();
  await page.getByText(/have their weekly hours again/).waitFor();
  await page.locator(".toast").getByRole("button", { name: "Undo" }).tap();
  await page.getByText(/, 3 days$/).waitFor();
  await page.getByRole("button", { name: "Save" }).tap();
  await page.getByText("Hours is saved. It counts from now on.").waitFor();
  expect((await saved(host))?.overrides).toEqual([{ date: day(2), until: day(4), windows: [] }]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(page.problems).toEqual([]);
});

test("a range that is over is folded, and one put in elsewhere meanwhile is kept beside mine", async () => {
  const { page, host } = await openConsole("/console/availability");
  await page.getByRole("button", { name: "Add dates" }).waitFor();
  const before = await saved(host);
  const past = { date: day(-20), until: day(-12), reason: "Autumn break", windows: [] };
  const theirs = { date: day(4), until: day(9), reason: "Fair", windows: [] };
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];
  const put = await fetch(`${new URL(page.url()).origin}/v1/schedules/${before?.id}`, {
    method: "PUT",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${host.token}`,
      "if-match": `"${before?.version}"`,
    },
    body: JSON.stringify({ name: "Hours", timezone: "Europe/Lisbon", hours, overrides: [past, theirs] }),
  });
  expect(put.status).toBe(200);
  await page.getByRole("button", { name: "Add dates" }).click();
  await pressDate(page, day(2));
  await pressDate(page, day(5));
  await page.getByRole("button", { name: "Take these 4 dates off" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This schedule was changed elsewhere meanwhile.").waitFor();
  await page.getByText("Fair", { exact: true }).waitFor();
  await page.getByText("One that is over").click();
  await page.getByText("Autumn break").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Hours is saved. It counts from now on.").waitFor();
  expect((await saved(host))?.overrides).toEqual([
    past,
    { date: day(2), until: day(5), windows: [] },
    { ...theirs, date: day(6) },
  ]);
});

test.each([
  [5, 390],
  [15, 1280],
])(
  "starts each %i minutes are all shown at %i pixels, and each tells its reason by touch and by keys",
  async (slotInterval, width) => {
    const host = await makeHost({ eventType: { slotInterval, durations: [30] } });
    const [slot] = (await host.slots(30)).filter(({ start }) => start >= day(2));
    await host.book(slot?.start ?? "", 30);
    const { page } = await openConsole("/console/availability", { host, width });
    const preview = page.getByRole("region", { name: "What people will see" });
    const cells = preview.locator("[data-place]");
    await cells.first().waitFor();
    // Of 9 to 17 every start in which half an hour fits.
    const starts = preview.locator("[data-many] > i");
    expect(await starts.count()).toBeGreaterThanOrEqual(7 * (7.5 * (60 / slotInterval) + 1));
    expect(await cells.count()).toBeLessThan(8 * 14);
    const date = (slot?.start ?? "").slice(0, 10);
    const column = preview.getByRole("group", { name: new RegExp(` ${Number(date.slice(8))} `) });
    const cell = column.getByRole("button", { name: /booked: \d/ }).first();
    await cell.click();
    const told = preview.getByRole("status");
    await told
      .getByText(/Private lesson stands from/)
      .first()
      .waitFor();
    const seen = await told.evaluate((box) => box.getBoundingClientRect().bottom <= innerHeight);
    expect(seen).toBe(true);
    await page.keyboard.press("ArrowDown");
    await eventually(() => told.textContent()).not.toMatch(/Private lesson stands from/);
    await eventually(() => page.evaluate(() => document.activeElement?.hasAttribute("data-place"))).toBe(true);
  },
);

test.each(["pt", "ar", "de", "en"])(
  "day heads of the preview don't touch at 390 pixels in %s, and the legend is above",
  async (language) => {
    const { page } = await openConsole("/console/availability", {
      width: 390,
      prepare: (page) => page.addInitScript((tag) => localStorage.setItem("daybook.language", tag), language),
    });
    const first = page.locator("[data-place]").first();
    await first.waitFor();
    const words = await page.evaluate(() => {
      const heads = [...document.querySelectorAll<HTMLElement>("[data-place]")]
        .map((cell) => cell.parentElement?.firstElementChild)
        .filter((head, index, all) => head && all.indexOf(head) === index);
      return heads.map((head) => {
        const range = document.createRange();
        range.selectNodeContents(head as Node);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        return [Math.min(...boxes.map(({ left }) => left)), Math.max(...boxes.map(({ right }) => right))] as const;
      });
    });
    expect(words).toHaveLength(8);
    const inOrder = [...words].sort((a, b) => a[0] - b[0]);
    for (const [index, [left]] of inOrder.entries())
      if (index > 0) expect(left - (inOrder[index - 1]?.[1] ?? 0)).toBeGreaterThan(3);
    const legend = page.locator("ul:has(> li > i[data-why])").first();
    const [legendBox, gridBox] = [await legend.boundingBox(), await first.boundingBox()];
    expect((legendBox?.y ?? 0) + (legendBox?.height ?? 0)).toBeLessThan(gridBox?.y ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  },
);

test("the dialog fits a window of 320 pixels in words that are longer by two fifths", async () => {
  const { page } = await openConsole("/console/availability", {
    width: 320,
    prepare: (page) => page.addInitScript(() => localStorage.setItem("daybook.language", "en-XA")),
  });
  await page.locator("main section").nth(1).locator("header button").click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("[data-date]:not([data-disabled])").first().click();
  await dialog.getByRole("radio").nth(1).check({ force: true });
  const wide = await dialog.evaluate(
    (box) => [box, ...box.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth).length,
  );
  expect(wide).toBe(0);
});
