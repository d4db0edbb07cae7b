import { sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { eventRows, type NewEvent } from "./events.ts";
import type { OwnerId } from "./scopes.ts";
import { instantOf as at } from "./sql-values.ts";

/** How many test mails an account asked for since an instant, epoch ms, and when the first of them was. */
export async function countTestMails(owner: OwnerId, db: Database, since: number) {
  const { rows } = await db.execute<{ count: number; first: number | null }>(sql`
    SELECT count(*)::int AS count, (extract(epoch FROM min(at)) * 1000)::float8 AS first FROM events
     WHERE account_id = ${owner} AND at > ${at(since)} AND kind = 'event_type.test_mail'`);
  return rows[0] ?? { count: 0, first: null };
}

export async function recordTestMail(owner: OwnerId, db: Database, event: NewEvent): Promise<void> {
  await db.execute(sql`WITH ${eventRows(sql`${owner}::uuid`, [event])} SELECT`);
}
