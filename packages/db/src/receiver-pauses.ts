import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { goOn } from "./delivery-replays.ts";
import { eventRows, type NewEvent } from "./events.ts";
import type { Receiver } from "./receiver-deliveries.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

const ofReceiver = ({ sink, id }: Receiver): SQL => sql`sink = ${sink} AND target = ${id}`;

/** Keeps what waits for a receiver that is paused; what is under way ends by itself. */
export async function keepDeliveries(_scope: OwnerId | SystemScope, db: Database, receiver: Receiver): Promise<void> {
  await db.execute(
    sql`UPDATE deliveries SET state = 'paused' WHERE ${ofReceiver(receiver)} AND state = 'waiting' AND leased_until IS NULL`,
  );
}

/** All that waited for a receiver goes, in order, with its attempts counted anew. The ids of those that may go at once. */
export async function releaseDeliveries(
  _owner: OwnerId,
  db: Database,
  receiver: Receiver,
  now: number,
): Promise<string[]> {
  await db.execute(sql`DELETE FROM circuits WHERE name = ${`${receiver.sink}:${receiver.id}`}`);
  // Also what wasn't due when it was paused, and waits for another try.
  const kept = sql`${ofReceiver(receiver)} AND (state = 'paused' OR state = 'waiting' AND leased_until IS NULL)`;
  return goOn(_owner, db, kept, now);
}

const receivers = { webhook: sql`webhooks`, chat: sql`chat_channels` };

/**
 * What is kept for a receiver that goes on has it go, and for one that is gone ends it: an attempt that ended in the
 * moment in which its receiver was resumed or deleted may leave such.
 */
export async function freeKept(_scope: SystemScope, db: Database, now: number): Promise<void> {
  for (const [sink, table] of Object.entries(receivers))
    await db.execute(sql`
      UPDATE deliveries d SET state = CASE WHEN r.deleted_at IS NULL THEN 'waiting' ELSE 'skipped' END, due_at = ${at(now)},
          done_at = CASE WHEN r.deleted_at IS NOT NULL THEN ${at(now)} END
        FROM ${table} r WHERE d.sink = ${sql.raw(`'${sink}'`)} AND d.state IN ('waiting', 'paused', 'failed') AND d.state = 'paused'
         AND d.target = r.id::text AND (r.paused_at IS NULL OR r.deleted_at IS NOT NULL)`);
}

/** What waits for a receiver that is gone is not sent any more. */
export async function dropDeliveries(
  _owner: OwnerId,
  db: Database,
  receiver: Receiver,
  why: string,
  now: number,
): Promise<void> {
  await db.execute(sql`DELETE FROM circuits WHERE name = ${`${receiver.sink}:${receiver.id}`}`);
  await db.execute(sql`UPDATE deliveries SET state = 'skipped', done_at = ${at(now)}, last_error = ${why}
    WHERE ${ofReceiver(receiver)} AND state IN ('waiting', 'paused') AND leased_until IS NULL`);
}

/** What was dropped goes after all; the ids of those that may go at once. */
export async function takeUpDropped(
  owner: OwnerId,
  db: Database,
  receiver: Receiver,
  why: string,
  now: number,
): Promise<string[]> {
  return goOn(owner, db, sql`${ofReceiver(receiver)} AND state = 'skipped' AND last_error = ${why}`, now);
}

/** Records a trial, which is one receiver's alone. */
export async function recordTrial(owner: OwnerId, db: Database, event: NewEvent): Promise<void> {
  await db.execute(sql`WITH ${eventRows(sql`${owner}::uuid`, [event])} SELECT`);
}
