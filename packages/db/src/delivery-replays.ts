import { TRIAL } from "@daybook/core/events/event";
import { type SQL, sql } from "drizzle-orm";
import { hiddenSinks } from "./account-deliveries.ts";
import type { Database } from "./connection.ts";
import { circuitOf, keyUsedAt } from "./delivery-leases.ts";
import type { OwnerId } from "./scopes.ts";
import { instantOf as at, json } from "./sql-values.ts";

/** How long a sink's receivers drop repeats by their dedupe key, ms: null for ever. A sink that isn't named needs no other key. */
export interface DedupeWindow {
  sink: string;
  window: number | null;
}

/** Whether a delivery `d` needs another dedupe key to arrive: it arrived under this one, or its receiver has forgotten it. */
const needsKey = (windows: readonly DedupeWindow[], now: number): SQL => sql`
  d.attempts > coalesce(d.key_since, 0) AND EXISTS (SELECT FROM jsonb_to_recordset(${json(windows)}) AS w (sink text, "window" float8)
    WHERE w.sink = d.sink AND (d.state = 'done' OR ${keyUsedAt(sql`d`)} <= ${at(now)} - make_interval(secs => w.window / 1000)))`;

/** Has deliveries `d` go that wait for somebody's word, with their attempts counted anew. Their ids, the oldest first. */
export async function goOn(
  _owner: OwnerId,
  db: Database,
  which: SQL,
  now: number,
  windows: readonly DedupeWindow[] = [],
): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    UPDATE deliveries d SET state = 'waiting', due_at = ${at(now)}, done_at = NULL, dismissed_at = NULL,
        replayed_at = ${at(now)}, attempts_before = attempts,
        key_since = CASE WHEN ${needsKey(windows, now)} THEN d.attempts ELSE d.key_since END
     WHERE ${which} RETURNING d.id`);
  return rows.map((row) => row.id).sort();
}

/** Whose letters an account may read and send again. */
const own = (owner: OwnerId): SQL => sql`d.account_id = ${owner} AND NOT (d.sink = ANY(${hiddenSinks}))`;
/** What has ended may be sent once more, and what waits for another time goes now; what is on its way does anyhow. */
const mayGo = (now: number): SQL => sql`(d.state IN ('done', 'failed', 'skipped') OR d.state = 'waiting'
  AND d.leased_until IS NULL AND d.due_at > ${at(now)} AND (d.attempts > 0 OR d.about IN ('', ${TRIAL})))`;
/** Failed, and nobody has dealt with it. */
export const deadLetter = sql`d.state = 'failed' AND d.dismissed_at IS NULL AND d.about <> ${TRIAL}`;

export type ToReplay = { ids: readonly string[] } | { sink?: string | undefined; target?: string | undefined };

/** So many are sent once more by one word. */
export const MOST_AT_ONCE = 1_000;

/** Sends once more those that are named, whatever became of them; or all dead letters, of a sink or a target alone. */
export async function replayDeliveries(
  owner: OwnerId,
  db: Database,
  which: ToReplay,
  now: number,
  windows: readonly DedupeWindow[],
): Promise<string[]> {
  if ("ids" in which) await openReceivers(owner, db, which.ids, now);
  const chosen =
    "ids" in which
      ? sql`${mayGo(now)} AND d.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${json(which.ids)}))`
      : sql`d.id IN (SELECT d.id FROM deliveries d WHERE ${own(owner)} AND ${deadLetter}
          AND ${which.sink === undefined ? sql`true` : sql`d.sink = ${which.sink}`}
          AND ${which.target === undefined ? sql`true` : sql`d.target = ${which.target}`} ORDER BY d.id LIMIT ${MOST_AT_ONCE})`;
  return goOn(owner, db, sql`${own(owner)} AND ${chosen}`, now, windows);
}

/** Whoever asks for these knows more of their receivers than the circuits do. */
async function openReceivers(owner: OwnerId, db: Database, ids: readonly string[], now: number): Promise<void> {
  await db.execute(sql`UPDATE circuits SET open_until = ${at(now)} WHERE open_until > ${at(now)} AND name IN (
    SELECT ${circuitOf} FROM deliveries d WHERE ${own(owner)} AND d.sink <> 'mail' AND d.id IN (SELECT value::uuid FROM jsonb_array_elements_text(${json(ids)})))`);
}

/** Puts dead letters aside that somebody has dealt with, or takes one back. False: there is no such dead letter. */
export async function dismissDelivery(
  owner: OwnerId,
  db: Database,
  id: string,
  dismissedAt: number | null,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE deliveries d SET dismissed_at = ${dismissedAt === null ? sql`NULL` : sql`coalesce(d.dismissed_at, ${at(dismissedAt)})`}
     WHERE ${own(owner)} AND d.id = ${id} AND d.state = 'failed'`);
  return (rowCount ?? 0) > 0;
}
