import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, handles } from "./schema/accounts.ts";
import { eventTypes, pages, schedules } from "./schema/scheduling.ts";
import type { PageScope, SystemScope } from "./scopes.ts";

const address = (handle: string) =>
  sql`(SELECT coalesce(h.redirect_to, h.handle) FROM ${handles} h WHERE h.handle = ${handle})`;

/** Whose page an address is: here a `PageScope` is minted. Old handles lead to the new one. */
export async function findPage(
  _scope: SystemScope,
  db: Database,
  handle: string,
  slug: string,
): Promise<PageScope | null> {
  const [row] = await db
    .select({
      eventTypeId: eventTypes.id,
      hostId: eventTypes.hostId,
      accountId: eventTypes.accountId,
      handle: pages.handle,
      slug: pages.slug,
    })
    .from(pages)
    .innerJoin(eventTypes, and(eq(eventTypes.id, pages.targetId), isNull(eventTypes.deletedAt)))
    .where(
      and(
        eq(pages.handle, address(handle.toLowerCase())),
        eq(pages.slug, slug.toLowerCase()),
        eq(pages.kind, "event_type"),
      ),
    );
  return row ? (row as unknown as PageScope) : null;
}

/** What stands on a booking page. */
export async function readPage(scope: PageScope, db: Database) {
  const [row] = await db
    .select({
      eventType: eventTypes,
      timezone: schedules.timezone,
      hostName: accounts.name,
      hostTagline: accounts.tagline,
    })
    .from(eventTypes)
    .innerJoin(schedules, eq(schedules.id, eventTypes.scheduleId))
    .innerJoin(accounts, eq(accounts.id, eventTypes.accountId))
    .where(and(eq(eventTypes.id, scope.eventTypeId), isNull(eventTypes.deletedAt)));
  return row ?? null;
}

/** A public profile: the account behind a handle and the event types it lists. */
export async function readProfile(_scope: SystemScope, db: Database, handle: string) {
  const [host] = await db
    .select({
      accountId: accounts.id,
      handle: handles.handle,
      name: accounts.name,
      tagline: accounts.tagline,
      timezone: accounts.timezone,
    })
    .from(handles)
    .innerJoin(accounts, eq(accounts.id, handles.ownerId))
    .where(eq(handles.handle, address(handle.toLowerCase())));
  if (!host) return null;
  const listed = await db
    .select({ eventType: eventTypes })
    .from(pages)
    .innerJoin(eventTypes, eq(eventTypes.id, pages.targetId))
    .where(and(eq(pages.handle, host.handle), eq(eventTypes.hidden, false), isNull(eventTypes.deletedAt)))
    .orderBy(asc(eventTypes.id));
  return { host, eventTypes: listed.map((row) => row.eventType) };
}
