import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { CapabilityScope, SystemScope } from "./scopes.ts";
import { instantOf as at, uuids } from "./sql-values.ts";

/**
 * Takes out of bookings whom they were with: names, addresses, answers, guests, what was said to them and what they said.
 * That there was one, when and of what kind stays its host's. The links to it end. For bookings that are over, or cancelled.
 */
async function forget(db: Database, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const all = uuids(ids);
  const told = sql`(SELECT d.id FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.subject_kind = 'booking' AND e.subject_id = ANY(${all}))`;
  for (const statement of [
    // What still waits to be told of them tells nobody any more.
    sql`UPDATE deliveries SET state = 'skipped', done_at = ${at(now)}, leased_until = NULL, last_error = 'The booking was erased.'
      WHERE id IN ${told} AND state IN ('waiting', 'paused')`,
    sql`UPDATE deliveries SET message = NULL WHERE id IN ${told} AND message IS NOT NULL`,
    sql`UPDATE delivery_attempts SET answer = NULL, error = NULL WHERE delivery_id IN ${told}`,
    sql`DELETE FROM mail_outcomes WHERE delivery_id IN ${told}`,
    sql`UPDATE events SET before = NULL, after = NULL WHERE subject_kind = 'booking' AND subject_id = ANY(${all})`,
    sql`DELETE FROM booking_guests WHERE booking_id = ANY(${all})`,
    sql`DELETE FROM booking_replies WHERE booking_id = ANY(${all})`,
    sql`DELETE FROM reminder_opt_outs WHERE booking_id = ANY(${all})`,
    sql`UPDATE booking_history SET reason = NULL, told = NULL, guests = NULL WHERE booking_id = ANY(${all})`,
    sql`UPDATE bookings SET invitee_name = '', invitee_email = '', answers = '[]', cancel_reason = NULL, hold_id = NULL,
        token_epoch = token_epoch + 1, erased_at = ${at(now)} WHERE id = ANY(${all})`,
  ])
    await db.execute(statement);
}

/** The booking of a manage link forgets its invitee. False while it is still to come. */
export async function forgetBooking(scope: CapabilityScope<"manage">, db: Database, now: number): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT b.id FROM bookings b JOIN appointments a ON a.id = b.appointment_id
     WHERE b.id = ${scope.id} AND (a.ends_at <= ${at(now)} OR b.state NOT IN ('confirmed', 'pending')) FOR UPDATE OF b`);
  await forget(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length > 0;
}

/** Bookings that are older than their account wants to remember forget whom they were with. True when there may be more. */
export async function forgetOldBookings(
  _scope: SystemScope,
  db: Database,
  now: number,
  most: number,
): Promise<boolean> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT b.id FROM accounts p JOIN appointments a ON a.account_id = p.id JOIN bookings b ON b.appointment_id = a.id
     WHERE p.forget_months IS NOT NULL AND a.starts_at < ${at(now)} - make_interval(months => p.forget_months)
       AND a.ends_at < ${at(now)} - make_interval(months => p.forget_months) AND b.erased_at IS NULL
     LIMIT ${most} FOR UPDATE OF b SKIP LOCKED`);
  await forget(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length >= most;
}
