import type { EventTypeRules } from "@daybook/core/bookings/settings";
import { and, asc, eq, getTableColumns, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { raiseOrder } from "./event-type-order.ts";
import { ownHost } from "./hosts.ts";
import { handles } from "./schema/accounts.ts";
import { eventTypeHosts, eventTypes, pages, schedules } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";
import { json } from "./sql-values.ts";

/** An account's own event type; the schedule is the one that its own host goes by. */
export type EventTypeRow = typeof eventTypes.$inferSelect & { scheduleId: string };
export type EventTypeValues = Omit<
  EventTypeRow,
  | "accountId"
  | "teamId"
  | "version"
  | "deletedAt"
  | "groupId"
  | "position"
  | "draft"
  | "messages"
  | "reminders"
  | "maxGuests"
> &
  Partial<Pick<EventTypeRow, "draft" | "messages" | "reminders" | "maxGuests">>;

/** The rules that aren't named stay as they are. */
export type EventTypeEdit = Partial<Omit<EventTypeValues, "rules">> & { rules?: Partial<EventTypeRules> };

const mine = (owner: OwnerId) => eq(eventTypes.accountId, owner);
const ownPart = (owner: OwnerId) =>
  and(eq(eventTypeHosts.eventTypeId, eventTypes.id), eq(eventTypeHosts.hostId, ownHost(owner)));

const select = (owner: OwnerId, db: Database) =>
  db
    .select({ ...getTableColumns(eventTypes), scheduleId: eventTypeHosts.scheduleId })
    .from(eventTypes)
    .innerJoin(eventTypeHosts, ownPart(owner));

export async function listEventTypes(
  owner: OwnerId,
  db: Database,
  limit: number,
  after?: string,
): Promise<EventTypeRow[]> {
  return select(owner, db)
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
  const [row] = await select(owner, db).where(
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

/** Books the owner's own host with the event type, by this schedule of theirs. */
async function useSchedule(owner: OwnerId, db: Database, eventTypeId: string, scheduleId: string): Promise<void> {
  await db
    .insert(eventTypeHosts)
    .values({ eventTypeId, hostId: ownHost(owner), scheduleId })
    .onConflictDoUpdate({ target: [eventTypeHosts.eventTypeId, eventTypeHosts.hostId], set: { scheduleId } });
}

/** With its page, as it is now; throws 23505 (pages_handle_slug_key) when the slug is taken. */
export async function insertEventType(
  owner: OwnerId,
  db: Database,
  { scheduleId, ...values }: EventTypeValues,
  pageId: string,
): Promise<EventTypeRow> {
  const [row] = await db
    .insert(eventTypes)
    .values({ ...values, accountId: owner })
    .returning();
  if (!row) throw new Error("Nothing was inserted");
  await useSchedule(owner, db, row.id, scheduleId);
  await insertPage(owner, db, { id: pageId, slug: values.slug, targetId: values.id });
  await raiseOrder(owner, db);
  return { ...row, scheduleId };
}

/** As it is now; null when the version isn't the expected one any more; * expects any. Throws 23505 when the new slug is taken. */
export async function updateEventType(
  owner: OwnerId,
  db: Database,
  id: string,
  version: number | "*",
  { scheduleId, rules, ...edit }: EventTypeEdit,
): Promise<EventTypeRow | null> {
  const changedRules = rules ? { rules: sql`${eventTypes.rules} || ${json(rules)}` } : {};
  const rows = await db
    .update(eventTypes)
    .set({ ...edit, ...changedRules, version: sql`${eventTypes.version} + 1` })
    .where(
      and(
        mine(owner),
        eq(eventTypes.id, id),
        version === "*" ? undefined : eq(eventTypes.version, version),
        isNull(eventTypes.deletedAt),
      ),
    )
    .returning({ id: eventTypes.id });
  if (rows.length === 0) return null;
  if (scheduleId !== undefined) await useSchedule(owner, db, id, scheduleId);
  if (edit.slug !== undefined) await db.update(pages).set({ slug: edit.slug }).where(eq(pages.targetId, id));
  return findEventType(owner, db, id);
}

/** Its page is given up; its bookings stay. */
export async function deleteEventType(owner: OwnerId, db: Database, id: string, now: number): Promise<void> {
  const rows = await db
    .update(eventTypes)
    .set({ deletedAt: now })
    .where(and(mine(owner), eq(eventTypes.id, id)))
    .returning({ id: eventTypes.id });
  if (rows.length === 0) return;
  await db.delete(pages).where(eq(pages.targetId, id));
  await raiseOrder(owner, db);
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
  const rows = await db
    .update(eventTypes)
    .set({ deletedAt: null })
    .where(and(mine(owner), eq(eventTypes.id, id), isNotNull(eventTypes.deletedAt)))
    .returning({ id: eventTypes.id });
  const row = rows.length > 0 ? await findEventType(owner, db, id) : null;
  if (!row) return null;
  await db
    .update(schedules)
    .set({ deletedAt: null })
    .where(and(eq(schedules.accountId, owner), eq(schedules.id, row.scheduleId)));
  await insertPage(owner, db, { id: pageId, slug: row.slug, targetId: id });
  await raiseOrder(owner, db);
  return row;
}

/** Every host that is booked with any of the owner's event types of a list, ascending: whose offer an edit changes. */
export async function hostsOfEventType(owner: OwnerId, db: Database, id: string): Promise<string[]> {
  const rows = await db
    .select({ hostId: eventTypeHosts.hostId })
    .from(eventTypeHosts)
    .innerJoin(eventTypes, eq(eventTypes.id, eventTypeHosts.eventTypeId))
    .where(and(mine(owner), eq(eventTypes.id, id)))
    .orderBy(asc(eventTypeHosts.hostId));
  return rows.map((row) => row.hostId);
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
