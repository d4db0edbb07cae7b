import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "../database-dump.ts";
import { type Daybook, key } from "../daybook.ts";
import * as former from "./former-statements.ts";
import { landed, NOW, startUpgraded } from "./landed.ts";

/*
 * Between `migrate` and the end of a deploy the version before writes into the newer schema, and reads what this version
 * wrote.
 */
let daybook: Daybook;
let client: pg.Client;

beforeAll(async () => {
  daybook = await startUpgraded();
  client = new pg.Client({ connectionString: daybook.database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await daybook?.close();
});

const { eventTypes, bookings } = landed;
const lesson = eventTypes.find((type) => type.slug === "lesson");
const MINUTE = 60_000;
const own = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: landed.accessToken, headers });
const read = async (path: string) => {
  const answer = await own("GET", path);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};
const one = async (statement: string, values: unknown[] = []) => (await askDatabase(daybook, statement, values))[0];
const account = async () => {
  const row = await one("SELECT id AS host, account_id AS account FROM hosts");
  return { hostId: String(row?.host), accountId: String(row?.account) };
};
const newId = () => crypto.randomUUID();
const span = (start: string) => ({ start: Date.parse(start), end: Date.parse(start) + 30 * MINUTE });

/** Books as the version before does, and reads what this version makes of it. */
async function bookFormerly(start: string) {
  const ids = {
    ...(await account()),
    appointmentId: newId(),
    bookingId: newId(),
    historyId: newId(),
    now: NOW - MINUTE,
  };
  await former.insertBooking(client, { ...ids, eventTypeId: lesson.id, ...span(start) });
  return { ...ids, detail: await read(`/v1/bookings/${ids.bookingId}`) };
}

describe("an event type that the version before makes", () => {
  it("has its host, hours and rules for this version, also after that version changed them", async () => {
    const { hostId, accountId } = await account();
    const { scheduleId } = lesson;
    const id = newId();
    await former.insertEventType(client, { id, pageId: newId(), accountId, hostId, scheduleId, slug: "former" });
    const made = { slotInterval: 20, bufferBefore: 5, bufferAfter: 10, minimumNotice: 60, changeNotice: 30 };
    expect(await read(`/v1/event-types/${id}`)).toMatchObject({ ...made, bookingWindow: { days: 60 }, scheduleId });
    const slots = "/v1/pages/ines/former/slots?from=2030-03-12&to=2030-03-12&timezone=UTC";
    expect((await read(slots)).slots).toHaveLength(35);

    const studio = landed.schedules.find((one) => one.name === "Studio").id;
    await former.updateEventType(client, id, { slotInterval: 60, bookingWindow: null, scheduleId: studio });
    await askDatabase(daybook, "UPDATE hosts SET version = version + 1");
    expect(await read(`/v1/event-types/${id}`)).toMatchObject({
      ...made,
      slotInterval: 60,
      bookingWindow: null,
      scheduleId: studio,
    });
    const row = await one("SELECT host_id, schedule_id, role FROM event_type_hosts WHERE event_type_id = $1", [id]);
    expect(row).toEqual({ host_id: hostId, schedule_id: studio, role: "fixed" });
  });
});

describe("a booking that the version before makes", () => {
  it("is whole for this version: a UID, a sequence, its mails, its time taken", async () => {
    const { appointmentId, bookingId, detail } = await bookFormerly("2030-03-26T16:00:00Z");
    expect(detail).toMatchObject({ state: "confirmed", sequence: 0, history: [{ kind: "booked", by: "invitee" }] });
    expect(await one("SELECT calendar_uid, calendar_sequence FROM bookings WHERE id = $1", [bookingId])).toEqual({
      calendar_uid: `${appointmentId}@daybook`,
      calendar_sequence: 0,
    });
    const claim = { start: "2030-03-26T16:00:00Z", timezone: "UTC", invitee: { name: "N", email: "n@example.com" } };
    const clash = await own("POST", "/v1/pages/ines/lesson/bookings", claim, key());
    expect([clash.status, clash.json.reason]).toEqual([409, "booked"]);
    expect(await askDatabase(daybook, "SELECT kind FROM outbox WHERE booking_id = $1", [bookingId])).toHaveLength(1);
  });

  it("can be moved and cancelled by either, one after the other", async () => {
    const { accountId, bookingId } = await bookFormerly("2030-03-27T16:00:00Z");
    const from = span("2030-03-27T16:00:00Z");
    const to = span("2030-03-27T18:00:00Z");
    await former.moveAppointment(client, { accountId, bookingId, historyId: newId(), now: NOW, from, to });
    expect(await read(`/v1/bookings/${bookingId}`)).toMatchObject({ start: "2030-03-27T18:00:00Z", sequence: 1 });
    const again = await own("POST", `/v1/bookings/${bookingId}/rescheduling`, { start: "2030-03-27T20:00:00Z" }, key());
    expect(again.status, again.text).toBe(200);
    await former.cancelAppointment(client, {
      ...{ accountId, bookingId, historyId: newId(), now: NOW + 60 * MINUTE },
      from: span("2030-03-27T20:00:00Z"),
    });
    const detail = await read(`/v1/bookings/${bookingId}`);
    expect([detail.state, detail.sequence]).toEqual(["cancelled", 3]);
    expect(detail.history.map(({ kind }: { kind: string }) => kind)).toEqual(["booked", "moved", "moved", "cancelled"]);
    expect(await one("SELECT calendar_sequence FROM bookings WHERE id = $1", [bookingId])).toEqual({
      calendar_sequence: 3,
    });
  });
});

