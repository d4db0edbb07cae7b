import type { Actor } from "@daybook/core/bookings/change";
import type { AppointmentSettings } from "@daybook/core/bookings/settings";
import { type SQL, sql } from "drizzle-orm";
import { type BookingScope, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import type { IdempotencyKey } from "./idempotency.ts";
import type { PageScope } from "./scopes.ts";

/** All that one change of a booking writes, together or not at all. Instants are epoch milliseconds. */
interface ChangeCommon {
  bookingId: string;
  historyId: string;
  now: number;
  events: readonly NewEvent[];
  key: IdempotencyKey | null;
  /** Kept under the key for replays. */
  answer: unknown;
}

export interface NewBookingRows extends ChangeCommon {
  appointmentId: string;
  start: number;
  end: number;
  calendarUid: string;
  settings: AppointmentSettings;
  invitee: { name: string; email: string; timezone: string };
  answers: { label: string; value: string }[];
  holdId: string | null;
}
export interface MoveRows extends ChangeCommon {
  from: { start: number; end: number };
  to: { start: number; end: number };
  actor: Actor;
}
export interface CancelRows extends ChangeCommon {
  from: { start: number; end: number };
  actor: Actor;
  reason: string;
}

const at = (ms: number): SQL => sql`${new Date(ms).toISOString()}::timestamptz`;
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`;
const during = (span: { start: number; end: number }): SQL => sql`tstzrange(${at(span.start)}, ${at(span.end)})`;

/** The statements every change ends with, as parts of its one statement. */
function commonParts(rows: ChangeCommon): SQL {
  const key = rows.key
    ? sql`, kept AS (UPDATE idempotency_keys SET answer = ${json(rows.answer)} WHERE scope = ${rows.key.scope} AND key = ${rows.key.key})`
    : sql``;
  return sql`, ${eventRows(sql`(SELECT account_id FROM appointment)`, rows.events)}${key}
    UPDATE hosts SET version = version + 1 WHERE id = (SELECT host_id FROM host) RETURNING version`;
}

/** Throws, which undoes its transaction, when the booking is outside the scope: `appointment` and `host` are empty then. */
async function run(db: Database, parts: SQL, rows: ChangeCommon): Promise<number> {
  const result = await db.execute<{ version: string }>(sql`WITH ${parts}${commonParts(rows)}`);
  const [host] = result.rows;
  if (!host) throw new Error("The booking isn't within the scope of its change");
  return Number(host.version);
}

/** The appointment of a booking that a scope may change. */
const ofBooking = (scope: BookingScope, bookingId: string): SQL =>
  sql`FROM bookings WHERE bookings.id = ${bookingId} AND appointments.id = bookings.appointment_id AND ${within(scope)} RETURNING appointments.id, account_id`;

/** Writes an appointment with its one booking in one statement; returns the host's new version. */
export function insertBooking(page: PageScope, db: Database, rows: NewBookingRows): Promise<number> {
  const { settings, invitee } = rows;
  return run(
    db,
    sql`appointment AS (
      INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
      VALUES (${rows.appointmentId}, ${page.accountId}, ${page.eventTypeId}, ${at(rows.start)}, ${at(rows.end)}, ${rows.calendarUid}, 'confirmed', ${json(settings)}, ${at(rows.now)}, ${at(rows.now)})
      RETURNING account_id
    ), host AS (
      INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
      VALUES (${rows.appointmentId}, ${page.hostId}, ${during(rows)}, ${settings.bufferBefore}, ${settings.bufferAfter}, true)
      RETURNING host_id
    ), booking AS (
      INSERT INTO bookings (id, appointment_id, invitee_name, invitee_email, invitee_timezone, answers, state, hold_id, created_at)
      VALUES (${rows.bookingId}, ${rows.appointmentId}, ${invitee.name}, ${invitee.email}, ${invitee.timezone}, ${json(rows.answers)}, 'confirmed', ${rows.holdId}, ${at(rows.now)})
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, to_start, to_end)
      VALUES (${rows.historyId}, ${rows.bookingId}, ${at(rows.now)}, 'booked', 'invitee', ${at(rows.start)}, ${at(rows.end)})
    )`,
    rows,
  );
}

/** Moves an appointment in place: ids, UID and manage link stay, the sequence rises. */
export function moveAppointment(scope: BookingScope, db: Database, rows: MoveRows): Promise<number> {
  return run(
    db,
    sql`appointment AS (
      UPDATE appointments SET starts_at = ${at(rows.to.start)}, ends_at = ${at(rows.to.end)}, sequence = sequence + 1, updated_at = ${at(rows.now)} ${ofBooking(scope, rows.bookingId)}
    ), host AS (
      UPDATE appointment_hosts SET during = ${during(rows.to)} WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, from_start, from_end, to_start, to_end)
      VALUES (${rows.historyId}, ${rows.bookingId}, ${at(rows.now)}, 'moved', ${rows.actor}, ${at(rows.from.start)}, ${at(rows.from.end)}, ${at(rows.to.start)}, ${at(rows.to.end)})
    )`,
    rows,
  );
}

/** Cancels the booking and gives its appointment's time back. */
export function cancelAppointment(scope: BookingScope, db: Database, rows: CancelRows): Promise<number> {
  return run(
    db,
    sql`appointment AS (
      UPDATE appointments SET state = 'cancelled', sequence = sequence + 1, updated_at = ${at(rows.now)} ${ofBooking(scope, rows.bookingId)}
    ), host AS (
      UPDATE appointment_hosts SET occupying = false WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), booking AS (
      UPDATE bookings SET state = 'cancelled', cancelled_at = ${at(rows.now)}, cancelled_by = ${rows.actor}, cancel_reason = ${rows.reason} WHERE id = ${rows.bookingId}
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, from_start, from_end, reason)
      VALUES (${rows.historyId}, ${rows.bookingId}, ${at(rows.now)}, 'cancelled', ${rows.actor}, ${at(rows.from.start)}, ${at(rows.from.end)}, ${rows.reason})
    )`,
    rows,
  );
}
