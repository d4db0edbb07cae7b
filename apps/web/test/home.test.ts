import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { signIn } from "./console-host.ts";
import { makeHost } from "./host.ts";
import { closeBrowser, closeWindows, openWindow } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

/** Notes every shift, and where each link and button stands when the first of them is painted. */
const watchLayout = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });

const places = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("a, button, h1, h2")].map((element) => {
      const { x, y, width } = element.getBoundingClientRect();
      return [element.textContent, element.getAttribute("href"), x, y, width];
    }),
  );

test.each([
  ["signed out", 1280],
  ["signed in", 1280],
  ["signed in", 390],
])("nothing on home moves after its first paint: %s, %i pixels wide", async (who, width) => {
  const host = await makeHost();
  const page = await openWindow("/sign-in", { width, prepare: watchLayout });
  if (who === "signed in") await signIn(page, host.handle);
  // Whatever is asked about the account comes late.
  await page.route("**/v1/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue().catch(() => {});
  });
  await page.goto(`${running().baseUrl}/`);
  await page.locator("h1").waitFor();
  const first = await places(page);
  expect(first.length).toBeGreaterThan(10);
  await page.waitForTimeout(2_000);
  expect(await places(page)).toEqual(first);
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBe(0);
  expect(page.problems).toEqual([]);
});

test("who is signed in gets in by the button of those who aren't", async () => {
  const host = await makeHost();
  const page = await openWindow("/");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.locator("input[type=password]").waitFor();
  await signIn(page, host.handle);
  await page.goto(`${running().baseUrl}/`);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL(/\/console/);
});

test("its pictures can be read on a phone, and are out of the way of keys and screen readers", async () => {
  const page = await openWindow("/", { width: 390 });
  await page.locator("h1").waitFor();
  const small = await page.locator("[inert]").evaluateAll((pictures) =>
    pictures.flatMap((picture) =>
      [...picture.querySelectorAll<HTMLElement>("*")]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((element) => element.className !== "sr" && element.closest(".sr, .avatar") === null)
        .map((element) => [element.textContent, Number.parseFloat(getComputedStyle(element).fontSize)] as const)
        .filter(([, size]) => size < 13),
    ),
  );
  expect(small).toEqual([]);
  expect(await page.locator("[inert]").count()).toBeGreaterThan(3);
  await page.getByRole("img", { name: /12:30 chosen/ }).waitFor();
});

test("the API is told to people on a page, and to programs by its description", async () => {
  const page = await openWindow("/");
  expect(await page.locator('a[href*="openapi.json"]').count()).toBe(0);
  await page.getByRole("link", { name: "API", exact: true }).click();
  await page.getByRole("heading", { name: "The API" }).waitFor();
  const call = page.locator("details", { hasText: "/v1/pages/{handle}/{slug}/bookings" });
  await call.locator("summary").click();
  await call.getByText("Idempotency-Key", { exact: true }).waitFor();
  await call.getByText("409", { exact: true }).waitFor();
  expect(page.problems).toEqual([]);
});

test("a public page leads to what is stored, and to whoever runs this, naming itself alone", async () => {
  const host = await makeHost();
  const address = running().baseUrl + host.page;
  const page = await openWindow(`${host.page}?name=Jo&email=jo@example.com`);
  const report = page.getByRole("link", { name: "Report" });
  expect(await report.getAttribute("href")).toBe(
    `mailto:operator@daybook.example?subject=${encodeURIComponent(address)}`,
  );
  await page.getByRole("link", { name: "Privacy" }).click();
  await page.getByRole("heading", { name: "If you book" }).waitFor();
  const operator = page.getByRole("link", { name: "Whoever runs this Daybook" });
  expect(await operator.getAttribute("href")).toBe("mailto:operator@daybook.example");
  const booked = await host.book((await host.slots())[0]?.start ?? "");
  await page.goto(booked.json.manageUrl);
  const subject = await page.getByRole("link", { name: "Report" }).getAttribute("href");
  expect(decodeURIComponent(subject ?? "")).toMatch(/\/manage$/);
  expect(page.problems).toEqual([]);
});
