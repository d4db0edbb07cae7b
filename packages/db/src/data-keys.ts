import { and, asc, eq, gt, max, ne, or, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { dataKeys } from "./schema/secrets.ts";
import type { SystemScope } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

export type DataKeyRow = typeof dataKeys.$inferSelect;

/** An account's keys, the oldest first. */
export async function dataKeysOf(_scope: SystemScope, db: Database, accountId: string): Promise<DataKeyRow[]> {
  return db.select().from(dataKeys).where(eq(dataKeys.accountId, accountId)).orderBy(asc(dataKeys.number));
}

/** Nothing when the account has one of this number: whoever came first made it. */
export async function insertDataKey(_scope: SystemScope, db: Database, row: DataKeyRow): Promise<void> {
  await db.insert(dataKeys).values(row).onConflictDoNothing();
}

/** One of each key of the deployment that wraps any: what opens it is that key. */
export async function dataKeySamples(_scope: SystemScope, db: Database): Promise<DataKeyRow[]> {
  // A step of the index for each, rather than all rows.
  const { rows } = await db.execute<{ accountId: string; number: number; wrapped: string; wrappedBy: number }>(sql`
    WITH RECURSIVE kid AS (
      (SELECT wrapped_by FROM data_keys ORDER BY wrapped_by LIMIT 1)
      UNION ALL
      SELECT (SELECT d.wrapped_by FROM data_keys d WHERE d.wrapped_by > kid.wrapped_by ORDER BY d.wrapped_by LIMIT 1)
        FROM kid WHERE kid.wrapped_by IS NOT NULL
    )
    SELECT d.account_id AS "accountId", d.number, d.wrapped, d.wrapped_by AS "wrappedBy"
      FROM kid JOIN LATERAL (SELECT * FROM data_keys WHERE wrapped_by = kid.wrapped_by LIMIT 1) d ON true`);
  return rows.map((row) => ({ ...row, createdAt: 0 }));
}

type At = Pick<DataKeyRow, "accountId" | "number">;

const behind = (after: At) =>
  or(
    gt(dataKeys.accountId, after.accountId),
    and(eq(dataKeys.accountId, after.accountId), gt(dataKeys.number, after.number)),
  );

/** Keys that another than this key of the deployment wraps, in order, from behind `after`. */
export async function dataKeysNotWrappedBy(
  _scope: SystemScope,
  db: Database,
  kid: number,
  most: number,
  after: At | null,
): Promise<DataKeyRow[]> {
  return db
    .select()
    .from(dataKeys)
    .where(and(ne(dataKeys.wrappedBy, kid), after ? behind(after) : undefined))
    .orderBy(asc(dataKeys.accountId), asc(dataKeys.number))
    .limit(most);
}

/** False when it was wrapped anew meanwhile. */
export async function rewrapDataKey(
  _scope: SystemScope,
  db: Database,
  before: DataKeyRow,
  now: Pick<DataKeyRow, "wrapped" | "wrappedBy">,
): Promise<boolean> {
  const own = and(eq(dataKeys.accountId, before.accountId), eq(dataKeys.number, before.number));
  const rows = await db
    .update(dataKeys)
    .set(now)
    .where(and(own, eq(dataKeys.wrapped, before.wrapped)))
    .returning({ number: dataKeys.number });
  return rows.length > 0;
}

/** All of them in order, from behind `after`. */
export async function everyDataKey(
  _scope: SystemScope,
  db: Database,
  most: number,
  after: At | null,
): Promise<DataKeyRow[]> {
  return db
    .select()
    .from(dataKeys)
    .where(after ? behind(after) : undefined)
    .orderBy(asc(dataKeys.accountId), asc(dataKeys.number))
    .limit(most);
}

/** It is gone for good, and what it sealed. */
export async function dropDataKey(_scope: SystemScope, db: Database, { accountId, number }: At): Promise<void> {
  await db.delete(dataKeys).where(and(eq(dataKeys.accountId, accountId), eq(dataKeys.number, number)));
}

/** Accounts whose newest key is from before `before`, with its number. */
export async function accountsOfOldDataKeys(
  _scope: SystemScope,
  db: Database,
  before: number,
  most: number,
): Promise<Pick<DataKeyRow, "accountId" | "number">[]> {
  return db
    .select({ accountId: dataKeys.accountId, number: max(dataKeys.number).mapWith(Number) })
    .from(dataKeys)
    .groupBy(dataKeys.accountId)
    .having(sql`max(${dataKeys.createdAt}) < ${instantOf(before)}`)
    .limit(most) as Promise<Pick<DataKeyRow, "accountId" | "number">[]>;
}

/** How many webhooks a key of the deployment, not the newest, still makes the secrets of. */
export async function webhooksSignedBy(
  _scope: SystemScope,
  db: Database,
  newest: number,
): Promise<{ kid: number; count: number }[]> {
  const { rows } = await db.execute<{ kid: number; count: number }>(sql`
    SELECT kid::int, count(*)::int AS count FROM webhooks, LATERAL unnest(ARRAY[secret_key, CASE WHEN previous_until > now() THEN previous_key END]) AS kid
     WHERE deleted_at IS NULL AND kid IS NOT NULL AND kid <> ${newest} GROUP BY kid ORDER BY kid`);
  return rows;
}
