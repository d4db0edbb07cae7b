import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { startPages } from "../../../scripts/local/pages.ts";
import { running } from "../../../scripts/test/browser.ts";
import { day } from "./host.ts";

// The production layout, offline: browser → Pages Function → service binding → Worker.

let pages: Awaited<ReturnType<typeof startPages>>;
let page: string;
let slots: { start: string; end: string }[];

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<{ status: number; json: T }> {
  const response = await fetch(pages.url + path, {
    method,
    headers: {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as T };
}

beforeAll(async () => {
  const { workerDir, webDir } = running();
  pages = await startPages({ dir: workerDir, assets: webDir, worker: "daybook-local" });
  const handle = `pages${Date.now().toString(36)}`;
  const account = { email: `${handle}@example.com`, password: `Correct-${handle}-horse-9`, name: "Page Host", handle };
  const timezone = "Europe/Berlin";
  const signedUp = await call<{ accessToken: string }>("POST", "/v1/accounts", { ...account, timezone });
  const token = signedUp.json.accessToken;
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "09:00", end: "17:00" }];
  const schedule = { name: "Hours", timezone, hours, overrides: [] };
  const scheduleId = (await call<{ id: string }>("POST", "/v1/schedules", schedule, token)).json.id;
  const eventType = {
    title: "Intro <call>",
    slug: "intro",
    scheduleId,
    durations: [30],
    slotInterval: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    minimumNotice: 0,
    bookingWindow: { days: 60 },
    location: { kind: "custom", value: "here" },
    questions: [],
  };
  expect((await call("POST", "/v1/event-types", eventType, token)).status).toBe(201);
  page = `/${handle}/intro`;
  const query = `from=${day(1)}&to=${day(3)}&timezone=UTC`;
  slots = (await call<{ slots: typeof slots }>("GET", `/v1/pages${page}/slots?${query}`)).json.slots;
});

afterAll(() => pages?.stop());

it("plays a booking, and whoever watches sees it", async () => {
  const [slot] = slots;
  if (!slot) throw new Error("no slot is offered");
  const socket = new WebSocket(`${pages.url.replace("http", "ws")}/v1/pages${page}/live`);
  const seen = new Promise<{ seq: number; type: string; start: string }>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (text) => {
      const event = JSON.parse(String(text));
      if (event.type === "slot.taken") resolve(event);
    });
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const invitee = { name: "In Vitee", email: "invitee@example.com" };
  const booked = await call<{ state: string }>("POST", `/v1/pages${page}/bookings`, {
    start: slot.start,
    timezone: "UTC",
    invitee,
  });
  expect(booked).toMatchObject({ status: 201, json: { state: "confirmed" } });
  const event = await seen;
  expect(Date.parse(event.start)).toBe(Date.parse(slot.start));
  socket.close();
});

it("answers a navigation with the page's title and data in the HTML", async () => {
  const response = await fetch(pages.url + page, { headers: { accept: "text/html" } });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain("<title>Intro &#60;call&#62; with Page Host</title>");
  expect(html).toContain('<script type="application/json" id="document-data">');
  expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
});

it("says 404 for a page that does not exist, and keeps search engines away", async () => {
  const response = await fetch(`${pages.url}/nobody/here`, { headers: { accept: "text/html" } });
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<meta name="robots" content="noindex">');
});

it("passes on the health check, refusals and unknown API paths as the Worker gives them", async () => {
  expect((await fetch(`${pages.url}/healthz`)).status).toBe(200);
  const missing = await fetch(`${pages.url}/v1/nothing`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get("content-type")).toContain("application/problem+json");
});

it("serves the SPA's files itself", async () => {
  const html = await (await fetch(`${pages.url}/`, { headers: { accept: "text/html" } })).text();
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(html) ?? [];
  const file = await fetch(pages.url + script);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-type")).toContain("javascript");
});
