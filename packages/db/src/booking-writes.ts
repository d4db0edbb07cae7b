import type { Actor, HistoryKind } from "@daybook/core/bookings/change";
import type { Guest } from "@daybook/core/bookings/guests";
import { type ReminderEnd, reminderEndWords } from "@daybook/core/bookings/reminders";
import type { AppointmentSettings } from "@daybook/core/bookings/settings";
import { type SQL, sql } from "drizzle-orm";
import { type BookingScope, others, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { raiseVersions } from "./hosts.ts";
import type { IdempotencyKey } from "./idempotency.ts";
import type { EventTypePage } from "./scopes.ts";
import { instantOf as at, between, json, uuids } from "./sql-values.ts";

interface Span {
  start: number;
  end: number;
}
/** All that one change of a booking writes, together or not at all. Instants are epoch milliseconds. */
interface ChangeCommon {
  bookingId: string;
  historyId: string;
  actor: Actor;
  /** The account that acts, where one does. */
  actorId: string | null;
  /** Whether the invitee is told by mail (they are when absent), and whether it took what isn't offered. */
  tellsInvitee?: boolean | undefined;
  outsideOffer?: boolean | undefined;
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
  /** Whom it occupies. */
  hostIds: readonly string[];
  calendarUid: string;
  settings: AppointmentSettings;
  invitee: { name: string; email: string; timezone: string; locale: string; hour12: boolean };
  answers: { label: string; value: string }[];
  /** Who comes along. */
  guests?: readonly Guest[];
  holdId: string | null;
}
export interface MoveRows extends ChangeCommon {
  from: Span;
  to: Span;
}
export interface CancelRows extends ChangeCommon {
  from: Span;
  reason: string;
}
export interface GuestRows extends ChangeCommon {
  /** One who comes along again has the id of before. */
  added: readonly Guest[];
  removed: readonly string[];
}

/** The statements every change ends with, as parts of its one statement; `host` names the hosts whose time it changed. */
function commonParts(rows: ChangeCommon): SQL {
  const key = rows.key
    ? sql`, kept AS (UPDATE idempotency_keys SET answer = ${json(rows.answer)} WHERE scope = ${rows.key.scope} AND key = ${rows.key.key})`
    : sql``;
  return sql`, ${eventRows(sql`(SELECT account_id FROM appointment)`, rows.events, sql`(SELECT event_type_id FROM appointment)`)}${key}
    ${raiseVersions(sql`ARRAY(SELECT host_id FROM host)`)}`;
}

/**
 * The hosts' new versions by id. Throws, which undoes its transaction, when the booking is outside the scope:
 * `appointment` and `host` are empty then.
 */
async function run(db: Database, parts: SQL, rows: ChangeCommon): Promise<Map<string, number>> {
  const result = await db.execute<{ id: string; version: string }>(sql`WITH ${parts}${commonParts(rows)}`);
  if (result.rows.length === 0) throw new Error("The booking isn't within the scope of its change");
  return new Map(result.rows.map(({ id, version }) => [id, Number(version)]));
}

/** One line of a booking's history. */
function historyRow(
  rows: ChangeCommon,
  kind: HistoryKind,
  told: { from?: Span; to?: Span; reason?: string; guests?: { added: string[]; removed: string[] } | null },
): SQL {
  const edges = ({ start, end }: Partial<Span> = {}) =>
    start === undefined || end === undefined
      ? sql`NULL::timestamptz, NULL::timestamptz`
      : sql`${at(start)}, ${at(end)}`;
  return sql`history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, actor_id, from_start, from_end, to_start, to_end, reason, tells_invitee, outside_offer, guests)
      VALUES (${rows.historyId}, ${rows.bookingId}, ${at(rows.now)}, ${kind}, ${rows.actor}, ${rows.actorId}, ${edges(told.from)}, ${edges(told.to)}, ${told.reason ?? null}, ${rows.tellsInvitee ?? true}, ${rows.outsideOffer ?? false}, ${told.guests ? json(told.guests) : null}::jsonb)
    )`;
}

/**
 * What would have been sent by itself at the time that the booking had. What is under way, or being taken at this moment,
 * is left alone: it is judged by the booking's row before it is sent.
 */
const withoutReminders = (rows: ChangeCommon, because: ReminderEnd): SQL => sql`, unsent AS (
      UPDATE deliveries SET state = 'skipped', done_at = ${at(rows.now)}, last_error = ${reminderEndWords[because]}
       WHERE id IN (SELECT d.id FROM deliveries d JOIN events e ON e.id = d.event_id
         WHERE e.subject_kind = 'booking' AND e.subject_id = ${rows.bookingId} AND d.about ~ '^(reminder|follow_up):'
           AND d.state = 'waiting' AND d.leased_until IS NULL FOR UPDATE OF d SKIP LOCKED)
    )`;

const changeOf = (added: readonly Guest[], removed: readonly string[]) => ({
  added: added.map(({ id }) => id),
  removed: [...removed],
});

/** Guests of a booking that the statement before has written or found. */
const guestParts = (bookingId: string, guests: readonly Guest[], now: number): SQL => sql`guest AS (
      INSERT INTO booking_guests (id, booking_id, email, name, added_at)
      SELECT n.id, ${bookingId}::uuid, n.email, n.name, ${at(now)}
        FROM jsonb_to_recordset(${json(guests)}) AS n (id uuid, email text, name text) WHERE EXISTS (SELECT 1 FROM appointment)
      ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, added_at = excluded.added_at, removed_at = NULL
    )`;

/** The appointment of a booking that a scope may change. */
const ofBooking = (scope: BookingScope, bookingId: string): SQL =>
  sql`FROM bookings WHERE bookings.id = ${bookingId} AND appointments.id = bookings.appointment_id AND ${within(scope)} RETURNING appointments.id, account_id, event_type_id`;

/** Writes an appointment with its hosts and its one booking in one statement; returns the hosts' new versions. */
export function insertBooking(page: EventTypePage, db: Database, rows: NewBookingRows): Promise<Map<string, number>> {
  const { settings, invitee, calendarUid, guests = [] } = rows;
  return run(
    db,
    sql`appointment AS (
      INSERT INTO appointments (id, account_id, team_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
      VALUES (${rows.appointmentId}, ${page.accountId}, ${page.teamId}, ${page.eventTypeId}, ${at(rows.start)}, ${at(rows.end)}, ${calendarUid}, 'confirmed', ${json(settings)}, ${at(rows.now)}, ${at(rows.now)})
      RETURNING account_id, event_type_id
    ), host AS (
      INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
      SELECT ${rows.appointmentId}::uuid, id, ${between(rows.start, rows.end)}, ${settings.bufferBefore}::int, ${settings.bufferAfter}::int, true FROM unnest(${uuids(rows.hostIds)}) AS chosen (id)
      RETURNING host_id
    ), booking AS (
      INSERT INTO bookings (id, appointment_id, calendar_uid, invitee_name, invitee_email, invitee_timezone, invitee_locale, invitee_hour12, answers, state, hold_id, created_at)
      VALUES (${rows.bookingId}, ${rows.appointmentId}, ${calendarUid}, ${invitee.name}, ${invitee.email}, ${invitee.timezone}, ${invitee.locale}, ${invitee.hour12}, ${json(rows.answers)}, 'confirmed', ${rows.holdId}, ${at(rows.now)})
    ), ${guestParts(rows.bookingId, guests, rows.now)}, ${historyRow(rows, "booked", { to: rows, guests: guests.length > 0 ? changeOf(guests, []) : null })}`,
    rows,
  );
}

/** Moves an appointment and all who hold a place in it: ids, UIDs and manage links stay, sequences rise. */
export function moveAppointment(scope: BookingScope, db: Database, rows: MoveRows): Promise<Map<string, number>> {
  return run(
    db,
    sql`appointment AS (
      UPDATE appointments SET starts_at = ${at(rows.to.start)}, ends_at = ${at(rows.to.end)}, sequence = appointments.sequence + 1, updated_at = ${at(rows.now)} ${ofBooking(scope, rows.bookingId)}
    ), host AS (
      UPDATE appointment_hosts SET during = ${between(rows.to.start, rows.to.end)} WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), booking AS (
      UPDATE bookings SET calendar_sequence = calendar_sequence + 1 WHERE appointment_id = (SELECT id FROM appointment)
    ), ${historyRow(rows, "moved", rows)}${withoutReminders(rows, "moved")}`,
    rows,
  );
}

/**
 * Cancels the booking; its appointment's time is given back when nobody else holds a place in it. Returns the hosts' new
 * versions.
 */
export function cancelBooking(scope: BookingScope, db: Database, rows: CancelRows): Promise<Map<string, number>> {
  const isLast = sql`NOT EXISTS (SELECT 1 ${others(sql`appointments.id`, sql`${rows.bookingId}`)})`;
  return run(
    db,
    sql`appointment AS (
      UPDATE appointments SET state = CASE WHEN ${isLast} THEN 'cancelled' ELSE appointments.state END,
        sequence = appointments.sequence + CASE WHEN ${isLast} THEN 1 ELSE 0 END, updated_at = ${at(rows.now)} ${ofBooking(scope, rows.bookingId)}, appointments.state
    ), host AS (
      UPDATE appointment_hosts SET occupying = (SELECT state <> 'cancelled' FROM appointment) WHERE appointment_id = (SELECT id FROM appointment) RETURNING host_id
    ), booking AS (
      UPDATE bookings SET state = 'cancelled', calendar_sequence = calendar_sequence + 1, cancelled_at = ${at(rows.now)}, cancelled_by = ${rows.actor}, cancel_reason = ${rows.reason} WHERE id = ${rows.bookingId}
    ), ${historyRow(rows, "cancelled", { from: rows.from, reason: rows.reason })}${withoutReminders(rows, "gone")}`,
    rows,
  );
}

/**
 * Adds guests to a booking and takes others off. Its sequence rises: who comes again is sent a higher one than what took
 * the entry away.
 */
export function changeGuests(scope: BookingScope, db: Database, rows: GuestRows): Promise<Map<string, number>> {
  return run(
    db,
    sql`appointment AS (
      UPDATE appointments SET updated_at = ${at(rows.now)} ${ofBooking(scope, rows.bookingId)}
    ), host AS (
      SELECT host_id FROM appointment_hosts WHERE appointment_id = (SELECT id FROM appointment)
    ), booking AS (
      UPDATE bookings SET calendar_sequence = calendar_sequence + 1 WHERE id = ${rows.bookingId} AND EXISTS (SELECT 1 FROM appointment)
    ), ${guestParts(rows.bookingId, rows.added, rows.now)}, gone AS (
      UPDATE booking_guests SET removed_at = ${at(rows.now)}
        WHERE booking_id = ${rows.bookingId} AND id = ANY(${uuids(rows.removed)}) AND EXISTS (SELECT 1 FROM appointment)
    ), ${historyRow(rows, "guests_changed", { guests: changeOf(rows.added, rows.removed) })}`,
    rows,
  );
}
