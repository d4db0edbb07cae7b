import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../../scripts/local/chromium.ts";
import { running } from "../../../scripts/test/browser.ts";
import { makeHost } from "./host.ts";
import { startNamedProxy } from "./named-proxy.ts";
import { withDay } from "./window.ts";

// Whoever opens Daybook from the phone beside it has plain http on a name that isn't localhost: no secure context.

const NAME = "daybook.test";
let browser: Browser;
let proxy: Awaited<ReturnType<typeof startNamedProxy>>;

beforeAll(async () => {
  proxy = await startNamedProxy(NAME, running().baseUrl);
  browser = await launchChromium({ args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`] });
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser?.close();
  proxy?.close();
});

/** What a strict browser takes away besides. */
const takeAway = () => {
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  Reflect.deleteProperty(window, "Notification");
  Object.defineProperty(Navigator.prototype, "share", { value: undefined });
};

async function open(path: string, blocked: boolean): Promise<Page & { problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  const problems: string[] = [];
  const page = Object.assign(await context.newPage(), { problems });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  if (blocked) await page.addInitScript(takeAway);
  await page.goto(proxy.origin + path);
  const missing = await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID, typeof navigator.clipboard]);
  expect(missing).toEqual([false, "undefined", "undefined"]);
  return page;
}

test.each([
  ["as it is there", false],
  ["with storage blocked, and neither sharing nor notifications", true],
])("a time is booked, managed and given back over plain http, %s", { timeout: 60_000 }, async (_, blocked) => {
  const host = await makeHost({ eventType: { minimumNotice: 24 * 60 } });
  const page = await open(withDay(host.page, (await host.slots())[2]?.start ?? ""), blocked);
  const start = Number(await page.locator(".time[data-state=free]").first().getAttribute("data-start"));
  await page.locator(".time[data-state=free]").first().click();
  await page.locator(".time[data-state=selected]").first().click();
  await page.getByText(/Pencilled in for you until/).waitFor();
  await page.locator("input[name=name]").fill("Jonas Lindqvist");
  await page.locator("input[name=email]").fill("jonas@example.com");
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await page.getByText(/Für Sie vorgemerkt bis/).waitFor();
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("en");
  await page.getByRole("button", { name: /Light|Day|Lamp/ }).click();
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("heading", { name: "You’re booked, Jonas." }).waitFor();

  const { json } = await host.call<{ items: { id: string; start: string }[] }>("GET", "/v1/bookings");
  expect(json.items.map((booking) => Date.parse(booking.start))).toEqual([start]);
  const booking = await host.call<{ manageUrl: string }>("GET", `/v1/bookings/${json.items[0]?.id}`);
  await page.goto(proxy.origin + new URL(booking.json.manageUrl).pathname);
  await page.getByRole("button", { name: "Move it" }).click();
  const other = page.locator(`.time[data-state=free]:not([data-start="${start}"])`).first();
  await other.click();
  await page.locator(".time[data-state=selected]").first().click();
  await page.getByText(/Moved to /).waitFor();
  await page.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel the booking" }).click();
  await page
    .getByText(/is cancelled/)
    .first()
    .waitFor();
  expect(page.problems).toEqual([]);
});

test.each([
  ["as it is there", false],
  ["with storage blocked, and neither sharing nor notifications", true],
])("a host signs in and goes round the console over plain http, %s", { timeout: 90_000 }, async (_, blocked) => {
  const host = await makeHost();
  await host.book((await host.slots())[0]?.start ?? "");
  const bookings = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings");
  const page = await open("/sign-in", blocked);
  await page.locator("input[type=email]").fill(`${host.handle}@example.com`);
  await page.locator("input[type=password]").fill(`correct-${host.handle}-horse`);
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/console/);
  for (const path of [
    "/console/calendar",
    `/console/bookings?booking=${bookings.json.items[0]?.id}`,
    "/console/event-types",
    "/console/event-types/new",
    `/console/event-types/${host.eventTypeId}`,
    "/console/availability",
    "/console/feeds",
    "/console/settings",
  ]) {
    await page.goto(proxy.origin + path);
    await page.locator("h1, h2").first().waitFor();
    await page.waitForTimeout(200);
    expect([path, page.problems]).toEqual([path, []]);
  }
  await page.goto(`${proxy.origin}/console/bookings?booking=${bookings.json.items[0]?.id}`);
  await page.getByRole("button", { name: "More", exact: false }).last().click();
  await page.getByRole("menuitem", { name: /Copy/ }).click();
  await page.getByText(/^Copied\./).waitFor();
  expect(page.problems).toEqual([]);
});

test("what is to be copied is copied over plain http", async () => {
  const page = await open("/", false);
  await page.getByRole("button", { name: "Copy the command" }).first().click();
  await page.getByRole("button", { name: "Copied" }).first().waitFor();
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "pasted";
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press("ControlOrMeta+V");
  expect(await page.locator("#pasted").inputValue()).toBe("npx -y pnpm@12 start");
  expect(page.problems).toEqual([]);
});
