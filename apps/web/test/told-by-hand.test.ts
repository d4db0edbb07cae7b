import pg from "pg";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openWindow>>;
const phone = { width: 390, height: 844 };
const sideways = (page: Window) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const lines = (page: Window) => page.locator("main li").getByRole("button");

interface Told {
  id: string;
  target: string;
  state: string;
}
const told = async (host: TestHost) => (await host.call<{ items: Told[] }>("GET", "/v1/deliveries")).json.items;

async function ask(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: running().databaseUrl });
  await client.connect();
  await client.query(statement, values).finally(() => client.end());
}
/** A host with a booking by somebody whose name is one long word, and who brings a guest along. */
async function hostWithGuest(): Promise<TestHost> {
  const host = await makeHost();
  const [slot] = await host.slots();
  const booked = await host.call("POST", `/v1/pages${host.page}/bookings`, {
    start: slot?.start,
    duration: 60,
    timezone: "Europe/Lisbon",
    invitee: { name: `N${"a".repeat(90)}`, email: "name@example.com" },
    guests: [{ email: "lea@example.com" }],
  });
  expect(booked.status).toBe(201);
  await eventually(async () => (await told(host)).map(({ state }) => state)).toEqual(["done", "done", "done"]);
  return host;
}

describe("deliveries", () => {
  test("name a guest, and keep to a phone's width whatever somebody is called", async () => {
    const host = await hostWithGuest();
    const { page } = await openConsole("/console/deliveries", { host, ...phone });
    await lines(page).filter({ hasText: "Invitation to lea@example.com" }).waitFor();
    expect(await lines(page).count()).toBe(3);
    expect(await sideways(page)).toBe(0);
  });

  test("that wait for their next try go at once by hand", async () => {
    const host = await hostWithGuest();
    const letter = (await told(host)).find(({ target }) => target.startsWith("guest:"));
    await ask(
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, due_at = now() + interval '3 hours', last_error = '503: away' WHERE id = $1",
      [letter?.id],
    );
    const { page } = await openConsole(`/console/deliveries?delivery=${letter?.id}`, { host });
    await page.getByRole("button", { name: "Try it now" }).click();
    await page.getByText("It is on its way again.").waitFor();
    await eventually(async () => (await told(host)).find(({ id }) => id === letter?.id)?.state).toBe("done");
    await page.getByRole("button", { name: "Try it now" }).waitFor({ state: "detached" });
    expect(page.problems).toEqual([]);
  });
});

test("settings still ask for a phone number after something else was kept", async () => {
  const { page } = await openConsole("/console/settings");
  const number = page.getByRole("textbox", { name: "Phone number" });
  await number.waitFor();
  await page.getByRole("switch", { name: "Mail me the next day’s bookings" }).click();
  await page.getByText(/^You get it at/).waitFor();
  expect(await number.count()).toBe(1);
});

test("a preview that never had anything to show says why alone, and asks for none", async () => {
  const host = await makeHost();
  const { page } = await openConsole(`/console/event-types/${host.eventTypeId}`, { host, ...phone });
  await page.getByRole("button", { name: "Write: Before it begins" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Subject" }).fill("{nonsense}");
  await dialog.getByText("Preview", { exact: true }).click();
  await eventually(() => dialog.locator("section [role=status]").allInnerTexts()).toEqual([
    "{nonsense} is nothing that Daybook can fill in here. Choose from those below.",
  ]);
  expect(page.problems).toEqual([]);
});

test("a webhook's events can be told apart, and pressed on a phone", async () => {
  const { page } = await openConsole("/console/webhooks", phone);
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const events = page.getByRole("dialog").locator("label:has(input[type=checkbox])");
  await eventually(() => events.allInnerTexts()).toEqual(["Booked", "Moved", "Cancelled", "Guests changed"]);
  const heights = await events.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(36);
});
