import { and, asc, eq, inArray, lt, min, sql } from "drizzle-orm";
import { type BookingScope, within } from "./bookings.ts";
import type { Database } from "./connection.ts";
import type { LeasedDelivery } from "./delivery-leases.ts";
import { appointments, bookings } from "./schema/bookings.ts";
import { deliveries, events } from "./schema/effects.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/**
 * Ids of deliveries that are due: each receiver's oldest before any receiver's second, so that one who has much to catch
 * up on holds up nobody's mail.
 */
export async function dueDeliveries(_scope: SystemScope, db: Database, now: number, limit: number): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT id FROM (
      SELECT id, due_at, row_number() OVER (PARTITION BY sink, target ORDER BY due_at, id) AS place
        FROM deliveries WHERE state = 'waiting' AND due_at <= ${at(now)}) due
     ORDER BY place, due_at, id LIMIT ${limit}`);
  return rows.map((row) => row.id);
}

/** When the next waiting delivery is due, epoch ms; null when none waits. */
export async function nextDue(_scope: SystemScope, db: Database): Promise<number | null> {
  const [row] = await db
    .select({ at: min(deliveries.dueAt) })
    .from(deliveries)
    .where(eq(deliveries.state, "waiting"));
  return row?.at ?? null;
}

/** Whether one that comes later in the same order was done before `at`, epoch ms. */
export async function isOvertaken(
  _scope: SystemScope,
  db: Database,
  delivery: Pick<LeasedDelivery, "orderKey" | "orderNumber">,
  at: number,
): Promise<boolean> {
  const later = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.orderKey, delivery.orderKey),
        sql`${deliveries.orderNumber} > ${delivery.orderNumber}`,
        eq(deliveries.state, "done"),
        lt(deliveries.doneAt, at),
      ),
    )
    .limit(1);
  return later.length > 0;
}

/** The mails that the changes of a booking asked for, for any of its hosts: those to its invitee, to their guests and to its hosts. */
export async function deliveriesOfBooking(scope: BookingScope, db: Database, bookingId: string) {
  return db
    .select({
      id: deliveries.id,
      sink: deliveries.sink,
      target: deliveries.target,
      about: deliveries.about,
      state: deliveries.state,
      attempts: deliveries.attempts,
      lastError: deliveries.lastError,
      doneAt: deliveries.doneAt,
      dueAt: deliveries.dueAt,
      leasedUntil: deliveries.leasedUntil,
      eventKind: events.kind,
      /** The booking after the change; null once the event is old. */
      after: events.after,
    })
    .from(events)
    .innerJoin(deliveries, eq(deliveries.eventId, events.id))
    .innerJoin(bookings, eq(bookings.id, events.subjectId))
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .where(
      and(
        eq(events.subjectKind, "booking"),
        eq(events.subjectId, bookingId),
        within(scope),
        inArray(deliveries.sink, ["mail", "sms"]),
        sql`(${deliveries.target} = 'invitee' OR ${deliveries.target} LIKE 'guest:%' OR ${deliveries.target} IN (SELECT 'host:' || o.host_id FROM appointment_hosts o WHERE o.appointment_id = ${appointments.id}))`,
      ),
    )
    .orderBy(asc(events.sequence), asc(deliveries.createdAt), asc(deliveries.id));
}

/**
 * Takes over what the version before left in its outbox and nobody has leased, some at a time. True when there may be
 * more: see docs/decisions/0031-events-and-deliveries.md.
 */
export async function adoptOutbox(_scope: SystemScope, db: Database, now: number): Promise<boolean> {
  const { rows } = await db.execute<{ count: number }>(sql`SELECT adopt_outbox(${at(now)}, ${ADOPTED}) AS count`);
  return (rows[0]?.count ?? 0) >= ADOPTED;
}
const ADOPTED = 500;
