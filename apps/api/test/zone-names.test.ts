import { namesOfZone, zoneNames } from "@daybook/core/time/canonical-zone";
import { unfolded } from "@daybook/integrations/calendars/ics/testing/read-back";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { expectRefusal, unfit } from "./refusals.ts";

let daybook: Daybook;

beforeAll(async () => {
  daybook = await startDaybook();
});
afterAll(() => daybook?.close());

const own = (host: Host, method: string, path: string, body?: unknown) =>
  daybook.call(method, path, body, { token: host.token, headers: key() });
const zoneLines = (text: string): string[] => [
  ...new Set(unfolded(text).flatMap((line) => /(?:TZID[:=]|X-WR-TIMEZONE:)([\w/+-]+)/.exec(line)?.[1] ?? [])),
];

async function bookFromKiev(host: Host, page: Page) {
  const booked = await book(daybook, page, at(await slotsOf(daybook, page), 0), { timezone: "europe/kiev" });
  const link = `/v1/manage/${manageToken(booked)}`;
  return { booked, names: () => namesTold(host, page, booked.json.id, link) };
}

/** The zones' names wherever they are told: to the host, to the invitee, in feed and file. */
async function namesTold(host: Host, page: Page, booking: string, link: string) {
  const read = async (path: string) => (await own(host, "GET", path)).json;
  const feed = await own(host, "POST", "/v1/feeds", { name: "Mine" });
  const text = async (path: string) => (await daybook.call("GET", path)).text;
  const managed = await read(link);
  const shown = await read(page.path);
  return {
    account: (await read("/v1/me")).account.timezone,
    schedule: (await read(`/v1/schedules/${page.scheduleId}`)).timezone,
    page: [shown.host.timezone, shown.eventType.timezone],
    booking: (await read(`/v1/bookings/${booking}`)).invitee.timezone,
    managed: [managed.timezone, managed.host.timezone],
    feed: zoneLines(await text(new URL(feed.json.url).pathname)),
    file: zoneLines(await text(`${link}/calendar.ics`)),
  };
}

async function mailWords(id: string): Promise<string> {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  const mails = json.items.filter((mail: { dedupeKey: string }) => mail.dedupeKey.includes(id));
  return mails.map((mail: { text: string }) => mail.text).join("\n");
}

const canonical = {
  account: "Asia/Kolkata",
  schedule: "America/Los_Angeles",
  page: ["America/Los_Angeles", "America/Los_Angeles"],
  booking: "Europe/Kyiv",
  managed: ["Europe/Kyiv", "Asia/Kolkata"],
  feed: ["Asia/Kolkata"],
  file: ["Europe/Kyiv"],
};

describe("a zone's name, told in any case and by any alias,", () => {
  it("is its canonical name wherever it is read", async () => {
    const host = await signUp(daybook, "asia/CALCUTTA");
    const page = await makePage(daybook, host, {}, { timezone: "us/pacific" });
    const { booked, names } = await bookFromKiev(host, page);
    expect(await names()).toEqual(canonical);
    await eventually(() => mailWords(booked.json.id)).toContain("Kyiv time");
    await eventually(() => mailWords(booked.json.id)).toContain("Kolkata time");
  });

  it("is so too where a row still holds it as it was written", async () => {
    const host = await signUp(daybook);
    const page = await makePage(daybook, host);
    const { booked, names } = await bookFromKiev(host, page);
    await askDatabase(daybook, "UPDATE accounts SET timezone = 'asia/kolkata' WHERE id = $1", [host.id]);
    await askDatabase(daybook, "UPDATE schedules SET timezone = 'US/Pacific' WHERE id = $1", [page.scheduleId]);
    await askDatabase(daybook, "UPDATE bookings SET invitee_timezone = 'Europe/Kiev' WHERE id = $1", [booked.json.id]);
    expect(await names()).toEqual(canonical);
    expect((await slotsOf(daybook, page)).length).toBeGreaterThan(0);
  });
});

it("takes every name of the tz database, and the Worker's engine has data for each", async () => {
  const host = await signUp(daybook);
  const wrong: unknown[] = [];
  const give = async (canonical: string, written: string) => {
    const { status, json } = await own(host, "POST", "/v1/schedules", { name: "H", timezone: written, hours: [] });
    if (status !== 201 || json.timezone !== canonical) wrong.push([written, status, json]);
  };
  const names = zoneNames.flatMap((name) => namesOfZone(name).map((one) => [name, one.toLowerCase()] as const));
  for (let i = 0; i < names.length; i += 25) await Promise.all(names.slice(i, i + 25).map((pair) => give(...pair)));
  expect(wrong).toEqual([]);
});

it.each(["PST", "+02:00", "Mars/Olympus", "Europe/Lisbon ", "europe/lisbo\u0301n"])("refuses %j", async (timezone) => {
  const host = await signUp(daybook);
  expectRefusal(await own(host, "PATCH", "/v1/me", { timezone }), unfit("timezone", "unknown_zone"));
});
