import { TRIAL } from "@daybook/core/events/event";
import { and, asc, count, desc, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { Answer } from "./delivery-ends.ts";
import { deliveries, deliveryAttempts, events } from "./schema/effects.ts";
import type { OwnerId } from "./scopes.ts";
import { instantOf as at, json } from "./sql-values.ts";

/** Sinks that are a part of Daybook: what goes there is no letter of anybody's. */
export const hiddenSinks = sql.raw("'{push}'::text[]");
const shown = (owner: OwnerId) =>
  and(eq(deliveries.accountId, owner), sql`NOT (${deliveries.sink} = ANY(${hiddenSinks}))`);

/** What became of a delivery, as its owner sees it: planned is what comes later because of a change, dismissed a dead letter that somebody has dealt with. */
export type ShownState = "planned" | "waiting" | "paused" | "done" | "failed" | "dismissed" | "skipped";

const isPlanned = (now: number): SQL =>
  sql`(${deliveries.state} = 'waiting' AND ${deliveries.about} NOT IN ('', ${TRIAL}) AND ${deliveries.attempts} = 0 AND ${deliveries.dueAt} > ${at(now)})`;

function inState(state: ShownState, now: number): SQL {
  if (state === "planned") return isPlanned(now);
  if (state === "waiting") return sql`${deliveries.state} = 'waiting' AND NOT ${isPlanned(now)}`;
  if (state === "dismissed") return sql`${deliveries.state} = 'failed' AND ${deliveries.dismissedAt} IS NOT NULL`;
  if (state === "failed") return sql`${deliveries.state} = 'failed' AND ${deliveries.dismissedAt} IS NULL`;
  return sql`${deliveries.state} = ${state}`;
}

/** When it is, epoch ms, and the sinks whose deliveries go one after the other. */
export interface ShownAt {
  now: number;
  strict: readonly string[];
}

const columns = ({ now, strict }: ShownAt) => ({
  id: deliveries.id,
  eventId: deliveries.eventId,
  sink: deliveries.sink,
  target: deliveries.target,
  about: deliveries.about,
  type: events.kind,
  state: sql<ShownState>`CASE WHEN ${isPlanned(now)} THEN 'planned' WHEN ${deliveries.state} = 'failed' AND ${deliveries.dismissedAt} IS NOT NULL THEN 'dismissed' ELSE ${deliveries.state} END`,
  attempts: deliveries.attempts,
  createdAt: deliveries.createdAt,
  doneAt: deliveries.doneAt,
  dueAt: deliveries.dueAt,
  leasedUntil: deliveries.leasedUntil,
  lastError: deliveries.lastError,
  dismissedAt: deliveries.dismissedAt,
  replayedAt: deliveries.replayedAt,
  keySince: deliveries.keySince,
  subjectKind: events.subjectKind,
  subjectId: events.subjectId,
  lastStatus: sql<
    number | null
  >`(SELECT (a.answer->>'status')::int FROM delivery_attempts a WHERE a.delivery_id = ${deliveries.id} AND a.ended_at IS NOT NULL ORDER BY a.number DESC LIMIT 1)`,
  booking: sql<{
    title: string;
    inviteeName: string;
    inviteeEmail: string;
    start: number;
  } | null>`(SELECT jsonb_build_object('title', a.settings->>'title', 'inviteeName', b.invitee_name, 'inviteeEmail', b.invitee_email, 'start', (extract(epoch FROM a.starts_at) * 1000)::float8)
    FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE ${events.subjectKind} = 'booking' AND b.id = ${events.subjectId})`,
  /** A guest is told that they were taken off. */
  takesOff: sql<boolean>`(${events.kind} = 'booking.guests_changed' AND starts_with(${deliveries.target}, 'guest:')
    AND NOT coalesce(jsonb_exists(${events.after}->'guestIds', substr(${deliveries.target}, 7)), false))`,
  /** Who goes first in its line. */
  waitsFor: sql<
    string | null
  >`(SELECT e.id FROM deliveries e WHERE ${deliveries.sink} IN (SELECT jsonb_array_elements_text(${json(strict)})) AND e.order_key = ${deliveries.orderKey} AND e.order_number < ${deliveries.orderNumber} AND e.state IN ('waiting', 'paused') AND ${deliveries.state} IN ('waiting', 'paused') ORDER BY e.order_number LIMIT 1)`,
});
export type DeliveryRow = Awaited<ReturnType<typeof rows>>[number];

const rows = (db: Database, at: ShownAt) =>
  db.select(columns(at)).from(deliveries).innerJoin(events, eq(events.id, deliveries.eventId));

export interface DeliveryFilter {
  sink?: string | undefined;
  target?: string | undefined;
  state?: ShownState | undefined;
  /** The event's kind. */
  type?: string | undefined;
  /** Made since then, epoch ms. */
  since?: number | undefined;
  /** Those too that were asked for to see whether they arrive. */
  trials: boolean;
  before?: string | undefined;
  limit: number;
}

/** An account's deliveries, the newest first; one row more than `limit` when there are more. */
export async function listDeliveries(
  owner: OwnerId,
  db: Database,
  { sink, target, state, type, since, trials, before, limit }: DeliveryFilter,
  when: ShownAt,
): Promise<DeliveryRow[]> {
  return rows(db, when)
    .where(
      and(
        shown(owner),
        sink ? eq(deliveries.sink, sink) : undefined,
        target ? eq(deliveries.target, target) : undefined,
        state ? inState(state, when.now) : undefined,
        trials ? undefined : ne(deliveries.about, TRIAL),
        type ? eq(events.kind, type) : undefined,
        since === undefined ? undefined : gte(deliveries.createdAt, since),
        before ? lt(deliveries.id, before) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit + 1);
}

/** One delivery of an account with its event and its tries; null when there is no such. */
export async function findDelivery(owner: OwnerId, db: Database, id: string, when: ShownAt) {
  const [row] = await rows(db, when).where(and(shown(owner), eq(deliveries.id, id)));
  if (!row) return null;
  const [event] = await db.select().from(events).where(eq(events.id, row.eventId));
  const tries = await db
    .select()
    .from(deliveryAttempts)
    .where(eq(deliveryAttempts.deliveryId, id))
    .orderBy(asc(deliveryAttempts.number));
  return event ? { row, event, tries: tries.map((one) => ({ ...one, answer: one.answer as Answer | null })) } : null;
}

/** How many dead letters an account has that nobody has dealt with, and how many deliveries should have gone and haven't. */
export async function countDeliveries(
  owner: OwnerId,
  db: Database,
  now: number,
): Promise<{ failed: number; waiting: number }> {
  const counted = async (which: SQL): Promise<number> => {
    const [row] = await db
      .select({ count: count() })
      .from(deliveries)
      .where(and(shown(owner), ne(deliveries.about, TRIAL), which));
    return row?.count ?? 0;
  };
  const waiting = sql`${deliveries.state} IN ('waiting', 'paused') AND NOT ${isPlanned(now)}`;
  return { failed: await counted(inState("failed", now)), waiting: await counted(waiting) };
}
