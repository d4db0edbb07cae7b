import { afterAll, afterEach, expect, test } from "vitest";
import { unsubscribePath } from "../../../scripts/test/unsubscribe-path.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const dayBefore = { minutes: 1_440, when: "before_start", to: "invitee", by: "mail" };
const reminding = () => makeHost({ eventType: { reminders: [dayBefore] } });

/** A booking days from now, whose reminder waits. */
async function booked(host: TestHost): Promise<{ id: string; path: string }> {
  const start = (await host.slots()).find((one) => Date.parse(one.start) > Date.now() + 3 * 86_400_000)?.start ?? "";
  const { status, json } = await host.book(start);
  expect(status).toBe(201);
  const list = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings");
  return { id: list.json.items[0]?.id ?? "", path: new URL(json.manageUrl).pathname };
}

test("what is sent by itself stands on a line of time: added by one press, sent to others, taken away and back", async () => {
  const host = await makeHost({ eventType: { reminders: [] } });
  const { page } = await openConsole(`/console/event-types/${host.eventTypeId}`, { host });
  const section = page.locator("#section-reminders");
  await section.getByText("Nothing is sent by itself.").waitFor();
  await section.getByRole("button", { name: "1 day after" }).click();
  await section.getByRole("button", { name: "1 hour before" }).click();
  await section.getByRole("combobox", { name: "1 hour before: whom it goes to" }).selectOption("both");

  await section.getByRole("button", { name: "Another time…" }).click();
  await section.getByLabel("How long", { exact: true }).fill("5");
  await section.getByLabel("How long, unit").selectOption("minutes");
  await section.getByLabel("How long", { exact: true }).press("Enter");
  await section.getByText("From 10 minutes to 30 days.").waitFor();
  await section.getByLabel("How long, unit").selectOption("days");
  await section.getByLabel("To whom").selectOption("host");
  await section.getByRole("button", { name: "Add it" }).click();

  const lines = section.getByRole("listitem");
  const times = async () => (await lines.allTextContents()).map((text) => text.replace(/To whoever.*/, ""));
  expect(await times()).toEqual(["5 days before", "1 hour before", "It takes placePrivate lesson", "1 day after"]);
  await section.getByRole("button", { name: "Remove: 5 days before" }).click();
  await expect.poll(times).not.toContain("5 days before");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(times).toContain("5 days before");

  await page.getByRole("button", { name: /^Save/ }).click();
  await page
    .getByText(/is saved|Saved/)
    .first()
    .waitFor();
  const { json } = await host.call<{ reminders: unknown[] }>("GET", `/v1/event-types/${host.eventTypeId}`);
  expect(json.reminders).toEqual(
    expect.arrayContaining([
      { minutes: 60, when: "before_start", to: "both", by: "mail" },
      { minutes: 1_440, when: "after_end", to: "invitee", by: "mail" },
      { minutes: 7_200, when: "before_start", to: "host", by: "mail" },
    ]),
  );
  expect(page.problems).toEqual([]);
}, 60_000);

test("a booking's record says what waits and until when, at the address that mails name", async () => {
  const host = await reminding();
  const { id } = await booked(host);
  const { page } = await openConsole(`/console/bookings/${id}`, { host });
  const line = page.getByRole("listitem").filter({ hasText: "Reminder to Someone" });
  await line.getByText("1 day before it begins").waitFor();
  await line.getByText(/^Waits until /).waitFor();
  await line.getByText("Planned", { exact: true }).waitFor();
  expect(page.problems).toEqual([]);
}, 60_000);

test("whoever booked may switch reminders off and on, by the booking's own page or a mail's link that asks first", async () => {
  const host = await reminding();
  const { id, path } = await booked(host);
  const page = await openWindow(path, { width: 390 });
  const choice = page.getByRole("switch", { name: "Remind me by email" });
  await page.getByText(/^Next on /).waitFor();
  await choice.uncheck();
  await page.getByText("You hear all the same if it is moved or cancelled.").waitFor();
  await page.reload();
  await eventually(() => choice.isChecked()).toBe(false);
  await choice.check();
  await page.getByText(/^Next on /).waitFor();

  const link = await openWindow(await unsubscribePath(id));
  await link.getByRole("heading", { name: "No more of these emails?" }).waitFor();
  await page.reload();
  await eventually(() => choice.isChecked()).toBe(true);
  await link.getByRole("button", { name: "Stop these emails" }).click();
  await link.getByRole("heading", { name: "You get no more of these." }).waitFor();
  await page.reload();
  await eventually(() => choice.isChecked()).toBe(false);
  const wrong = await openWindow("/unsubscribe/nothing");
  await wrong.getByRole("heading", { name: "Nothing is written here" }).waitFor();
  expect([...page.problems, ...link.problems]).toEqual([]);
}, 60_000);

test("a host has the next day told by mail, at an hour of theirs", async () => {
  const { page, host } = await openConsole("/console/settings");
  const digest = async () => (await host.call<{ account: { digest: unknown } }>("GET", "/v1/me")).json.account.digest;
  await page.getByRole("switch", { name: "Mail me the next day’s bookings" }).check();
  await page.getByText("You get it at 18:00, before each day with bookings.").waitFor();
  await page.getByLabel("Sent at").selectOption("7");
  await page.getByText("You get it at 07:00, before each day with bookings.").waitFor();
  expect(await digest()).toEqual({ hour: 7 });
  const link = await openWindow(
    await unsubscribePath(
      await host.call<{ account: { id: string } }>("GET", "/v1/me").then(({ json }) => json.account.id),
    ),
  );
  await link.getByRole("button", { name: "Stop these emails" }).click();
  await link.getByRole("link", { name: "To the settings" }).waitFor();
  expect(await digest()).toBeNull();
  expect([...page.problems, ...link.problems]).toEqual([]);
}, 60_000);

test("on a phone a reminder says in full whom it goes to, and its bin can be hit", async () => {
  const texted = { minutes: 30, when: "before_start", to: "both", by: "sms" };
  const host = await makeHost({ eventType: { reminders: [dayBefore, texted] } });
  const { page } = await openConsole(`/console/event-types/${host.eventTypeId}`, { host, width: 390, height: 844 });
  const section = page.locator("#section-reminders");
  const readers = section.getByRole("combobox", { name: "30 minutes before: whom it goes to" });
  const cut = await readers.evaluate((select: HTMLSelectElement) => {
    const { fontSize, fontFamily, paddingInlineStart, paddingInlineEnd } = getComputedStyle(select);
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) throw new Error("No canvas");
    pen.font = `${fontSize} ${fontFamily}`;
    const widest = Math.max(...[...select.options].map(({ text }) => pen.measureText(text).width));
    return widest + Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd) - select.clientWidth;
  });
  expect(cut).toBeLessThanOrEqual(0);
  const bin = await section.getByRole("button", { name: "Remove: 30 minutes before" }).boundingBox();
  expect(Math.min(bin?.width ?? 0, bin?.height ?? 0)).toBeGreaterThanOrEqual(36);
});
