import { afterAll, afterEach, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

async function busyHost(): Promise<{ host: TestHost; starts: string[] }> {
  const host = await makeHost({ eventType: { bufferAfter: 30 } });
  const slots = await host.slots();
  const starts = [slots[0]?.start ?? "", slots[6]?.start ?? "", slots[20]?.start ?? ""];
  for (const start of starts) await host.book(start);
  return { host, starts };
}

const pages = [
  ["/console/bookings", "Upcoming"],
  ["/console/event-types", "First steps"],
  ["/console/availability", "Weekly hours"],
  ["/console/feeds", "No feed yet"],
  ["/console/settings", "This device"],
] as const;

test.each([
  [1280, "light"],
  [390, "dark"],
] as const)(
  "nothing serious for axe at %i pixels, %s",
  async (width, colorScheme) => {
    const { host, starts } = await busyHost();
    const date = (starts[0] ?? "").slice(0, 10);
    const { page } = await openConsole(`/console/calendar?date=${date}`, { host, width });
    await page.emulateMedia({ colorScheme });
    const found: string[] = [];
    const look = async (where: string) => {
      for (const problem of await seriousIn(page)) found.push(`${where}: ${problem}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${where}: ${wide} pixels wider than the window`);
    };

    await page
      .getByRole("button", { name: /Private lesson Someone Else/ })
      .first()
      .click();
    await page.getByText("else@example.com").first().waitFor({ state: "attached" });
    await look("calendar");
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor({ state: "attached" });
    await look("move");
    await page.keyboard.press("Escape");
    for (const [path, text] of pages) {
      await page.goto(new URL(path, page.url()).href);
      await page.getByText(text).first().waitFor();
      if (path === "/console/availability")
        await page
          .getByRole("button", { name: /, free$/ })
          .first()
          .waitFor();
      await look(path);
      if (path !== "/console/availability") continue;
      await page.getByRole("button", { name: "Add dates" }).click();
      await page.getByRole("dialog").locator("[data-date]:not([data-disabled])").last().click();
      await page.getByText("Other hours than usual").click();
      await look("date overrides");
      await page.keyboard.press("Escape");
    }
    await page.goto(new URL(`/console/event-types/${host.eventTypeId}`, page.url()).href);
    await page.getByLabel("Title").waitFor();
    await look("event type");
    expect(found).toEqual([]);
  },
  120_000,
);

test.each(["/sign-in", "/sign-up"])("nothing serious for axe at %s", async (path) => {
  const page = await openWindow(path, { width: 390 });
  await page.getByLabel("Password").waitFor();
  await page.getByRole("button").last().click();
  expect(await seriousIn(page)).toEqual([]);
});

test("the week is walked with arrow keys, a booking opens with Enter and closes with Escape", async () => {
  const { host, starts } = await busyHost();
  const { page } = await openConsole(`/console/calendar?date=${(starts[0] ?? "").slice(0, 10)}`, { host });
  const blocks = page.locator("[data-block]");
  await blocks.first().waitFor();
  await blocks.first().focus();
  await page.keyboard.press("ArrowDown");
  await eventually(() => blocks.nth(1).evaluate((block) => block === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Booking" });
  await panel.locator("ul").getByText("else@example.com").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("complementary", { name: "Coming up" }).waitFor();
  await eventually(() => blocks.nth(1).evaluate((block) => block === document.activeElement)).toBe(true);
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  await page.keyboard.press("PageDown");
  await eventually(() => page.getByRole("heading", { level: 1 }).textContent()).not.toBe(title);
});

test("a day alone that nobody booked says where the next booking is, and goes there", async () => {
  const { host, starts } = await busyHost();
  const booked = (starts[0] ?? "").slice(0, 10);
  const before = new Date(Date.parse(booked) - 86_400_000).toISOString().slice(0, 10);
  const { page } = await openConsole(`/console/calendar?date=${before}`, { host, width: 390, height: 844 });
  await page.getByText("Nobody is booked on this day.").waitFor();
  await page.getByRole("button", { name: /^Next: / }).click();
  await page
    .getByRole("button", { name: /Private lesson/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("date")).toBe(booked);
});

test("on a phone a week is a strip over one day, and a booking rises from below", async () => {
  const { host, starts } = await busyHost();
  const date = (starts[0] ?? "").slice(0, 10);
  const { page } = await openConsole(`/console/calendar?date=${date}`, { host, width: 390, height: 844 });
  await page
    .getByRole("button", { name: /Private lesson/ })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Booking" });
  await panel.getByRole("button", { name: "Cancel…" }).waitFor();
  expect(await panel.locator("ul").getByText("else@example.com").isVisible()).toBe(false);
  await panel.getByRole("button", { name: "Show history and deliveries" }).click();
  await panel.locator("ul").getByText("else@example.com").waitFor();
  await panel.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Feeds" }).click();
  await page.getByRole("heading", { name: "No feed yet" }).waitFor();
});
