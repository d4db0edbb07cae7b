import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { Answer } from "./delivery-ends.ts";
import { type DeliveryState, deliveries, deliveryAttempts, events } from "./schema/effects.ts";
import type { OwnerId } from "./scopes.ts";
import { uuids } from "./sql-values.ts";

/** Who is sent the deliveries of a sink: a webhook or a chat channel, by its id. */
export interface Receiver {
  sink: "webhook" | "chat";
  id: string;
}

/** How a receiver fares. Instants are epoch milliseconds. */
export type Standing = {
  waiting: number;
  failed: number;
  last: { at: number; status: number | null; ok: boolean } | null;
};

/** How each of an account's receivers of a sink fares, by id. */
export async function standings(
  owner: OwnerId,
  db: Database,
  sink: Receiver["sink"],
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  // Written out: the indexes are of one sink each.
  const ours = sql`d.sink = ${sql.raw(`'${sink}'`)} AND d.target = r.id::text AND d.account_id = ${owner}`;
  const { rows } = await db.execute<Standing & { id: string }>(sql`
    SELECT r.id, n.waiting, n.failed, l.last FROM unnest(${uuids(ids)}) AS r (id)
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state IN ('waiting', 'paused'))::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed
          FROM deliveries d WHERE ${ours} AND state IN ('waiting', 'paused', 'failed')) n
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('at', (extract(epoch FROM a.ended_at) * 1000)::float8, 'status', a.answer->'status', 'ok', a.outcome = 'done') AS last
          FROM deliveries d JOIN delivery_attempts a ON a.delivery_id = d.id
         WHERE ${ours} AND a.ended_at IS NOT NULL ORDER BY d.id DESC, a.number DESC LIMIT 1) l ON true`);
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

const columns = {
  id: deliveries.id,
  eventId: deliveries.eventId,
  type: events.kind,
  state: deliveries.state,
  attempts: deliveries.attempts,
  createdAt: deliveries.createdAt,
  doneAt: deliveries.doneAt,
  dueAt: deliveries.dueAt,
  lastError: deliveries.lastError,
  subjectKind: events.subjectKind,
  subjectId: events.subjectId,
  lastStatus: sql<
    number | null
  >`(SELECT (a.answer->>'status')::int FROM delivery_attempts a WHERE a.delivery_id = ${deliveries.id} AND a.ended_at IS NOT NULL ORDER BY a.number DESC LIMIT 1)`,
  booking: sql<{
    title: string;
    inviteeName: string;
  } | null>`(SELECT jsonb_build_object('title', a.settings->>'title', 'inviteeName', b.invitee_name) FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE ${events.subjectKind} = 'booking' AND b.id = ${events.subjectId})`,
  /** Who goes first in its line. */
  waitsFor: sql<
    string | null
  >`(SELECT e.id FROM deliveries e WHERE e.order_key = ${deliveries.orderKey} AND e.order_number < ${deliveries.orderNumber} AND e.state IN ('waiting', 'paused') AND ${deliveries.state} IN ('waiting', 'paused') ORDER BY e.order_number LIMIT 1)`,
};
export type ReceiverDeliveryRow = Awaited<ReturnType<typeof rows>>[number];

const rows = (db: Database) => db.select(columns).from(deliveries).innerJoin(events, eq(events.id, deliveries.eventId));
const of = ({ sink, id }: Receiver) => and(eq(deliveries.sink, sink), eq(deliveries.target, id));

/** The newest first; one row more than `limit` when there are more. */
export async function listReceiverDeliveries(
  owner: OwnerId,
  db: Database,
  receiver: Receiver,
  filter: { state?: DeliveryState | undefined; type?: string | undefined; limit: number; before?: string | undefined },
): Promise<ReceiverDeliveryRow[]> {
  return rows(db)
    .where(
      and(
        of(receiver),
        eq(deliveries.accountId, owner),
        filter.state ? eq(deliveries.state, filter.state) : undefined,
        filter.type ? eq(events.kind, filter.type) : undefined,
        filter.before ? lt(deliveries.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(filter.limit + 1);
}

/** One delivery with its event and its tries; null when the receiver has no such. */
export async function findReceiverDelivery(owner: OwnerId, db: Database, receiver: Receiver, id: string) {
  const [row] = await rows(db).where(and(of(receiver), eq(deliveries.accountId, owner), eq(deliveries.id, id)));
  if (!row) return null;
  const [event] = await db.select().from(events).where(eq(events.id, row.eventId));
  const tries = await db
    .select()
    .from(deliveryAttempts)
    .where(eq(deliveryAttempts.deliveryId, id))
    .orderBy(asc(deliveryAttempts.number));
  return event ? { row, event, tries: tries.map((one) => ({ ...one, answer: one.answer as Answer | null })) } : null;
}
