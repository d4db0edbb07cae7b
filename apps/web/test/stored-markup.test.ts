import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { running } from "../../../scripts/test/browser.ts";
import { openConsole } from "./console-host.ts";
import { makeHost, type TestHost } from "./host.ts";
import { MARKUP, SHORT, storeMarkup } from "./marked-bodies.ts";
import { closeBrowser, closeWindows, openWindow, withTime } from "./window.ts";

afterEach(closeWindows);
afterAll(closeBrowser);

interface Stored {
  host: TestHost;
  manage: string;
  bookingId: string;
  /** Which texts of which operations hold the markup now. */
  texts: string[];
}

/** A host and an invitee who write markup wherever they can write. */
async function makeStored(): Promise<Stored> {
  const host = await makeHost();
  const texts: string[] = [];
  const call = async (method: string, path: string, body: unknown) => {
    const headers = {
      ...{ "content-type": "application/json", authorization: `Bearer ${host.token}` },
      ...{ "if-match": "*", "idempotency-key": crypto.randomUUID() },
    };
    const answer = await fetch(running().baseUrl + path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, json: await answer.json() };
  };
  const store = async (name: Parameters<typeof storeMarkup>[0], given = {}, path?: string) => {
    const stored = await storeMarkup(name, call, given, path);
    texts.push(...stored.texts);
    return stored.answer.json as unknown as { id: string; manageUrl: string };
  };
  await store("PATCH /v1/me");
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];
  const schedule = await store("POST /v1/schedules", { timezone: "Europe/Lisbon", hours });
  const questions = [{ id: "level", kind: "text", label: MARKUP, required: false }];
  const slug = "marked";
  const type = await store("POST /v1/event-types", { slug, scheduleId: schedule.id, reminders: [], questions });
  await store("PUT /v1/event-type-order", {
    ungrouped: [host.eventTypeId],
    groups: [{ title: SHORT, eventTypeIds: [type.id] }],
  });
  const receiver = { url: "http://127.0.0.1:9/", events: ["booking.created"] };
  await store("POST /v1/webhooks", receiver);
  await store("POST /v1/feeds");
  await store("POST /v1/api-keys");
  await store("POST /v1/chat-channels", {
    kind: "slack",
    url: "http://127.0.0.1:9/services/T/B/x",
    events: ["booking.created"],
  });
  const page = `/${host.handle}/${slug}`;
  const free = await host.call<{ slots: { start: string }[] }>(
    "GET",
    `/v1/pages${page}/slots?from=${day(1)}&to=${day(20)}&timezone=UTC`,
  );
  const given = {
    start: free.json.slots[2]?.start,
    timezone: "UTC",
    answers: { level: MARKUP },
    hold: undefined,
  };
  const booked = await store("POST /v1/pages/{handle}/{slug}/bookings", given, `/v1/pages${page}/bookings`);
  return { host: { ...host, page }, manage: new URL(booked.manageUrl).pathname, bookingId: booked.id, texts };
}
const day = (plus: number) => new Date(Date.now() + plus * 86_400_000).toISOString().slice(0, 10);

/** Tells of whatever of the markup is more than text. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ran: string[] = [];
    Object.assign(globalThis, { ran: () => ran.push("it ran"), found: ran });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, sample }) => {
      ran.push(`${effectiveDirective} ${sample}`);
    });
  });
}
const found = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const made = document.querySelectorAll("[onerror], img[src=''], script:not([src]):not([type='application/json'])");
    const links = [...document.querySelectorAll("a[href]")].filter((link) =>
      /^(javascript|data):/i.test(link.getAttribute("href") ?? ""),
    );
    return [
      ...(globalThis as unknown as { found: string[] }).found,
      ...[...made, ...links].map(({ outerHTML }) => outerHTML),
    ];
  });

async function opens(page: Page, path: string, shown: string): Promise<void> {
  await page.goto(running().baseUrl + path);
  await page.locator(shown).first().waitFor();
  await page.waitForTimeout(300);
  expect([path, await found(page)]).toEqual([path, []]);
}

it("what a host or an invitee writes is text on every page and in every mail", { timeout: 300_000 }, async () => {
  const { host, manage, bookingId, texts } = await makeStored();
  // Where markup was kept: fewer than these, and this test has lost its subject.
  expect(texts.length, texts.join("\n")).toBeGreaterThan(14);

  const open = await openWindow(host.page, { prepare: watch });
  await open.locator(".time[data-state=free]").first().waitFor();
  expect(await open.content()).toContain("&lt;img src onerror");
  expect(await found(open)).toEqual([]);
  for (const [path, shown] of [
    [`/${host.handle}`, "h1"],
    [withTime(host.page, (await host.slots())[5]?.start ?? "", "#details"), "form"],
    [manage, "h1"],
  ] as const)
    await opens(open, path, shown);

  const { page } = await openConsole("/console/calendar", { host, prepare: watch });
  await page.locator("main h1").first().waitFor();
  for (const path of [
    ...[
      "calendar",
      "bookings",
      `bookings/${bookingId}`,
      "event-types",
      "availability",
      "feeds",
      "webhooks",
      "deliveries",
    ],
    ...["channels", "api-keys", "settings", "settings/log"],
  ])
    await opens(page, `/console/${path}`, "main h1");

  const mails = await mailsOf(host.handle);
  expect(mails.length).toBeGreaterThan(1);
  const bare = await openWindow("/privacy", { prepare: watch });
  for (const { subject, html } of mails) {
    expect(html, subject).not.toMatch(/<script|<img src onerror|href="javascript:/i);
    expect(html, subject).toContain("&lt;img src onerror");
    // Without any policy, as in a mail program that knows none.
    const ran = await bare.evaluate(async (text) => {
      const frame = Object.assign(document.createElement("iframe"), { srcdoc: text });
      const loaded = new Promise((done) => frame.addEventListener("load", done));
      document.body.append(frame);
      await loaded;
      return frame.contentDocument?.querySelectorAll("script, [onerror], img[src='']").length;
    }, html);
    expect([subject, ran]).toEqual([subject, 0]);
  }
});

interface Mail {
  id: string;
  to: unknown;
  subject: string;
  html: string;
}
/** All mails that speak of the handle's bookings, once they have come. */
async function mailsOf(handle: string): Promise<Mail[]> {
  for (let tries = 0; tries < 100; tries++) {
    const headers = { accept: "application/json" };
    const { items } = (await (await fetch(`${running().baseUrl}/dev/mail`, { headers })).json()) as { items: Mail[] };
    const marked = items.filter(
      (mail) => JSON.stringify(mail).includes("onerror") && JSON.stringify(mail).includes(handle),
    );
    if (marked.length > 1) return marked;
    await new Promise((done) => setTimeout(done, 200));
  }
  return [];
}
