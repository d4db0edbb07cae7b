import type { Actor, HistoryKind } from "@daybook/core/bookings/change";
import type { HistoryTold } from "@daybook/core/bookings/reply";
import { type SQL, sql } from "drizzle-orm";
import { type BookingScope, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import type { IdempotencyKey } from "./idempotency.ts";
import { instantOf as at, json } from "./sql-values.ts";

/** What one change writes that touches nobody's time. Instants are epoch milliseconds. */
export interface InviteeRows {
  bookingId: string;
  historyId: string;
  kind: Extract<HistoryKind, "readdressed" | "resent" | "kept">;
  actor: Actor;
  actorId: string | null;
  told?: HistoryTold | undefined;
  now: number;
  events: readonly NewEvent[];
  key: IdempotencyKey;
  /** Kept under the key for replays. */
  answer: unknown;
}

/** The booking's invitee has another address. */
export const readdress = (scope: BookingScope, db: Database, rows: InviteeRows & { email: string }): Promise<void> =>
  run(
    scope,
    db,
    rows,
    sql`booking AS (UPDATE bookings SET invitee_email = ${rows.email} WHERE id = (SELECT booking_id FROM appointment))`,
  );

/** The invitee gets the booking's mail once more. */
export const noteResent = (scope: BookingScope, db: Database, rows: InviteeRows): Promise<void> =>
  run(scope, db, rows, null);

/** The host keeps the appointment, whatever was answered so far. */
export const keepBooking = (scope: BookingScope, db: Database, rows: InviteeRows): Promise<void> =>
  run(
    scope,
    db,
    rows,
    sql`seen AS (UPDATE booking_replies SET kept_at = ${at(rows.now)} WHERE booking_id = (SELECT booking_id FROM appointment) AND kept_at IS NULL)`,
  );

/** Throws, which undoes its transaction, when the booking is outside the scope. */
async function run(scope: BookingScope, db: Database, rows: InviteeRows, change: SQL | null): Promise<void> {
  const { rows: found } = await db.execute(sql`
    WITH appointment AS (
      SELECT bookings.id AS booking_id, appointments.account_id FROM bookings JOIN appointments ON appointments.id = bookings.appointment_id
       WHERE bookings.id = ${rows.bookingId} AND ${within(scope)}
    )${change ? sql`, ${change}` : sql``}, history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, actor_id, told)
      SELECT ${rows.historyId}, booking_id, ${at(rows.now)}, ${rows.kind}, ${rows.actor}, ${rows.actorId}::uuid, ${rows.told ? json(rows.told) : sql`NULL::jsonb`} FROM appointment
    ), ${eventRows(sql`(SELECT account_id FROM appointment)`, rows.events)}, kept AS (
      UPDATE idempotency_keys SET answer = ${json(rows.answer)} WHERE scope = ${rows.key.scope} AND key = ${rows.key.key}
    )
    SELECT booking_id FROM appointment`);
  if (found.length === 0) throw new Error("The booking isn't within the scope of its change");
}
