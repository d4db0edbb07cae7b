import { and, asc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { handles, hosts } from "./schema/accounts.ts";
import { eventTypes, pages, schedules } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";

export type EventTypeRow = typeof eventTypes.$inferSelect;
export type EventTypeValues = Omit<EventTypeRow, "accountId" | "hostId" | "version" | "deletedAt">;

const mine = (owner: OwnerId) => eq(eventTypes.accountId, owner);

export async function listEventTypes(
  owner: OwnerId,
  db: Database,
  limit: number,
  after?: string,
): Promise<EventTypeRow[]> {
  return db
    .select()
    .from(eventTypes)
    .where(and(mine(owner), isNull(eventTypes.deletedAt), after ? gt(eventTypes.id, after) : undefined))
    .orderBy(asc(eventTypes.id))
    .limit(limit + 1);
}

/** Deleted ones only when asked for. */
export async function findEventType(
  owner: OwnerId,
  db: Database,
  id: string,
  deleted = false,
): Promise<EventTypeRow | null> {
  const [row] = await db
    .select()
    .from(eventTypes)
    .where(
      and(mine(owner), eq(eventTypes.id, id), deleted ? isNotNull(eventTypes.deletedAt) : isNull(eventTypes.deletedAt)),
    );
  return row ?? null;
}

async function insertPage(
  owner: OwnerId,
  db: Database,
  page: { id: string; slug: string; targetId: string },
): Promise<void> {
  const [name] = await db
    .select({ handle: handles.handle })
    .from(handles)
    .where(and(eq(handles.ownerId, owner), isNull(handles.redirectTo)));
  if (!name) throw new Error("An account without a handle");
  await db.insert(pages).values({ ...page, handle: name.handle, kind: "event_type" });
}

/** With its page, as it is now; throws 23505 (pages_handle_slug_key) when the slug is taken. */
export async function insertEventType(
  owner: OwnerId,
  db: Database,
  values: EventTypeValues,
  pageId: string,
): Promise<EventTypeRow> {
  const hostId = sql`(SELECT ${hosts.id} FROM ${hosts} WHERE ${hosts.accountId} = ${owner})`;
  const [row] = await db
    .insert(eventTypes)
    .values({ ...values, accountId: owner, hostId })
    .returning();
  if (!row) throw new Error("Nothing was inserted");
  await insertPage(owner, db, { id: pageId, slug: values.slug, targetId: values.id });
  return row;
}

/** As it is now; null when the version isn't the expected one any more. Throws 23505 when the new slug is taken. */
export async function updateEventType(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number,
  edit: Partial<EventTypeValues>,
): Promise<EventTypeRow | null> {
  const [row] = await db
    .update(eventTypes)
    .set({ ...edit, version: version + 1 })
    .where(and(mine(owner), eq(eventTypes.id, id), eq(eventTypes.version, version), isNull(eventTypes.deletedAt)))
    .returning();
  if (!row) return null;
  if (edit.slug !== undefined) await db.update(pages).set({ slug: edit.slug }).where(eq(pages.targetId, id));
  return row;
}

/** Its page is given up; its bookings stay. */
export async function deleteEventType(owner: OwnerId, db: Database, id: string, now: number): Promise<void> {
  const rows = await db
    .update(eventTypes)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(eventTypes.id, id)))
    .returning({ id: eventTypes.id });
  if (rows.length > 0) await db.delete(pages).where(eq(pages.targetId, id));
}

/**
 * With its schedule, if that was deleted too. Null when there is none to restore any more. Throws 23505 when the slug
 * was given to another page meanwhile.
 */
export async function restoreEventType(
  owner: OwnerId,
  db: Database,
  id: string,
  pageId: string,
): Promise<EventTypeRow | null> {
  const [row] = await db
    .update(eventTypes)
    .set({ deletedAt: null })
    .where(and(mine(owner), eq(eventTypes.id, id), isNotNull(eventTypes.deletedAt)))
    .returning();
  if (!row) return null;
  await db
    .update(schedules)
    .set({ deletedAt: null })
    .where(and(eq(schedules.accountId, owner), eq(schedules.id, row.scheduleId)));
  await insertPage(owner, db, { id: pageId, slug: row.slug, targetId: id });
  return row;
}

/** The slugs of an account's pages. */
export async function slugsOf(owner: OwnerId, db: Database): Promise<string[]> {
  const rows = await db
    .select({ slug: pages.slug })
    .from(pages)
    .innerJoin(handles, eq(handles.handle, pages.handle))
    .where(eq(handles.ownerId, owner));
  return rows.map((row) => row.slug);
}
