import { afterAll, afterEach, expect, test } from "vitest";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

async function booked(host: TestHost, index = 0) {
  const start = (await host.slots())[index]?.start ?? "";
  const { status, json } = await host.book(start);
  expect(status).toBe(201);
  return { start, path: new URL(json.manageUrl).pathname };
}

test("a booking moves to another time, and its old one is free again", async () => {
  const host = await makeHost();
  const { start, path } = await booked(host);
  const page = await openWindow(`${path}?timezone=UTC`);
  await page.getByRole("heading", { name: "You’re booked, Someone." }).waitFor();
  await page.getByRole("button", { name: "Move it" }).click();
  const other = (await host.slots()).find((slot) => slot.start.slice(0, 10) === start.slice(0, 10))?.start ?? "";
  await lineOf(page, other).click();
  await lineOf(page, other).click();
  await page.getByText(/Moved to /).waitFor();
  const free = (await host.slots()).map((slot) => slot.start);
  expect(free).toContain(start);
  expect(free).not.toContain(other);
  expect(page.problems).toEqual([]);
});

test("a booking is cancelled after asking, with a word to the host", async () => {
  const host = await makeHost();
  const { start, path } = await booked(host);
  const page = await openWindow(path);
  await page.getByRole("button", { name: "Cancel…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Cancel Private lesson?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Cancel…" }).click();
  await dialog.getByLabel(/A word to/).fill("I have a cold.");
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await page.getByRole("heading", { name: "Private lesson is cancelled" }).waitFor();
  await page.getByText("I have a cold.").waitFor();
  expect((await host.slots()).map((slot) => slot.start)).toContain(start);
});

test("opening the links of an email changes nothing", async () => {
  const host = await makeHost();
  const { path } = await booked(host);
  for (const hash of ["#move", "#cancel"]) {
    const page = await openWindow(path + hash);
    await page.waitForLoadState("networkidle");
  }
  const { json } = await host.call<{ items: { state: string }[] }>("GET", "/v1/bookings");
  expect(json.items.map(({ state }) => state)).toEqual(["confirmed"]);
});

test("too late to change, the page says so and offers no buttons", async () => {
  const host = await makeHost({ eventType: { changeNotice: 60 * 24 * 100 } });
  const { path } = await booked(host);
  const page = await openWindow(path);
  await page.getByText(/It’s too late to move or cancel it here/).waitFor();
  expect(await page.getByRole("button", { name: "Cancel…" }).count()).toBe(0);
});

test("a booking whose page is gone can be cancelled, and no times are promised", async () => {
  const host = await makeHost();
  const { path } = await booked(host);
  expect((await host.call("DELETE", `/v1/event-types/${host.eventTypeId}`)).status).toBe(204);
  const page = await openWindow(`${path}#move`);
  await page.getByText("Ines gives out no times for this at the moment.").waitFor();
  expect(await page.getByRole("button", { name: "Move it" }).count()).toBe(0);
  await page.getByRole("button", { name: "Cancel…" }).waitFor();
});

test("without a connection a cancellation fails at once, and is not made up for later", async () => {
  const host = await makeHost();
  const { path } = await booked(host);
  const page = await openWindow(path);
  await page.getByRole("button", { name: "Cancel…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Cancel Private lesson?" });
  await dialog.waitFor();
  await page.context().setOffline(true);
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await dialog.getByText("No connection.").waitFor();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.context().setOffline(false);
  await page.waitForTimeout(1_500);
  const { json } = await host.call<{ items: { state: string }[] }>("GET", "/v1/bookings");
  expect(json.items.map(({ state }) => state)).toEqual(["confirmed"]);
});

test("a link that leads nowhere says so", async () => {
  const page = await openWindow("/manage/not-a-token");
  await page.getByRole("heading", { name: "Nothing is written here" }).waitFor();
});
