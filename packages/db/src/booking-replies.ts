import type { KnownReply, Reply, ReplyAnswer } from "@daybook/core/bookings/reply";
import { and, asc, eq, sql } from "drizzle-orm";
import { type BookingScope, replyStands, timeSequence, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { appointments, bookingReplies, bookings } from "./schema/bookings.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at, json } from "./sql-values.ts";

/** What is known of one person's answer already. */
export async function knownReply(
  _scope: SystemScope,
  db: Database,
  bookingId: string,
  address: string,
): Promise<KnownReply | null> {
  const { rows } = await db.execute<{ answer: ReplyAnswer; sequence: number; stamp: number }>(sql`
    SELECT answer, sequence, (extract(epoch FROM stamp) * 1000)::float8 AS stamp FROM booking_replies
     WHERE booking_id = ${bookingId} AND address = address_hash(${address})`);
  return rows[0] ?? null;
}

/** By which SEQUENCE the time that stands was told. */
export async function timeSequenceOf(_scope: SystemScope, db: Database, bookingId: string): Promise<number> {
  const { rows } = await db.execute<{ told: number }>(
    sql`SELECT ${timeSequence} AS told FROM bookings WHERE bookings.id = ${bookingId}`,
  );
  return rows[0]?.told ?? 0;
}

export interface ReplyRows {
  bookingId: string;
  historyId: string;
  name: string;
  reply: Reply;
  now: number;
  events: readonly NewEvent[];
}

/** Writes an answer down, with its line in the booking's history and its events. */
export async function insertReply(_scope: SystemScope, db: Database, rows: ReplyRows): Promise<void> {
  const { reply, bookingId, name } = rows;
  await db.execute(sql`
    WITH appointment AS (
      SELECT a.account_id FROM appointments a JOIN bookings b ON b.appointment_id = a.id WHERE b.id = ${bookingId}
    ), reply AS (
      INSERT INTO booking_replies AS r (booking_id, address, name, answer, comment, sequence, stamp, at)
      VALUES (${bookingId}, address_hash(${reply.from}), ${name}, ${reply.answer}, ${reply.comment}, ${reply.sequence}, ${at(reply.stamp)}, ${at(rows.now)})
      ON CONFLICT (booking_id, address) DO UPDATE SET name = excluded.name, answer = excluded.answer, comment = excluded.comment,
        sequence = excluded.sequence, stamp = excluded.stamp, at = excluded.at, kept_at = NULL
    ), history AS (
      INSERT INTO booking_history (id, booking_id, at, kind, actor, reason, told)
      VALUES (${rows.historyId}, ${bookingId}, ${at(rows.now)}, 'answered', 'invitee', ${reply.comment || null}, ${json({ answer: reply.answer, name })})
    ), ${eventRows(sql`(SELECT account_id FROM appointment)`, rows.events)}
    SELECT 1`);
}

/** The last answers to a booking's invitations, the first to come first. */
export async function repliesOf(scope: BookingScope, db: Database, bookingId: string) {
  return db
    .select({
      name: bookingReplies.name,
      answer: bookingReplies.answer,
      comment: bookingReplies.comment,
      stands: replyStands(sql`${bookingReplies}`),
      at: bookingReplies.at,
      keptAt: bookingReplies.keptAt,
    })
    .from(bookingReplies)
    .innerJoin(bookings, eq(bookings.id, bookingReplies.bookingId))
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(and(eq(bookings.id, bookingId), within(scope)))
    .orderBy(asc(bookingReplies.at));
}