describe("what this version writes", () => {
  it("an event type is read by the version before with its host, its schedule and its rules", async () => {
    const { hostId } = await account();
    const body = { title: "Newer", slug: "newer", scheduleId: lesson.scheduleId, durations: [30] };
    const rules = { slotInterval: 45, bufferBefore: 15, bufferAfter: 0, minimumNotice: 90, changeNotice: 10 };
    const made = await own("POST", "/v1/event-types", { ...body, ...rules, bookingWindow: { days: 7 } }, key());
    expect(made.status, made.text).toBe(201);
    const inputs = await former.readOfferInputs(client, made.json.id);
    expect(inputs).toMatchObject({
      ...{ host_id: hostId, schedule_id: lesson.scheduleId, timezone: "America/New_York" },
      ...{ slot_interval: 45, buffer_before: 15, buffer_after: 0, minimum_notice: 90, change_notice: 10 },
      booking_window: { days: 7 },
    });
    const studio = landed.schedules.find((one) => one.name === "Studio").id;
    const edit = { slotInterval: 60, bookingWindow: null, scheduleId: studio };
    const edited = await own("PATCH", `/v1/event-types/${made.json.id}`, edit, { "if-match": '"1"' });
    expect(edited.status, edited.text).toBe(200);
    expect(await former.readOfferInputs(client, made.json.id)).toMatchObject({
      ...{ schedule_id: studio, slot_interval: 60, buffer_before: 15, booking_window: null, timezone: "Europe/Lisbon" },
    });
  });

  it("a booking, moved and then cancelled, is read by the version before, and its time is free for both", async () => {
    const claim = { start: "2030-03-28T16:00:00Z", timezone: "UTC", invitee: { name: "N", email: "n@example.com" } };
    const { hostId } = await account();
    const { id } = (await own("POST", "/v1/pages/ines/lesson/bookings", claim, key())).json;
    const booked = await former.readBooking(client, id);
    expect(booked).toMatchObject({
      host_id: hostId,
      state: "confirmed",
      sequence: 0,
      starts_at: new Date(claim.start),
    });
    await own("POST", `/v1/bookings/${id}/rescheduling`, { start: "2030-03-28T17:00:00Z" }, key());
    expect(await former.readBooking(client, id)).toMatchObject({ sequence: 1, calendar_uid: booked?.calendar_uid });
    await expect(bookFormerly("2030-03-28T17:00:00Z")).rejects.toMatchObject({ code: "23P01" });
    await own("POST", `/v1/bookings/${id}/cancellation`, {});
    expect(await former.readBooking(client, id)).toMatchObject({ state: "cancelled", sequence: 2 });
    expect((await bookFormerly("2030-03-28T17:00:00Z")).detail.state).toBe("confirmed");
  });

  it("a booking of before that is moved here is moved for the version before", async () => {
    const start = "2030-03-29T16:00:00Z";
    const moved = await daybook.call(
      "POST",
      `/v1/manage/${bookings.waiting.token}/rescheduling`,
      { start },
      { headers: key() },
    );
    expect(moved.status, moved.text).toBe(200);
    expect(await former.readBooking(client, bookings.waiting.id)).toMatchObject({
      sequence: 1,
      starts_at: new Date(start),
    });
  });
});
