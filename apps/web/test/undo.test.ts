import { afterAll, afterEach, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { closeBrowser, closeWindows } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

test("an event type is paused and deleted with a way back", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.getByRole("switch", { name: "Private lesson can be booked" }).click();
  await page.getByText("Private lesson is paused. Its page says so.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(
    async () => (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.paused,
  ).toBe(false);

  await page.getByRole("button", { name: "More for Private lesson" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await eventually(() => page.getByRole("switch").count()).toBe(2);

  await page.getByRole("button", { name: "More for Private lesson" }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("Private lesson is deleted. Bookings already made stay.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await eventually(async () => (await host.call("GET", `/v1/event-types/${host.eventTypeId}`)).status).toBe(200);
  await eventually(() => page.getByRole("switch").count()).toBe(2);
  expect(page.problems).toEqual([]);
});

test("of two things each has an Undo of its own, and a later word on one takes the place of the earlier", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.getByRole("button", { name: "More for Private lesson" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await eventually(() => page.getByRole("switch").count()).toBe(2);
  const [lesson, copy] = [page.getByRole("switch").first(), page.getByRole("switch").nth(1)];
  await lesson.click();
  await page.getByText("Private lesson is paused. Its page says so.").waitFor();
  await copy.click();
  await eventually(() => page.getByRole("button", { name: "Undo" }).count()).toBe(2);
  await lesson.click();
  await page.getByText("Private lesson can be booked again.").waitFor();
  expect(await page.getByText("Private lesson is paused.").count()).toBe(0);
  await page
    .locator(".toast", { hasText: /^Private lesson can/ })
    .getByRole("button")
    .click();
  const paused = async () =>
    (await host.call<{ paused: boolean }>("GET", `/v1/event-types/${host.eventTypeId}`)).json.paused;
  await eventually(paused).toBe(true);
  await eventually(() => copy.isChecked()).toBe(true);
});

test("a switch that doesn't get through goes back to what is", async () => {
  const { page } = await openConsole("/console/event-types");
  const lesson = page.getByRole("switch", { name: "Private lesson can be booked" });
  await lesson.waitFor();
  await page.route("**/v1/event-types*/**", (route) => route.abort());
  await page.route("**/v1/event-types?*", (route) => route.abort());
  await lesson.click();
  await page.getByText("No connection. Nothing here is lost").waitFor();
  await eventually(() => lesson.isChecked()).toBe(true);
  await page.getByRole("button", { name: "More for Private lesson" }).click();
  const failed = page.waitForEvent("requestfailed");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await failed;
  await eventually(() => lesson.count()).toBe(1);
});

test("an Undo that doesn't get through can be pressed again, and none is left to the next who signs in", async () => {
  const { page, host } = await openConsole("/console/event-types");
  await page.getByRole("button", { name: "More for Private lesson" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("Private lesson is deleted.").waitFor();
  await page.route("**/restoration", (route) => route.abort());
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Private lesson is still deleted. No connection.").waitFor();
  await page.unroute("**/restoration");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Private lesson is back.").waitFor();
  expect((await host.call("GET", `/v1/event-types/${host.eventTypeId}`)).status).toBe(200);

  await page.getByRole("switch", { name: "Private lesson can be booked" }).click();
  await page.getByText("Private lesson is paused. Its page says so.").waitFor();
  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Open your daybook" }).waitFor();
  expect(await page.locator(".toast").count()).toBe(0);
});
