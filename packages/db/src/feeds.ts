import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, feeds } from "./schema/accounts.ts";
import type { CapabilityScope, OwnerId, SystemScope } from "./scopes.ts";

export type FeedRow = typeof feeds.$inferSelect;
const mine = (owner: OwnerId) => and(eq(feeds.accountId, owner), isNull(feeds.deletedAt));

export async function listFeeds(owner: OwnerId, db: Database, limit: number, after?: string): Promise<FeedRow[]> {
  return db
    .select()
    .from(feeds)
    .where(and(mine(owner), after ? gt(feeds.id, after) : undefined))
    .orderBy(asc(feeds.id))
    .limit(limit + 1);
}

export async function insertFeed(
  owner: OwnerId,
  db: Database,
  row: { id: string; name: string; now: number },
): Promise<FeedRow> {
  const [made] = await db
    .insert(feeds)
    .values({ id: row.id, accountId: owner, name: row.name, createdAt: row.now })
    .returning();
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

/** The old address ends: its epoch is over. Null when there is no such feed. */
export async function rotateFeed(owner: OwnerId, db: Database, id: string, now: number): Promise<FeedRow | null> {
  const [row] = await db
    .update(feeds)
    .set({ epoch: sql`${feeds.epoch} + 1`, rotatedAt: now })
    .where(and(mine(owner), eq(feeds.id, id)))
    .returning();
  return row ?? null;
}

/** Its name; null when there is none. */
export async function deleteFeed(owner: OwnerId, db: Database, id: string, now: number): Promise<string | null> {
  const rows = await db
    .update(feeds)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(feeds.id, id)))
    .returning({ name: feeds.name });
  return rows[0]?.name ?? null;
}

/** The epoch that a feed's token must carry; asked before a scope exists. */
export async function feedEpoch(_scope: SystemScope, db: Database, id: string): Promise<number | null> {
  const [row] = await db
    .select({ epoch: feeds.epoch })
    .from(feeds)
    // Of an account that is closed none is served.
    .innerJoin(accounts, and(eq(accounts.id, feeds.accountId), isNull(accounts.closedAt)))
    .where(and(eq(feeds.id, id), isNull(feeds.deletedAt)));
  return row?.epoch ?? null;
}

/** The feed that a link names, and its owner's zone. */
export async function readFeed(scope: CapabilityScope<"feed">, db: Database) {
  const [row] = await db
    .select({
      name: feeds.name,
      createdAt: feeds.createdAt,
      timezone: accounts.timezone,
      locale: accounts.locale,
      hour12: accounts.hour12,
    })
    .from(feeds)
    .innerJoin(accounts, eq(accounts.id, feeds.accountId))
    .where(and(eq(feeds.id, scope.id), isNull(feeds.deletedAt)));
  return row ?? null;
}
