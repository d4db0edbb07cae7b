import AxeBuilder from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answering, type Receiver, startReceiver } from "../../api/test/webhook-receiver.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

let receiver: Receiver;
const well = answering(200, {}, "ok");
beforeAll(async () => {
  receiver = await startReceiver();
  receiver.answer(well);
});
afterEach(async () => {
  receiver.answer(well);
  receiver.received.length = 0;
  await closeWindows();
});
afterAll(async () => {
  await closeBrowser();
  await receiver.close();
});

type Window = Awaited<ReturnType<typeof openWindow>>;

const button = (page: Window, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const dialog = (page: Window) => page.getByRole("dialog");
const field = (page: Window, name: string) => dialog(page).getByRole("textbox", { name });
const line = (page: Window, text: string | RegExp) =>
  page.locator("main li").getByRole("button").filter({ hasText: text });

async function makeChannel(host: TestHost, over: object = {}): Promise<string> {
  const events = ["booking.created", "booking.rescheduled", "booking.cancelled"];
  const body = { kind: "slack", name: "Studio", url: receiver.url, events, ...over };
  const made = await host.call<{ id: string }>("POST", "/v1/chat-channels", body);
  expect(made.status).toBe(201);
  return made.json.id;
}
const sideways = (page: Window) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
async function serious(page: Window): Promise<string[]> {
  // What is still fading in is paler than it will be.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
}

describe("channels in the console", () => {
  test("one is added with a word on how, shows what is written, and sends a test and a booking", {
    timeout: 60_000,
  }, async () => {
    const { page, host } = await openConsole("/console/channels");
    await page.getByText("No channel yet").waitFor();
    await button(page, "Discord").click();
    await dialog(page).getByText("Make a new webhook and copy its URL.").waitFor();
    await dialog(page).getByText("Jonas Weber has booked Lesson.").waitFor();
    expect(await serious(page)).toEqual([]);

    // What can't be is said at the field, with what to do.
    await field(page, "Address of the webhook").fill("https://example.com/hook");
    await field(page, "Name").fill("Studio, #bookings");
    await button(page, "Add the channel").click();
    await dialog(page).getByText("This isn’t an address of Discord.").waitFor();
    await eventually(() =>
      field(page, "Address of the webhook").evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await field(page, "Address of the webhook").fill(`${receiver.url}/very-secret-x9Yz`);
    await button(page, "Add the channel").click();

    await page.getByRole("heading", { level: 1, name: "Studio, #bookings" }).waitFor();
    await page.getByText(/…x9Yz/).waitFor();
    expect(await page.content()).not.toContain("very-secret");
    await page.getByText("Cancelled", { exact: true }).click();
    await page.getByText("Jonas Weber has cancelled Lesson.").waitFor();

    await button(page, "Send a test").click();
    await page.getByText(/It is in the room: Discord answered 200 in \d+\sms/).waitFor();
    await line(page, "Test").waitFor();
    const [first] = await host.slots();
    expect((await host.book(first?.start ?? "")).status).toBe(201);
    await line(page, "Booked").waitFor({ timeout: 20_000 });
    expect(receiver.received.at(-1)?.json.embeds).toHaveLength(1);
    expect(await serious(page)).toEqual([]);
    expect(page.problems).toEqual([]);
  });

  test("a test that isn't taken says what was answered; what failed is sent again", { timeout: 60_000 }, async () => {
    receiver.answer(answering(500, {}, "rollup_error"));
    const host = await makeHost();
    const id = await makeChannel(host);
    const { page } = await openConsole(`/console/channels/${id}`, { host });
    await button(page, "Send a test").click();
    await page.getByText("It isn’t in the room: Slack answered 500.").waitFor();
    await line(page, "Test").click();
    await page.getByText("It answered 500, rollup_error.").last().waitFor();
    expect(await serious(page)).toEqual([]);
    receiver.answer(well);
    await button(page, "Send it again").click();
    await line(page, "Done").waitFor();
    expect(page.problems).toEqual([]);
  });

  test("one is paused, goes on, is edited without its secret, and comes back after it was deleted", {
    timeout: 60_000,
  }, async () => {
    const host = await makeHost();
    const id = await makeChannel(host);
    const { page } = await openConsole(`/console/channels/${id}`, { host });
    await button(page, "Pause").click();
    await page.getByText(/You paused it/).waitFor();
    await button(page, "Resume").click();
    await button(page, "Pause").waitFor();

    await button(page, "More").last().click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
    expect(await field(page, "Address of the webhook").inputValue()).toBe("");
    await field(page, "Name").fill("Front desk");
    await dialog(page).getByText("Only these").click();
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await dialog(page).getByText("Choose at least one.").waitFor();
    await dialog(page).getByRole("checkbox", { name: "Moved" }).uncheck();
    await dialog(page).getByText("All, also those to come").click();
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { level: 1, name: "Front desk" }).waitFor();
    await page.getByText("Booked and Cancelled").waitFor();

    await button(page, "More").last().click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByText("No channel yet").waitFor();
    await button(page, "Undo").click();
    await page.getByText("Front desk is back.").waitFor();
    await page.getByRole("link", { name: /Front desk/ }).waitFor();
    expect(page.problems).toEqual([]);
  });

  test("fits a phone, in Arabic too, by day and by night", { timeout: 60_000 }, async () => {
    const host = await makeHost();
    const id = await makeChannel(host, { name: "قناة الاستوديو #حجوزات" });
    await host.call("PATCH", "/v1/me", { locale: "ar" });
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await openConsole(`/console/channels/${id}`, {
        host,
        width: 320,
        height: 740,
        prepare: (window) => window.emulateMedia({ colorScheme }),
      });
      await page.getByRole("heading", { level: 1, name: "قناة الاستوديو" }).waitFor();
      await page.locator("figure").waitFor();
      expect(await sideways(page)).toBe(0);
      expect(await serious(page)).toEqual([]);
      await closeWindows();
    }
  });
});

test("the settings take a number for text messages, with its country", { timeout: 60_000 }, async () => {
  const { page, host } = await openConsole("/console/settings");
  const phone = page.getByRole("textbox", { name: "Phone number" });
  await phone.fill("912 345 678");
  await button(page, /Save/).click();
  await page.getByText("Write it with its country code").first().waitFor();
  await phone.fill("+351 912 345 678");
  await button(page, /Save/).click();
  await eventually(
    async () => (await host.call<{ account: { phone: string } }>("GET", "/v1/me")).json.account.phone,
  ).toBe("+351912345678");
  await eventually(() => phone.inputValue()).toBe("+351912345678");
  expect(page.problems).toEqual([]);
});
