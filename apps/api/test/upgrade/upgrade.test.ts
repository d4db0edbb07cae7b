import { unfolded } from "@daybook/integrations/calendars/ics/testing/read-back";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../../../scripts/migrate.ts";
import { askDatabase } from "../database-dump.ts";
import { type Answer, type Daybook, key } from "../daybook.ts";
import { ring } from "../delivery-rows.ts";
import { eventually } from "../eventually.ts";
import { FORMER_ORIGIN, landed, password, startUpgraded } from "./landed.ts";

let daybook: Daybook;
let origin: string;

beforeAll(async () => {
  daybook = await startUpgraded();
  origin = (await daybook.call("GET", "/v1/openapi.json")).json.servers[0].url;
});
afterAll(() => daybook?.close());

const { bookings, feeds } = landed;
const own = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: landed.accessToken, headers });
const read = async (path: string) => {
  const answer = await own("GET", path);
  expect(answer.status, answer.text).toBe(200);
  return asBefore(answer.json);
};
/** As the version before would have said it, from where it ran. */
const asBefore = (json: unknown) => JSON.parse(JSON.stringify(json).replaceAll(origin, FORMER_ORIGIN));
const done = ({ status, json }: Answer) => [status, json && asBefore(json)];

/** The free times of a page by date, as the fixture has them. */
async function slotsOf(slug: string, days: string[], more = "") {
  const byDay: Record<string, string> = {};
  for (const date of days) {
    const { slots } = await read(`/v1/pages/ines/${slug}/slots?from=${date}&to=${date}&timezone=UTC${more}`);
    if (slots.length > 0) byDay[date] = slots.map(({ start }: { start: string }) => start.slice(11, 16)).join(" ");
  }
  return byDay;
}

const NAMED = /^(UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|STATUS|LAST-MODIFIED|CREATED)[;:]/;
/** The lines of each event that say which it is and when. */
async function eventsOf(path: string): Promise<string[][]> {
  const { status, text } = await daybook.send("GET", path, undefined, {});
  expect(status).toBe(200);
  const parts = unfolded(text).join("\n").split("BEGIN:VEVENT\n").slice(1);
  return parts.map((part) => (part.split("END:VEVENT")[0] ?? "").split("\n").filter((line) => NAMED.test(line)));
}

const mailsAbout = async (id: string) => {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.map((mail: { dedupeKey: string }) => mail.dedupeKey).filter((name: string) => name.includes(id));
};

it("is migrated once and for all", async () => {
  expect((await migrate(daybook.database.url)).applied).toEqual([]);
});

/**
 * What event types of before have by now: none is a draft, guests may come as they may to a new one, and nothing is sent by
 * itself or in words of the host's own.
 */
const added = { draft: false, maxGuests: 10, messages: {}, reminders: [] };
/** To no booking of before did anybody bring others along. */
const alone = <T extends object>(booking: T) => ({ ...booking, guests: [] });
/** And of none did a mail come back, as far as anybody knows. */
const listed = <T extends object>(booking: T) => ({ ...alone(booking), attention: null });

