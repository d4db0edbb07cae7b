import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { day, makeHost, type TestHost } from "./host.ts";
import { closeBrowser, closeWindows, lineOf, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one === document.body ? "nowhere" : ((one as HTMLElement).dataset.start ?? one?.textContent ?? "");
  });
const timesOf = async (host: TestHost) =>
  (await host.slots()).map(({ start }) => start).filter((start) => start.slice(0, 10) === day(3));

test.each(["the link", "the browser"])(
  "back from the form by %s the focus is on the time that was chosen",
  async (way) => {
    const host = await makeHost();
    const [, start = ""] = await timesOf(host);
    const page = await openWindow(withDay(host.page, start));
    await lineOf(page, start).click();
    await lineOf(page, start).click();
    await eventually(() => focused(page)).toBe("Your details");
    if (way === "the link") await page.getByRole("link", { name: "Choose another time" }).click();
    else await page.goBack();
    await eventually(() => focused(page)).toBe(String(Date.parse(start)));
    await page.keyboard.press("Enter");
    await eventually(() => focused(page)).toBe("Your details");
  },
);

test("what is taken instead has the focus, when the note that offered it goes", async () => {
  const host = await makeHost();
  const [, , taken = "", ...rest] = await timesOf(host);
  expect((await host.book(taken)).status).toBe(201);
  const page = await openWindow(withTime(host.page, taken));
  await page
    .getByRole("button", { name: /^Take / })
    .last()
    .press("Enter");
  await eventually(() => focused(page)).toMatch(/^\d+$/);
  expect(rest.map((start) => String(Date.parse(start)))).toContain(await focused(page));
});

test("a hold that is asked for again, and a time taken instead in the form, leave the focus in the form", async () => {
  const host = await makeHost();
  const [first = "", , , second = ""] = await timesOf(host);
  const page = await openWindow(`${withTime(host.page, first)}&name=Ana%20Costa&email=ana%40example.com`);
  await page.route("**/holds", (route) => route.abort());
  await lineOf(page, first).click();
  await page.getByRole("button", { name: /again/i }).waitFor();
  await page.unroute("**/holds");
  await page.getByRole("button", { name: /again/i }).press("Enter");
  await page.getByText(/^Pencilled in for you until/).waitFor();
  expect(await focused(page)).toBe("Your details");
  // Taken behind the page's back: the first answer to Book says so.
  await page.route("**/bookings", (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "urn:daybook:problem:slot_unavailable",
        title: "Taken",
        status: 409,
        code: "slot_unavailable",
        reason: "booked",
        detail: "Taken.",
        requestId: "1",
        alternatives: [{ start: second, end: second }],
      }),
    }),
  );
  await page.getByRole("button", { name: /^Book .* at/ }).click();
  await page.getByRole("button", { name: /^Take / }).press("Enter");
  await eventually(() => focused(page)).toBe("Your details");
});
