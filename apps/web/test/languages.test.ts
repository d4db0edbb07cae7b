import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { seriousIn } from "./axe.ts";
import { signIn } from "./console-host.ts";
import { eventually } from "./eventually.ts";
import { makeHost, type TestHost } from "./host.ts";
import { still } from "./still.ts";
import { closeBrowser, closeWindows, openWindow, withDay, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

interface Mail {
  to: { address: string };
  subject: string;
  html: string;
}
const mailsTo = async (address: string): Promise<Mail[]> => {
  const response = await fetch(`${running().baseUrl}/dev/mail`, { headers: { accept: "application/json" } });
  return ((await response.json()) as { items: Mail[] }).items.filter((mail) => mail.to.address === address);
};
const htmlOf = (page: Page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir] as const);

/** Chooses the first free time of a day and opens the form. */
async function openForm(page: Page) {
  await page.locator(".time[data-state=free]").first().click();
  await page.locator(".time[data-state=selected]").first().click();
  await page.locator("input[name=email]").waitFor();
}

test.each([
  ["ja-JP", "ja", "ltr", "予約"],
  ["ar-EG", "ar", "rtl", "حجز"],
])("a booking in %s, from the first paint to its mail", async (locale, lang, dir, word) => {
  const host = await makeHost({ eventType: { minimumNotice: 24 * 60 } });
  const start = (await host.slots())[3]?.start ?? "";
  const served = await fetch(running().baseUrl + host.page, { headers: { "accept-language": locale } });
  expect(await served.text()).toContain(`<html lang="${lang}" dir="${dir}"`);
  for (const width of [390, 1280]) {
    const page = await openWindow(withDay(host.page, start), { locale, width });
    await openForm(page);
    expect(await htmlOf(page)).toEqual([lang, dir]);
    const email = `${lang}${width}-${host.handle}@example.com`;
    await page.locator("input[name=name]").fill("Jo Silva");
    await page.locator("input[name=email]").fill(email);
    await page.locator("button[type=submit]:visible").last().click();
    await page.locator("[data-step=booked]").waitFor();
    await page.getByText(word).first().waitFor();
    await eventually(() => mailsTo(email).then((mails) => mails.length)).toBe(1);
    expect((await mailsTo(email))[0]?.html).toContain(`lang="${lang}"`);
    expect(page.problems).toEqual([]);
  }
});

test("a language is chosen on a page, at once and for good, and what was written stays", async () => {
  const host = await makeHost();
  const page = await openWindow(withDay(host.page, (await host.slots())[0]?.start ?? ""));
  await openForm(page);
  await page.locator("input[name=name]").fill("Jo Silva");
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await page.getByText("Vorgemerkt").first().waitFor();
  expect(await page.locator("input[name=name]").inputValue()).toBe("Jo Silva");
  expect(await htmlOf(page)).toEqual(["de", "ltr"]);
  await page.reload();
  await page.getByText("Vorgemerkt").first().waitFor();
  expect(page.problems).toEqual([]);
});

test("a link asks for a language, and the reader's own choice goes before it", async () => {
  const host = await makeHost();
  const page = await openWindow(`${host.page}?lang=fr`, { locale: "en-GB" });
  await page.locator(".time[data-state=free]").first().waitFor();
  expect(await htmlOf(page)).toEqual(["fr", "ltr"]);
  await page.getByRole("combobox").last().selectOption("es");
  await eventually(() => htmlOf(page)).toEqual(["es", "ltr"]);
  await page.goto(`${running().baseUrl}${host.page}?lang=fr`);
  await page.locator(".time[data-state=free]").first().waitFor();
  expect(await htmlOf(page)).toEqual(["es", "ltr"]);
});

test("the console speaks the account's language, and settings keep it", { timeout: 120_000 }, async () => {
  const host = await makeHost();
  await host.call("PATCH", "/v1/me", { locale: "de-DE" });
  const page = await openWindow("/sign-in", { locale: "en-GB" });
  await signIn(page, host.handle);
  await page.goto(`${running().baseUrl}/console`);
  await page.getByRole("link", { name: "Buchungen" }).first().waitFor();
  for (const [path, heading] of [
    ["/console/calendar", "Kalender"],
    ["/console/bookings", "Buchungen"],
    ["/console/event-types", "Terminarten"],
    ["/console/settings", "Einstellungen"],
  ] as const) {
    await page.goto(running().baseUrl + path);
    await page.getByText(heading).first().waitFor();
  }
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("pt");
  await eventually(
    async () => (await host.call<{ account: { locale: string } }>("GET", "/v1/me")).json.account.locale,
  ).toBe("pt-PT");
  expect(page.problems).toEqual([]);
});

/** By how much the page is too wide, once what comes and goes has gone. */
const sideways = async (page: Page): Promise<number> => {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  await page.waitForFunction(fits, null, { timeout: 2_000 }).catch(() => {});
  return page.evaluate(over);
};

/** Every screen, with a booking there. */
async function screens(host: TestHost): Promise<string[]> {
  const start = (await host.slots())[0]?.start ?? "";
  const { json } = await host.book(start);
  const bookings = await host.call<{ items: { id: string }[] }>("GET", "/v1/bookings");
  const schedules = await host.call<{ items: { id: string }[] }>("GET", "/v1/schedules");
  return [
    "/",
    "/privacy",
    "/api",
    `/${host.handle}`,
    `/${host.handle}/nothing-here`,
    withDay(host.page, start),
    withTime(host.page, (await host.slots())[1]?.start ?? "", "#details"),
    new URL(json.manageUrl).pathname,
    `${new URL(json.manageUrl).pathname}#move`,
    "/sign-in",
    "/sign-up",
    "/console/calendar",
    "/console/bookings",
    `/console/bookings?booking=${bookings.json.items[0]?.id}`,
    "/console/event-types",
    "/console/event-types/new",
    `/console/event-types/${host.eventTypeId}`,
    `/console/availability/${schedules.json.items[0]?.id}`,
    "/console/feeds",
    "/console/deliveries",
    "/console/channels",
    "/console/webhooks",
    "/console/settings/keys",
    "/console/settings",
    "/console/settings/security",
    "/console/settings/log",
    "/console/settings/data",
  ];
}

test("in a language that is longer by two fifths nothing is pushed out of a phone of 320 pixels", {
  timeout: 180_000,
}, async () => {
  const host = await makeHost();
  const paths = await screens(host);
  const page = await openWindow("/sign-in", {
    width: 320,
    height: 640,
    prepare: (opened) => opened.addInitScript(() => localStorage.setItem("daybook.language", "en-XA")),
  });
  await signIn(page, host.handle);
  const wide: [string, number][] = [];
  for (const path of paths) {
    await page.goto(running().baseUrl + path);
    await page.locator("h1, h2").first().waitFor();
    await still(page);
    const over = await sideways(page);
    if (over > 0) wide.push([path, over]);
  }
  expect(wide).toEqual([]);
  expect(page.problems).toEqual([]);
});

test("nothing serious for axe in Arabic", { timeout: 180_000 }, async () => {
  const host = await makeHost();
  const paths = await screens(host);
  const page = await openWindow("/sign-in", {
    width: 390,
    prepare: (opened) => opened.addInitScript(() => localStorage.setItem("daybook.language", "ar")),
  });
  await signIn(page, host.handle);
  const found: [string, string[]][] = [];
  for (const path of paths) {
    await page.goto(running().baseUrl + path);
    await page.locator("h1, h2").first().waitFor();
    const serious = await seriousIn(page);
    if (serious.length > 0) found.push([path, serious]);
  }
  expect(found).toEqual([]);
});