describe("after an upgrade everything is as it was", () => {
  it("for who signed in before: by cookie, by access token, by password", async () => {
    const cookie = await daybook.call("GET", "/v1/me", undefined, { headers: { cookie: landed.cookie } });
    expect(done(cookie)).toMatchObject([200, landed.me]);
    expect(await read("/v1/me")).toMatchObject(landed.me);
    const signedIn = await daybook.call("POST", "/v1/sessions", { email: "ines@example.com", password });
    expect(signedIn.status).toBe(201);
  });

  it("event types with every field, schedules, feeds", async () => {
    const withoutNextFree = (types: { nextFree?: string }[]) => types.map(({ nextFree: _, ...rest }) => rest);
    const { items } = await read("/v1/event-types");
    expect(withoutNextFree(items)).toEqual(withoutNextFree(landed.eventTypes).map((one) => ({ ...one, ...added })));
    expect((await read("/v1/schedules")).items).toEqual(landed.schedules);
    expect((await read("/v1/feeds")).items).toEqual(landed.feedList);
  });

  it("pages, also by an old name", async () => {
    expect(await read("/v1/pages/ines")).toEqual({ ...landed.profile, groups: [] });
    for (const page of landed.pages)
      expect(await read(`/v1/pages/ines/${page.eventType.slug}`)).toEqual({
        ...page,
        eventType: { ...page.eventType, maxGuests: 10 },
      });
    expect((await daybook.call("GET", "/v1/pages/ines/deleted")).status).toBe(404);
    expect(await read("/v1/pages/ines-duarte")).toEqual({ ...landed.profile, groups: [] });
  });

  it("bookings, with their answers and history, on lists and in the calendar", async () => {
    expect((await read("/v1/bookings")).items).toEqual(landed.upcoming.map(listed));
    expect((await read("/v1/bookings?state=cancelled")).items).toEqual(landed.cancelledList.map(listed));
    expect(await read("/v1/calendar-days?from=2030-03-10&to=2030-03-31&timezone=Europe/Lisbon")).toMatchObject(
      landed.calendarDays,
    );
    for (const { deliveries: _, ...before } of landed.details)
      expect(await read(`/v1/bookings/${before.id}`)).toMatchObject(before);
  });

  it("free times: hours, overrides, bookings and busy blocks, through a change of clocks", async () => {
    const days = [...Array(8).keys()].map((i) => new Date(Date.UTC(2030, 2, 10 + i)).toISOString().slice(0, 10));
    const asked = [...days.slice(0, 7), "2030-03-30", "2030-03-31", "2030-04-01"];
    expect(await slotsOf("private-lesson", asked)).toEqual(landed.slots["private-lesson"]);
    expect(await slotsOf("private-lesson", asked, "&duration=90")).toEqual(landed.slots["private-lesson:90"]);
    expect(await slotsOf("lesson", asked)).toEqual(landed.slots.lesson);
    expect(await slotsOf("paused", asked)).toEqual({});
  });

  it("links that were given out: to manage a booking, and of feeds, those that had ended too", async () => {
    for (const before of landed.managed) {
      const { token } = Object.values(bookings).find(({ id }) => id === before.id) ?? { token: "" };
      expect(await read(`/v1/manage/${token}`)).toEqual({
        ...alone(before),
        mail: { stopped: false, resumable: false },
        maxGuests: 10,
        reminders: { on: true, at: [] },
      });
    }
    expect(await eventsOf(feeds.phone)).toEqual(landed.calendars.phone);
    expect(await eventsOf(feeds.rotated)).toEqual(landed.calendars.phone);
    for (const ended of [feeds.before, feeds.ended]) expect((await daybook.call("GET", ended)).status).toBe(404);
    for (const name of ["kept", "moved"] as const)
      expect(await eventsOf(`/v1/manage/${bookings[name].token}/calendar.ics`)).toEqual(landed.calendars[name]);
  });
});

describe("a call that is repeated with the key that it had before the upgrade", () => {
  const repeat = (path: string, body: unknown, name: string) => own("POST", path, body, key(name));
  const manage = ({ token }: { token: string }, act: string) => `/v1/manage/${token}/${act}`;

  it("is answered as it was then, and does nothing", async () => {
    const { claim, move, cancel, eventTypeBody, eventTypeAnswer } = landed;
    const before = await askDatabase(daybook, "SELECT version FROM hosts");
    expect(done(await repeat("/v1/pages/ines/private-lesson/bookings", claim.body, "key-claim"))).toEqual([
      201,
      alone(claim.answer),
    ]);
    expect(done(await repeat(manage(move, "rescheduling"), move.body, "key-move"))).toEqual([200, alone(move.answer)]);
    expect(done(await repeat(manage(cancel, "cancellation"), cancel.body, "key-cancel"))).toEqual([200, cancel.answer]);
    expect(done(await repeat("/v1/event-types", eventTypeBody, "key-event-type"))).toEqual([
      201,
      { ...eventTypeAnswer, ...added },
    ]);
    expect(await askDatabase(daybook, "SELECT version FROM hosts")).toEqual(before);
  });

  it("is refused when it asks for something else", async () => {
    const other = { ...landed.claim.body, start: "2030-03-13T09:00:00Z" };
    const again = await repeat("/v1/pages/ines/private-lesson/bookings", other, "key-claim");
    expect([again.status, again.json.code]).toEqual([409, "idempotency_key_reused"]);
  });
});

