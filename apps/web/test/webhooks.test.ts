import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { failDeliveries } from "../../../scripts/test/failed-deliveries.ts";
import { answering, type Receiver, startReceiver } from "../../api/test/webhook-receiver.ts";
import { seriousIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  receiver.answer(answering(204));
  receiver.received.length = 0;
  await closeWindows();
});
afterAll(async () => {
  await closeBrowser();
  await receiver.close();
});

type Window = Awaited<ReturnType<typeof openWindow>>;

const button = (page: Window, name: string) => page.getByRole("button", { name, exact: true });
const dialog = (page: Window) => page.getByRole("dialog").or(page.getByRole("alertdialog"));
/** The lines of the log. */
const lines = (page: Window) => page.locator("main li").getByRole("button");
const line = (page: Window, text: string | RegExp) => lines(page).filter({ hasText: text });

async function subscribe(host: TestHost, over: object = {}): Promise<string> {
  const events = ["booking.created", "booking.rescheduled", "booking.cancelled"];
  const made = await host.call<{ id: string }>("POST", "/v1/webhooks", { url: receiver.url, events, ...over });
  expect(made.status).toBe(201);
  return made.json.id;
}
async function bookFirst(host: TestHost): Promise<void> {
  const [first] = await host.slots();
  expect((await host.book(first?.start ?? "")).status).toBe(201);
}
const sideways = (page: Window) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe("webhooks in the console", () => {
  test("one is added, tells its secret once, answers a ping and hears of a booking", { timeout: 60_000 }, async () => {
    const { page, host } = await openConsole("/console/webhooks");
    await page.getByText("No webhook yet").waitFor();
    await button(page, "Add a webhook").click();
    const address = page.getByRole("textbox", { name: "Address" });

    // What can't be is said at the field, with what to do.
    await address.fill("ftp://example.com/hook");
    await button(page, "Add the webhook").click();
    await dialog(page).getByText("Begin the address with https://.").waitFor();
    await eventually(() => address.evaluate((field) => field === document.activeElement)).toBe(true);
    await address.fill("https://ines:secret@example.com/hook");
    await button(page, "Add the webhook").click();
    await dialog(page).getByText("Take the name and password out of the address.").waitFor();
    await address.fill(receiver.url);
    await button(page, "Add a header").click();
    await page.getByRole("textbox", { name: "Name of the header" }).fill("Host");
    await page.getByRole("textbox", { name: "Value of the header" }).fill("elsewhere");
    await button(page, "Add the webhook").click();
    await dialog(page).getByText("Host is set by us or on the way. Choose another name.").waitFor();
    await page.getByRole("textbox", { name: "Name of the header" }).fill("X-Team");
    await page.getByRole("checkbox", { name: "Moved" }).uncheck();
    await button(page, "Add the webhook").click();

    const secret = dialog(page).getByRole("textbox", { name: "Secret" });
    await eventually(() => secret.inputValue()).toMatch(/^whsec_/);
    await button(page, "I have copied it").click();
    await page.getByRole("heading", { level: 1, name: new URL(receiver.url).host }).waitFor();
    expect(await page.content()).not.toContain("whsec_");

    await button(page, "Ping").click();
    await page.getByText(/Ping: answered 204 in \d+\sms/).waitFor();
    expect(receiver.received[0]?.headers["x-team"]).toBe("elsewhere");
    await line(page, "Ping").waitFor();

    await bookFirst(host);
    await line(page, "Booked").waitFor({ timeout: 20_000 });
    await line(page, "Booked").click();
    const side = page.getByRole("complementary", { name: "Delivery" });
    await side.getByText('"type": "booking.created"').waitFor();
    await side.getByRole("link", { name: "See the booking" }).waitFor();
    expect(new URL(page.url()).searchParams.get("delivery")).toBeTruthy();
    expect(await seriousIn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await eventually(() => new URL(page.url()).searchParams.get("delivery")).toBeNull();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toContain("Booked");
    expect(page.problems).toEqual([]);
  });

  test("what a failing receiver answered is shown; what follows says that it waits", { timeout: 60_000 }, async () => {
    receiver.answer(answering(503, { "x-trace": "7f3k" }, "Down for maintenance."));
    const host = await makeHost();
    const id = await subscribe(host);
    await bookFirst(host);
    await eventually(() => receiver.received.length).toBe(1);
    const { json } = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings?state=upcoming");
    await host.call("POST", `/v1/bookings/${json.items[0]?.id}/cancellation`, {});

    const { page } = await openConsole(`/console/webhooks/${id}`, { host });
    await line(page, "Cancelled").getByText("waits for the one before it").waitFor();
    await line(page, "Booked")
      .getByText(/next try/)
      .waitFor();
    await line(page, "Booked").click();
    const side = page.getByRole("complementary", { name: "Delivery" });
    // Each attempt so far says it.
    await side.getByText("Down for maintenance.").first().waitFor();
    await side.getByText("x-trace: 7f3k").waitFor();

    // Filters stand in the address.
    await page.getByRole("combobox", { name: "What happened" }).first().selectOption("booking.cancelled");
    await eventually(() => lines(page).count()).toBe(1);
    expect(new URL(page.url()).search).toContain("type=booking.cancelled");
    await page.getByRole("combobox", { name: "State" }).selectOption("done");
    await page.getByText("No delivery fits this filter.").waitFor();
    await page.reload();
    await page.getByText("No delivery fits this filter.").waitFor();
    expect(page.problems).toEqual([]);
  });

  test("one that is gone is paused and marked; resuming sends what waits, in order", { timeout: 60_000 }, async () => {
    receiver.answer(answering(410));
    const host = await makeHost();
    const id = await subscribe(host);
    await bookFirst(host);
    await eventually(async () => (await host.call<{ active: boolean }>("GET", `/v1/webhooks/${id}`)).json.active).toBe(
      false,
    );
    await bookFirst(host);
    const { page } = await openConsole("/console/webhooks", { host });
    await page.getByRole("link", { name: /Webhooks.*1 webhook is paused/ }).waitFor();
    await page.getByText(/Paused since/).click();
    await page.getByText(/it answered that it is gone for good \(410\)/).waitFor();
    expect(await seriousIn(page)).toEqual([]);
    receiver.answer(answering(204));
    receiver.received.length = 0;
    await button(page, "Send the 2 that wait, in order").click();
    await eventually(() => receiver.received.length).toBe(2);
    await eventually(() => line(page, "Done").count()).toBe(2);
    await page.getByText(/All done/).waitFor();
    await eventually(() => page.getByText("1 webhook is paused").count()).toBe(0);
    await button(page, "Pause").click();
    await page.getByText(/You paused it/).waitFor();
    await button(page, "Resume").click();
    await button(page, "Pause").waitFor();
    expect(page.problems).toEqual([]);
  });

  test("what failed is sent once more, one or all, under the same id", { timeout: 60_000 }, async () => {
    receiver.answer(answering(500));
    const { page, host } = await openConsole("/console/webhooks");
    const id = await subscribe(host);
    await page.goto(`${new URL(page.url()).origin}/console/webhooks/${id}`);
    await button(page, "Ping").click();
    await page.getByText(/Ping: answered 500/).waitFor();
    await button(page, "See it").click();
    receiver.answer(answering(204));
    await button(page, "Replay it").click();
    await line(page, "Done").waitFor({ timeout: 20_000 });
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);

    await bookFirst(host);
    await line(page, "Booked").getByText("Done").waitFor({ timeout: 20_000 });
    await failDeliveries(running().databaseUrl, id);
    await page.reload();
    await button(page, "Replay the 1 that failed").click({ timeout: 20_000 });
    await dialog(page).getByText("What was sent can’t be called back.").waitFor();
    await dialog(page).getByRole("button", { name: "Replay" }).click();
    await line(page, "Booked").getByText("Done").waitFor({ timeout: 20_000 });
    expect(page.problems).toEqual([]);
  });

  test("a new secret is told once and says that both sign; deleting says what goes with it", {
    timeout: 60_000,
  }, async () => {
    const { page, host } = await openConsole("/console/webhooks");
    const id = await subscribe(host, { description: "Our CRM", headers: { Authorization: "Bearer x" } });
    await page.goto(`${new URL(page.url()).origin}/console/webhooks/${id}`);
    await button(page, "New secret…").click();
    await button(page, "Make a new secret").click();
    await dialog(page)
      .getByText(/we sign with both secrets/)
      .waitFor();
    await button(page, "I have copied it").click();
    await page.getByText(/we sign with both secrets/).waitFor();

    await button(page, "More").first().click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    await dialog(page).getByText("Sent along as before: Authorization.").waitFor();
    await dialog(page).getByRole("textbox", { name: /^Name/ }).fill("Their CRM");
    await button(page, "Save").click();
    await page.getByText("Their CRM").waitFor();
    const kept = await host.call<{ headerNames: string[] }>("GET", `/v1/webhooks/${id}`);
    expect(kept.json.headerNames).toEqual(["Authorization"]);

    await button(page, "More").first().click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    await button(page, "Delete the webhook").click();
    await page.getByText("No webhook yet").waitFor();
    expect(page.problems).toEqual([]);
  });

  test("long words fit a small phone, where a delivery opens over the log", { timeout: 60_000 }, async () => {
    const host = await makeHost();
    const id = await subscribe(host);
    await bookFirst(host);
    await eventually(() => receiver.received.length).toBe(1);
    receiver.answer(answering(503));
    await bookFirst(host);
    await eventually(() => receiver.received.length).toBe(2);
    const { json } = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings?state=upcoming");
    for (const { id: booking } of json.items) await host.call("POST", `/v1/bookings/${booking}/cancellation`, {});
    const { page } = await openConsole("/console/webhooks", {
      host,
      width: 320,
      height: 700,
      prepare: (opened) => opened.addInitScript(() => localStorage.setItem("daybook.language", "en-XA")),
    });
    await page.locator("main li a").waitFor();
    expect(await sideways(page)).toBe(0);
    await page.locator("main header button").click();
    await dialog(page).waitFor();
    expect(await sideways(page)).toBe(0);
    expect(await seriousIn(page)).toEqual([]);
    await page.goto(`${new URL(page.url()).origin}/console/webhooks/${id}`);
    await lines(page).first().waitFor();
    expect(await sideways(page)).toBe(0);
    expect(await seriousIn(page)).toEqual([]);
    await lines(page).last().click();
    await dialog(page).getByText('"type": "booking.created"').waitFor();
    expect(await sideways(page)).toBe(0);
    expect(await seriousIn(page)).toEqual([]);
    expect(page.problems).toEqual([]);
  });
});
