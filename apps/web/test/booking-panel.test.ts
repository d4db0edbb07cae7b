import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openConsole } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, type openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

type Window = Awaited<ReturnType<typeof openWindow>>;

const rows = (page: Window) => page.locator("main li[aria-posinset]");

describe("a booking's panel", () => {
  test("opens the next booking by itself, leaves the focus alone, and stays closed once it was closed", async () => {
    const host = await makeHost();
    const slots = await host.slots();
    await host.book(slots[4]?.start ?? "");
    const { page } = await openConsole("/console/bookings", { host });
    const panel = page.getByRole("complementary", { name: "Booking" });
    await panel.getByText("Someone Else", { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    // What is read stays, though another comes before it.
    const when = await panel.getByText(/\d\d:\d\d–/).textContent();
    await host.book(slots[0]?.start ?? "");
    await eventually(() => rows(page).count()).toBe(2);
    expect(await panel.getByText(/\d\d:\d\d–/).textContent()).toBe(when);
    await panel.getByRole("button", { name: "Close" }).click();
    await page.getByText("Choose a booking to see who comes").waitFor();
    await page.getByRole("link", { name: "Past" }).click();
    await page.getByRole("link", { name: /^Upcoming/ }).click();
    await page.getByText("Choose a booking to see who comes").waitFor();
  });

  test("opens nothing by itself on a phone", async () => {
    const host = await makeHost();
    await host.book((await host.slots())[4]?.start ?? "");
    const { page } = await openConsole("/console/bookings", { host, width: 390, height: 844 });
    await rows(page).first().waitFor();
    await page.waitForTimeout(400);
    expect(await page.getByRole("complementary", { name: "Booking" }).count()).toBe(0);
  });

  test("opened without a connection shows what the list knew, says so, and catches up", async () => {
    const host = await makeHost();
    const slots = await host.slots();
    for (const index of [0, 4]) await host.book(slots[index]?.start ?? "");
    const { page } = await openConsole("/console/bookings", { host });
    await rows(page).nth(1).waitFor();
    await page.getByText("Confirmation to Someone").waitFor();
    await page.context().setOffline(true);
    await rows(page).nth(1).getByRole("button").click();
    const panel = page.getByRole("complementary", { name: "Booking" });
    await panel.getByText("You’re offline.", { exact: false }).waitFor();
    await panel.getByRole("heading", { name: "Private lesson" }).waitFor();
    await panel.getByRole("link", { name: "else@example.com" }).waitFor();
    await page.context().setOffline(false);
    await panel.getByText("Someone booked it").waitFor({ timeout: 20_000 });
  });

  test("has the times of its history in the margin, and says to whom each mail went, and when", async () => {
    const host = await makeHost();
    await host.book((await host.slots())[4]?.start ?? "");
    const { page } = await openConsole("/console/bookings", { host });
    const panel = page.getByRole("complementary", { name: "Booking" });
    const booked = panel.getByRole("listitem").filter({ hasText: "Someone booked it" });
    await eventually(() => booked.textContent()).toMatch(/^\d+ \w+ \d\d:\d\dSomeone booked it$/);
    const mail = panel.getByRole("listitem").filter({ hasText: "Confirmation to Someone" });
    await eventually(() => mail.textContent()).toMatch(/else@example\.com\d\d:\d\dSent$/);
  });
});

test("the times one can move to fade where they go on beyond the edge", async () => {
  const host = await makeHost({ eventType: { durations: [15], slotInterval: 15 } });
  await host.book((await host.slots(15))[0]?.start ?? "", 15);
  const { page } = await openConsole("/console/bookings", { host });
  await page.getByRole("button", { name: "Move", exact: true }).click();
  const list = page.getByRole("dialog").getByRole("radiogroup", { name: /times in/ });
  const faded = () => list.evaluate((element) => [element.dataset.above, element.dataset.below]);
  await eventually(faded).toEqual([undefined, "true"]);
  await list.evaluate((element) => element.scrollTo(0, 20));
  await eventually(faded).toEqual(["true", "true"]);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await eventually(faded).toEqual(["true", undefined]);
});