describe("what the version before had still to send", () => {
  it("is sent once under its own key; what it had ended is told and stays ended", async () => {
    for (let turn = 0; turn < 3; turn++) await ring(daybook);
    const { id } = bookings.waiting;
    const keys = [`mail:${id}:confirmed:0:host`, `mail:${id}:confirmed:0:invitee`];
    await eventually(async () => (await mailsAbout(id)).sort()).toEqual(keys);
    await eventually(() => askDatabase(daybook, "SELECT 1 FROM outbox")).toEqual([]);
    await eventually(async () => (await read(`/v1/bookings/${id}`)).deliveries).toMatchObject(
      [1, 2].map(() => ({ kind: "mail.confirmed", state: "done", attempts: 1 })),
    );
    // The mails of before went to the mailbox of before.
    for (const { id, deliveries } of landed.details.filter((one) => one.id !== bookings.waiting.id)) {
      expect((await read(`/v1/bookings/${id}`)).deliveries).toMatchObject(deliveries);
      expect(await mailsAbout(id)).toEqual([]);
    }
  });
});

describe("bookings of before and after", () => {
  const claim = (slug: string, start: string) =>
    daybook.call(
      "POST",
      `/v1/pages/ines/${slug}/bookings`,
      { start, timezone: "UTC", invitee: { name: "New Comer", email: "new@example.com" } },
      { headers: key() },
    );

  it("don't overlap, whatever their pages", async () => {
    const clash = await claim("lesson", "2030-03-25T16:00:00Z");
    expect([clash.status, clash.json.reason]).toEqual([409, "booked"]);
    // In the way of a page's own hours, a booking of another one.
    const orphan = await claim("lesson", "2030-03-22T17:00:00Z");
    expect([orphan.status, orphan.json.reason]).toEqual([409, "booked"]);
    const given = await claim("lesson", "2030-03-21T18:00:00Z");
    expect(given.status, given.text).toBe(201);
  });

  it("are moved and cancelled by links of before, and calendars follow under the same UID", async () => {
    const { kept, moved } = bookings;
    const to = { start: "2030-03-13T15:00:00Z" };
    const answer = await daybook.call("POST", `/v1/manage/${moved.token}/rescheduling`, to, { headers: key() });
    expect([answer.status, answer.json.start, answer.json.manageUrl]).toEqual([
      200,
      to.start,
      `${origin}/manage/${moved.token}`,
    ]);
    const ended = await daybook.call("POST", `/v1/manage/${kept.token}/cancellation`, { reason: "Away" });
    expect(ended.status, ended.text).toBe(200);
    const [[uid = ""] = []] = landed.calendars.moved;
    const event = (await eventsOf(feeds.phone)).find((lines) => lines.includes(uid));
    expect(event).toEqual(expect.arrayContaining(["SEQUENCE:2", "DTSTART;TZID=Europe/Lisbon:20300313T150000"]));
    expect((await read(`/v1/bookings/${moved.id}`)).history).toHaveLength(3);
    const freed = await slotsOf("private-lesson", ["2030-03-11", "2030-03-14"]);
    expect(freed["2030-03-11"]).toMatch(/^09:00 /);
    expect(freed["2030-03-14"]).toMatch(/^09:00 .* 10:00 /);
    const mails = async () => [...(await mailsAbout(kept.id)), ...(await mailsAbout(moved.id))].length;
    await eventually(mails).toBe(4);
  });
});
