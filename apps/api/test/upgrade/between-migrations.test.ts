import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "../../../../scripts/migrate.ts";
import type { FreshDatabase } from "../../../../scripts/test/database.ts";
import * as former from "./former-statements.ts";
import { landed, landedDatabase, migrateTo, NOW } from "./landed.ts";

/** Bookings have new columns from here on, and those of before have nothing in them. */
const COLUMNS = "0005_many_hosts.sql";
const HALF_AN_HOUR = 30 * 60_000;

let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await landedDatabase();
  await migrateTo(database.url, COLUMNS);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const newId = () => crypto.randomUUID();
async function spanOf(id: string) {
  const row = (await former.readBooking(client, id)) as { starts_at: Date; ends_at: Date };
  return { start: row.starts_at.getTime(), end: row.ends_at.getTime() };
}

it("people book, move and cancel while bookings get their identity in calendars, and none is left without", async () => {
  const { rows } = await client.query<{ host: string; account: string }>(
    "SELECT id AS host, account_id AS account FROM hosts",
  );
  const { host: hostId = "", account: accountId = "" } = rows[0] ?? {};
  const { waiting, kept } = landed.bookings;
  const lesson = landed.eventTypes.find((type) => type.slug === "lesson");
  const start = Date.parse("2030-03-26T16:00:00Z");
  const ids = () => ({ accountId, historyId: newId(), now: NOW });

  const from = await spanOf(waiting.id);
  const to = { start: start + 4 * HALF_AN_HOUR, end: start + 4 * HALF_AN_HOUR + from.end - from.start };
  await former.moveAppointment(client, { ...ids(), bookingId: waiting.id, from, to });
  await former.cancelAppointment(client, { ...ids(), bookingId: kept.id, from: await spanOf(kept.id) });
  const made = { bookingId: newId(), appointmentId: newId(), eventTypeId: lesson.id, hostId };
  await former.insertBooking(client, { ...ids(), ...made, start, end: start + HALF_AN_HOUR });

  await migrate(database.url);
  const all = await client.query(
    "SELECT b.calendar_uid = a.calendar_uid AND b.calendar_sequence = a.sequence AS same, b.id FROM bookings b JOIN appointments a ON a.id = b.appointment_id",
  );
  expect(all.rows.length).toBeGreaterThan(5);
  expect(all.rows.filter(({ same }) => same !== true)).toEqual([]);
  expect(await former.readBooking(client, waiting.id)).toMatchObject({ sequence: 1 });
});
