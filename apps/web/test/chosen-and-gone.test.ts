import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test("after a first date, the next month is shaded only where one points", async () => {
  const { page } = await openConsole("/console/availability");
  await page.getByRole("button", { name: "Add dates" }).click();
  const dialog = page.getByRole("dialog");
  const days = dialog.locator("[data-date]:not([data-outside-month], [data-disabled])");
  const shaded = () =>
    days.evaluateAll((all) => all.filter((one) => getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)").length);
  await days.last().click();
  await dialog.locator("button[slot=next]").click();
  await eventually(() => days.first().getAttribute("data-date")).toMatch(/-01$/);
  expect(await shaded()).toBe(0);
  await days.nth(4).hover();
  await eventually(shaded).toBe(5);
});

test("Back after a search leads to the tab it was made on", async () => {
  const { page } = await openConsole("/console/bookings");
  await page.getByRole("link", { name: /^Past/ }).click();
  await page.waitForURL(/state=past$/);
  const find = page.getByLabel("Find bookings").or(page.getByPlaceholder("Find"));
  await find.first().fill("Do");
  await page.waitForURL(/q=Do$/);
  await find.first().fill("Dora");
  await page.waitForURL(/q=Dora$/);
  await page.goBack();
  await page.waitForURL(/state=past$/);
});

test("an event type deleted while it is edited is brought back, and nothing says that it is gone", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.goto(new URL(`/console/event-types/${host.eventTypeId}`, page.url()).href);
  await page.getByRole("textbox", { name: "Description" }).fill("New words");
  await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const back = page.getByRole("button", { name: "Bring it back" });
  await back.waitFor();
  expect(await page.getByRole("alert").count()).toBe(1);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await eventually(() => back.evaluate((one) => one === document.activeElement)).toBe(true);
  await back.click();
  await eventually(() => page.getByRole("alert").count()).toBe(0);
});
