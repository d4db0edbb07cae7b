import { EVE } from "@daybook/core/events/account-events";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import { accounts } from "./schema/accounts.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** Since when an account takes no bookings, and when it is erased; epoch ms. */
export interface Closing {
  closedAt: number;
  eraseAt: number;
}

export async function findClosing(
  _scope: OwnerId | SystemScope,
  db: Database,
  accountId: string,
): Promise<Closing | null> {
  const [row] = await db
    .select({ closedAt: accounts.closedAt, eraseAt: accounts.eraseAt })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.closedAt)));
  return row?.closedAt && row.eraseAt ? { closedAt: row.closedAt, eraseAt: row.eraseAt } : null;
}

/** False when it is closed already. */
export async function closeAccount(owner: OwnerId, db: Database, closing: Closing): Promise<boolean> {
  const rows = await db
    .update(accounts)
    .set(closing)
    .where(and(eq(accounts.id, owner), isNull(accounts.closedAt)))
    .returning({ id: accounts.id });
  return rows.length > 0;
}

/** False when there was nothing to take back, or it is too late: erasing has begun. */
export async function reopenAccount(owner: OwnerId, db: Database, now: number): Promise<boolean> {
  // What was to be told on the eve isn't so any more.
  const { rows } = await db.execute(sql`
    WITH kept AS (UPDATE accounts SET closed_at = NULL, erase_at = NULL WHERE id = ${owner} AND erase_at > ${at(now)} RETURNING id
    ), eve AS (
      UPDATE deliveries SET state = 'skipped', done_at = ${at(now)}, leased_until = NULL, last_error = 'The account is kept.'
       WHERE account_id IN (SELECT id FROM kept) AND state = 'waiting' AND about = ${EVE}
    ) SELECT id FROM kept`);
  return rows.length > 0;
}

/** What an account has that ends with it. */
export async function countOwned(owner: OwnerId, db: Database, now: number) {
  const { rows } = await db.execute<{ coming: number; bookings: number; keys: number; feeds: number }>(sql`
    SELECT (SELECT count(*)::int FROM bookings b JOIN appointments a ON a.id = b.appointment_id
        WHERE a.account_id = ${owner} AND a.ends_at > ${at(now)} AND b.state IN ('confirmed', 'pending')) AS coming,
      (SELECT count(*)::int FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE a.account_id = ${owner}) AS bookings,
      (SELECT count(*)::int FROM api_keys k WHERE k.account_id = ${owner} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ${at(now)})) AS keys,
      (SELECT count(*)::int FROM feeds f WHERE f.account_id = ${owner} AND f.deleted_at IS NULL) AS feeds`);
  return rows[0] ?? { coming: 0, bookings: 0, keys: 0, feeds: 0 };
}

/** Records what happened to an account itself. */
export async function recordAccountEvents(owner: OwnerId, db: Database, events: readonly NewEvent[]): Promise<void> {
  await db.execute(sql`WITH ${eventRows(sql`${owner}::uuid`, events)} SELECT`);
}
