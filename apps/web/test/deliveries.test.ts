import AxeBuilder from "@axe-core/playwright";
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

const button = (page: Window, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Window) => page.getByRole("alertdialog");
/** The lines of the list. */
const lines = (page: Window) => page.locator("main li").getByRole("button");
const line = (page: Window, text: string | RegExp) => lines(page).filter({ hasText: text });

interface Told {
  id: string;
  target: string;
  state: string;
}
const told = async (host: TestHost): Promise<Told[]> =>
  (await host.call<{ items: Told[] }>("GET", "/v1/deliveries")).json.items;

async function ask(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: running().databaseUrl });
  await client.connect();
  await client.query(statement, values).finally(() => client.end());
}
/** A host with so many bookings whose mails to their invitees failed. */
async function hostWithFailed(count: number): Promise<TestHost> {
  const host = await makeHost();
  const slots = await host.slots();
  for (let n = 0; n < count; n++) expect((await host.book(slots[3 * n]?.start ?? "")).status).toBe(201);
  await eventually(async () => (await told(host)).filter(({ state }) => state === "done").length).toBe(2 * count);
  const failed = (await told(host)).filter(({ target }) => target === "invitee").map(({ id }) => id);
  await ask(
    "UPDATE deliveries SET state = 'failed', last_error = '422 validation_error: Invalid to' WHERE id = ANY($1)",
    [failed],
  );
  return host;
}
async function serious(page: Window): Promise<string[]> {
  // What is still fading in is paler than it will be.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
}

describe("deliveries in the console", () => {
  test("an account that has sent nothing reads what will stand here", async () => {
    const { page } = await openConsole("/console/deliveries");
    await page.getByText("Nothing sent yet").waitFor();
    expect(await page.getByRole("combobox").count()).toBe(0);
    expect(await serious(page)).toEqual([]);
    expect(page.problems).toEqual([]);
  });

  test("what failed is marked, opens with its tries, and goes again after it was asked for", {
    timeout: 60_000,
  }, async () => {
    const host = await hostWithFailed(1);
    const { page } = await openConsole("/console/calendar", { host });
    await page.getByRole("link", { name: /Deliveries.*1 delivery failed/ }).click();
    await line(page, "Confirmation to Someone").getByText("The mail service refuses this address.").waitFor();
    await line(page, "Confirmation to Someone").click();
    const side = page.getByRole("complementary", { name: "Delivery" });
    await side.getByText("else@example.com").waitFor();
    await side.getByRole("heading", { name: "Try 1" }).waitFor();
    expect(await serious(page)).toEqual([]);
    await side.getByRole("button", { name: "Send again…" }).click();
    await dialog(page).getByText("What was sent can’t be called back.").waitFor();
    await dialog(page).getByRole("button", { name: "Send again", exact: true }).click();
    await page.getByText("It is on its way again.").waitFor();
    await side.getByRole("heading", { name: "Try 2" }).waitFor({ timeout: 20_000 });
    await eventually(() => page.getByText("1 delivery failed").count()).toBe(0);
    await page.keyboard.press("Escape");
    await eventually(() => new URL(page.url()).searchParams.get("delivery")).toBeNull();
    expect(page.problems).toEqual([]);
  });

  test("what was dealt with isn't counted any more; that can be taken back", { timeout: 60_000 }, async () => {
    const host = await hostWithFailed(1);
    const { page } = await openConsole("/console/deliveries?state=failed", { host });
    await lines(page).first().click();
    await button(page, "Dealt with").click();
    await page.getByText("Put aside: it isn’t counted as failed any more.").waitFor();
    await page.getByText("No delivery fits this filter.").waitFor();
    await button(page, "Undo").click();
    await eventually(() => lines(page).count()).toBe(1);
    await page.getByRole("link", { name: /Deliveries.*1 delivery failed/ }).waitFor();
    await page.getByRole("combobox", { name: "How" }).selectOption("webhook");
    await page.getByText("No delivery fits this filter.").waitFor();
    expect(new URL(page.url()).search).toContain("sink=webhook");
    expect(page.problems).toEqual([]);
  });

  test("all that failed goes by one word, and says how far it has come", { timeout: 60_000 }, async () => {
    const host = await hostWithFailed(3);
    const { page } = await openConsole("/console/deliveries", { host });
    await button(page, "Send all 3 again…").click();
    await dialog(page).getByText("Send the 3 deliveries that failed again?").waitFor();
    await dialog(page).getByRole("button", { name: "Send again", exact: true }).click();
    await page.getByText("3 deliveries were sent again.").waitFor({ timeout: 20_000 });
    await eventually(() => line(page, "Done").count()).toBe(6);
    await button(page, "Close").click();
    await eventually(() => page.getByText("were sent again").count()).toBe(0);
    expect(page.problems).toEqual([]);
  });

  test("a booking's record sends its failed mail again; a phone says under More that something failed", {
    timeout: 60_000,
  }, async () => {
    const host = await hostWithFailed(1);
    const { json } = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings?state=upcoming");
    const { page } = await openConsole(`/console/bookings?booking=${json.items[0]?.id}`, { host });
    await button(page, "Send again…").click();
    await dialog(page).getByRole("button", { name: "Send again", exact: true }).click();
    await eventually(() => button(page, "Send again…").count()).toBe(0);

    const other = await openConsole("/console/deliveries", {
      host: await hostWithFailed(1),
      width: 390,
      height: 844,
    });
    await button(other.page, "More").click();
    await other.page.getByRole("menuitem", { name: "1 delivery failed" }).click();
    await line(other.page, "Confirmation to Someone").click();
    await other.page.getByRole("dialog").getByRole("button", { name: "Dealt with" }).waitFor();
    const sideways = () =>
      other.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await sideways()).toBe(0);
    expect([...page.problems, ...other.page.problems]).toEqual([]);
  });
});
