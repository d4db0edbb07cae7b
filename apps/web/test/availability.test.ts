import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { day } from "./host.ts";
import { pressDate } from "./override-dialog.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

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
  await eventually(() => monday.getByLabel("Monday, to").inputValue()).toBe("21:30");
  await eventually(() => freeAt("20:00")).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Copy Monday’s hours to other days" }).click();
  await page.getByRole("button", { name: "All weekdays" }).click();
  await page.getByRole("button", { name: "Copy to 4 days" }).click();
  await page.getByText("5 changes not saved").waitFor();

  await page.getByRole("button", { name: "Add hours to Saturday" }).click();
  const saturday = page.getByRole("group", { name: "Saturday", exact: true });
  await saturday.getByLabel("Saturday, from").nth(1).fill("22");
  await saturday.getByLabel("Saturday, to").nth(1).fill("2 am");
  await saturday.getByLabel("Saturday, to").nth(1).press("Tab");
  await saturday.getByText("ends next day, after 4 h").waitFor();
  for (let step = 0; step < 3; step++) await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("5 changes not saved").waitFor();

  await page.getByRole("button", { name: "Add dates" }).click();
  await pressDate(page, day(3));
  await page.getByRole("button", { name: "Take this date off" }).click();
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
  await page.getByRole("button", { name: "Make schedule" }).click();
  await page.getByRole("heading", { name: "Summer" }).waitFor();
  await page.getByRole("button", { name: "Schedules" }).click();
  await page.getByRole("menuitem", { name: "Delete Summer" }).click();
  await page.getByRole("heading", { name: "Hours", exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});

test("an end typed wrong is named at the hours it was typed in, and nothing is saved meanwhile", async () => {
  const { page, host } = await openConsole("/console/availability");
  const monday = page.getByRole("group", { name: "Monday", exact: true });
  await monday.getByLabel("Monday, from").fill("1900");
  await monday.getByLabel("Monday, from").press("Tab");
  await monday.getByText("ends next day, after 22 h").waitFor();
  await monday.getByText("These hours end on Tuesday at 17:00, and overlap Tuesday’s 09:00–17:00.").waitFor();
  const tuesday = page.getByRole("group", { name: "Tuesday", exact: true });
  await tuesday.getByText("Monday’s 19:00–17:00 end here at 17:00, and overlap these hours.").waitFor();

  await page.getByRole("button", { name: "Save" }).click();
  const from = monday.getByLabel("Monday, from");
  await eventually(() => from.evaluate((field) => field === document.activeElement)).toBe(true);
  const { json } = await host.call<{ items: { hours: unknown }[] }>("GET", "/v1/schedules");
  expect(json.items[0]?.hours).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }]);
  await from.fill("0900");
  await from.press("Tab");
  await monday.getByText("ends next day").waitFor({ state: "detached" });
});
