import { and, asc, count, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { apiKeys } from "./schema/accounts.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";
import { instantOf as at, hex } from "./sql-values.ts";

export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, "hash" | "accountId" | "revokedAt">;

const columns = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
};
const mine = (owner: OwnerId) => and(eq(apiKeys.accountId, owner), isNull(apiKeys.revokedAt));
const counts = (now: number) => or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now));

/** Those that count at `now`, epoch ms. */
export async function listApiKeys(
  owner: OwnerId,
  db: Database,
  now: number,
  limit: number,
  after?: string,
): Promise<ApiKeyRow[]> {
  return db
    .select(columns)
    .from(apiKeys)
    .where(and(mine(owner), counts(now), after ? gt(apiKeys.id, after) : undefined))
    .orderBy(asc(apiKeys.id))
    .limit(limit + 1);
}

export async function countApiKeys(owner: OwnerId, db: Database, now: number): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(apiKeys)
    .where(and(mine(owner), counts(now)));
  return row?.count ?? 0;
}

export async function insertApiKey(
  owner: OwnerId,
  db: Database,
  row: Omit<ApiKeyRow, "lastUsedAt"> & { hash: Uint8Array },
): Promise<ApiKeyRow> {
  const [made] = await db
    .insert(apiKeys)
    .values({ ...row, accountId: owner })
    .returning(columns);
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

/** It counts from now on no more. Its name; null when there is none. */
export async function revokeApiKey(owner: OwnerId, db: Database, id: string, now: number): Promise<string | null> {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(mine(owner), eq(apiKeys.id, id)))
    .returning({ name: apiKeys.name });
  return rows[0]?.name ?? null;
}

/** So seldom is written down that a key was used, ms. */
const USED_AGAIN = 60_000;

/** Whose a key is and what it may do, by its hash; null when there is none. That it was used is written down. */
export async function findApiKey(
  _scope: SystemScope,
  db: Database,
  hash: Uint8Array,
  now: number,
): Promise<{ id: string; accountId: string; scopes: string[]; expired: boolean } | null> {
  const { rows } = await db.execute<{ id: string; accountId: string; scopes: string[]; expired: boolean }>(sql`
    WITH found AS (
      SELECT id, account_id, scopes, last_used_at, coalesce(expires_at <= ${at(now)}, false) AS expired
        FROM api_keys WHERE hash = decode(${hex(hash)}, 'hex') AND revoked_at IS NULL
         AND NOT EXISTS (SELECT FROM accounts p WHERE p.id = account_id AND p.closed_at IS NOT NULL)
    ), used AS (
      UPDATE api_keys SET last_used_at = ${at(now)}
       WHERE id IN (SELECT id FROM found WHERE NOT expired AND (last_used_at IS NULL OR last_used_at < ${at(now - USED_AGAIN)}))
    )
    SELECT id, account_id AS "accountId", scopes, expired FROM found`);
  return rows[0] ?? null;
}
