import { and, asc, count, eq, gt, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { dropDeliveries, keepDeliveries, releaseDeliveries, takeUpDropped } from "./receiver-pauses.ts";
import { chatChannels } from "./schema/effects.ts";
import type { OwnerId, SystemScope } from "./scopes.ts";

export type ChatChannelRow = typeof chatChannels.$inferSelect;

const mine = (owner: OwnerId) => and(eq(chatChannels.accountId, owner), isNull(chatChannels.deletedAt));
const raised = { version: sql`${chatChannels.version} + 1` };

export async function listChatChannels(
  owner: OwnerId,
  db: Database,
  limit: number,
  after?: string,
): Promise<ChatChannelRow[]> {
  return db
    .select()
    .from(chatChannels)
    .where(and(mine(owner), after ? gt(chatChannels.id, after) : undefined))
    .orderBy(asc(chatChannels.id))
    .limit(limit + 1);
}

export async function findChatChannel(
  scope: OwnerId | SystemScope,
  db: Database,
  id: string,
): Promise<ChatChannelRow | null> {
  const own = typeof scope === "string" ? mine(scope) : isNull(chatChannels.deletedAt);
  const [row] = await db
    .select()
    .from(chatChannels)
    .where(and(own, eq(chatChannels.id, id)));
  return row ?? null;
}

/** Those of these that aren't deleted, by id. */
export async function chatChannelsById(
  _scope: SystemScope,
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ChatChannelRow>> {
  const found = await db
    .select()
    .from(chatChannels)
    .where(and(inArray(chatChannels.id, [...ids]), isNull(chatChannels.deletedAt)));
  return new Map(found.map((row) => [row.id, row]));
}

/** Those of these that are the owner's, deleted ones too: what was sent there still has a name. */
export async function ownChatChannelsById(
  owner: OwnerId,
  db: Database,
  ids: readonly string[],
): Promise<Pick<ChatChannelRow, "id" | "name" | "hint">[]> {
  return db
    .select({ id: chatChannels.id, name: chatChannels.name, hint: chatChannels.hint })
    .from(chatChannels)
    .where(and(eq(chatChannels.accountId, owner), inArray(chatChannels.id, [...ids])));
}

export async function countChatChannels(owner: OwnerId, db: Database): Promise<number> {
  const [row] = await db.select({ count: count() }).from(chatChannels).where(mine(owner));
  return row?.count ?? 0;
}

export type NewChatChannel = Omit<ChatChannelRow, "accountId" | "pausedAt" | "pausedBy" | "version" | "deletedAt">;

export async function insertChatChannel(owner: OwnerId, db: Database, row: NewChatChannel): Promise<ChatChannelRow> {
  const [made] = await db
    .insert(chatChannels)
    .values({ ...row, accountId: owner })
    .returning();
  if (!made) throw new Error("Nothing was inserted");
  return made;
}

export type ChatChannelEdit = {
  [K in "name" | "sealed" | "sealedBy" | "hint" | "roomId" | "events" | "eventTypeIds"]?: ChatChannelRow[K] | undefined;
};

/** As it is now; null when the version isn't the expected one any more, or there is none. */
export async function editChatChannel(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number | "*",
  edit: ChatChannelEdit,
): Promise<ChatChannelRow | null> {
  const [row] = await db
    .update(chatChannels)
    .set({ ...edit, ...raised })
    .where(and(mine(owner), eq(chatChannels.id, id), version === "*" ? undefined : eq(chatChannels.version, version)))
    .returning();
  return row ?? null;
}

/** Nothing is sent from now on, and all that waits or comes is kept. Null when it is paused already, or gone. */
export async function pauseChatChannel(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<ChatChannelRow | null> {
  const [row] = await db
    .update(chatChannels)
    .set({ pausedAt: now, pausedBy: "owner", ...raised })
    .where(and(mine(owner), eq(chatChannels.id, id), isNull(chatChannels.pausedAt)))
    .returning();
  if (row) await keepDeliveries(owner, db, { sink: "chat", id });
  return row ?? null;
}

/** All that waited goes, in order, with its attempts counted anew. The ids of those that may go at once. */
export async function resumeChatChannel(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<{ row: ChatChannelRow; due: string[] } | null> {
  const [row] = await db
    .update(chatChannels)
    .set({ pausedAt: null, pausedBy: null, ...raised })
    .where(and(mine(owner), eq(chatChannels.id, id)))
    .returning();
  return row ? { row, due: await releaseDeliveries(owner, db, { sink: "chat", id }, now) } : null;
}

const DELETED = "The channel was deleted.";

/** What waits for it is not sent any more, unless it is restored. As it was. */
export async function deleteChatChannel(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<Pick<ChatChannelRow, "id" | "name"> | null> {
  const rows = await db
    .update(chatChannels)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(chatChannels.id, id)))
    .returning({ id: chatChannels.id, name: chatChannels.name });
  const [row] = rows;
  if (!row) return null;
  await dropDeliveries(owner, db, { sink: "chat", id }, DELETED, now);
  return row;
}

/** Takes a deletion back with what waited then; null when there is none, or what opens the room has been erased. */
export async function restoreChatChannel(
  owner: OwnerId,
  db: Database,
  id: string,
  now: number,
): Promise<{ row: ChatChannelRow; due: string[] } | null> {
  const [row] = await db
    .update(chatChannels)
    .set({ deletedAt: null, ...raised })
    .where(
      and(
        eq(chatChannels.accountId, owner),
        eq(chatChannels.id, id),
        isNotNull(chatChannels.deletedAt),
        ne(chatChannels.sealed, ""),
      ),
    )
    .returning();
  if (!row) return null;
  const due = await takeUpDropped(owner, db, { sink: "chat", id }, DELETED, now);
  if (row.pausedAt !== null) await keepDeliveries(owner, db, { sink: "chat", id });
  return { row, due: row.pausedAt === null ? due : [] };
}
