import { and, asc, count, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { dropDeliveries, keepDeliveries, releaseDeliveries } from "./receiver-pauses.ts";
import { webhooks } from "./schema/effects.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type WebhookRow = typeof webhooks.$inferSelect;
export type PausedBy = NonNullable<WebhookRow["pausedBy"]>;

const mine = (owner: OwnerId) => and(eq(webhooks.accountId, owner), isNull(webhooks.deletedAt));

export async function listWebhooks(owner: OwnerId, db: Database, limit: number, after?: string): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .where(and(mine(owner), after ? gt(webhooks.id, after) : undefined))
    .orderBy(asc(webhooks.id))
    .limit(limit + 1);
}

export async function findWebhook(scope: OwnerId | SystemScope, db: Database, id: string): Promise<WebhookRow | null> {
  const own = typeof scope === "string" ? mine(scope) : isNull(webhooks.deletedAt);
  const [row] = await db
    .select()
    .from(webhooks)
    .where(and(own, eq(webhooks.id, id)));
  return row ?? null;
}

/** Those of these that aren't deleted, by id. */
export async function webhooksById(
  _scope: SystemScope,
  db: Database,
  ids: readonly string[],
): Promise<Map<string, WebhookRow>> {
  const found = await db
    .select()
    .from(webhooks)
    .where(and(inArray(webhooks.id, [...ids]), isNull(webhooks.deletedAt)));
  return new Map(found.map((row) => [row.id, row]));
}

/** Those of these that are an account's, deleted or not. */
export async function ownWebhooksById(owner: OwnerId, db: Database, ids: readonly string[]): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.accountId, owner), inArray(webhooks.id, [...ids])));
}

export async function countWebhooks(owner: OwnerId, db: Database): Promise<number> {
  const [row] = await db.select({ count: count() }).from(webhooks).where(mine(owner));
  return row?.count ?? 0;
}

export type NewWebhook = Pick<
  WebhookRow,
  "id" | "url" | "events" | "description" | "sealedHeaders" | "headerNames" | "secretKey" | "createdAt"
>;

export async function insertWebhook(owner: OwnerId, db: Database, row: NewWebhook): Promise<WebhookRow> {
  const [made] = await db
    .insert(webhooks)
    .values({ ...row, headers: {}, accountId: owner })
    .returning();
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

export type WebhookEdit = {
  [K in "url" | "events" | "description" | "sealedHeaders" | "headerNames"]?: WebhookRow[K] | undefined;
};

/** As it is now; null when the version isn't the expected one any more, or there is none. */
export async function editWebhook(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number | "*",
  edit: WebhookEdit,
): Promise<WebhookRow | null> {
  const [row] = await db
    .update(webhooks)
    .set({ ...edit, ...(edit.headerNames ? { headers: {} } : {}), version: sql`${webhooks.version} + 1` })
    .where(and(mine(owner), eq(webhooks.id, id), version === "*" ? undefined : eq(webhooks.version, version)))
    .returning();
  return row ?? null;
}

/** Nothing is sent from now on, and all that waits or comes is kept. False when it is paused already, or gone. */
export async function pauseWebhook(
  scope: OwnerId | SystemScope,
  db: Database,
  id: string,
  by: PausedBy,
  now: number,
): Promise<boolean> {
  const own = typeof scope === "string" ? mine(scope) : isNull(webhooks.deletedAt);
  const paused = await db
    .update(webhooks)
    .set({ pausedAt: now, pausedBy: by, version: sql`${webhooks.version} + 1` })
    .where(and(own, eq(webhooks.id, id), isNull(webhooks.pausedAt)))
    .returning({ id: webhooks.id });
  if (paused.length === 0) return false;
  await keepDeliveries(scope, db, { sink: "webhook", id });
  return true;
}

/** All that waited goes, in order, with its attempts counted anew. The ids of those that may go at once. */
export async function resumeWebhook(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<{ row: WebhookRow; due: string[] } | null> {
  const [row] = await db
    .update(webhooks)
    .set({ pausedAt: null, pausedBy: null, version: sql`${webhooks.version} + 1` })
    .where(and(mine(owner), eq(webhooks.id, id)))
    .returning();
  if (!row) return null;
  return { row, due: await releaseDeliveries(owner, db, { sink: "webhook", id }, now) };
}

/** A new secret; the one before signs beside it until `until`, epoch ms. */
export async function rotateSecret(
  owner: OwnerId,
  db: Database,
  id: string,
  secretKey: number,
  until: number,
): Promise<WebhookRow | null> {
  const [row] = await db
    .update(webhooks)
    .set({
      previousKey: sql`${webhooks.secretKey}`,
      previousUntil: until,
      secretKey,
      secretEpoch: sql`${webhooks.secretEpoch} + 1`,
      version: sql`${webhooks.version} + 1`,
    })
    .where(and(mine(owner), eq(webhooks.id, id)))
    .returning();
  return row ?? null;
}

/** What waits for it is not sent any more, and what was sent along, which may be a secret, is forgotten. As it was. */
export async function deleteWebhook(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<Pick<WebhookRow, "id" | "url"> | null> {
  const rows = await db
    .update(webhooks)
    .set({ deletedAt: now, headers: {}, sealedHeaders: null, headerNames: [] })
    .where(and(mine(owner), eq(webhooks.id, id)))
    .returning({ id: webhooks.id, url: webhooks.url });
  const [row] = rows;
  if (!row) return null;
  await dropDeliveries(owner, db, { sink: "webhook", id }, "The webhook was deleted.", now);
  return row;
}
