import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { groupOrder, placeOrder } from "./event-type-order.ts";
import { accounts, handles, hosts, teams } from "./schema/accounts.ts";
import { eventTypeGroups, eventTypeHosts, eventTypes, pages, schedules } from "./schema/scheduling.ts";
import type { EventTypePage, OwnerId, SystemScope } from "./scopes.ts";

const address = (handle: string) =>
  sql`(SELECT coalesce(h.redirect_to, h.handle) FROM ${handles} h WHERE h.handle = ${handle})`;

const eventTypePages = (db: Database) =>
  db
    .select({
      kind: pages.kind,
      eventTypeId: eventTypes.id,
      hostIds: sql<
        string[]
      >`ARRAY(SELECT h.host_id FROM ${eventTypeHosts} h WHERE h.event_type_id = ${eventTypes.id} ORDER BY h.host_id)`,
      accountId: eventTypes.accountId,
      teamId: eventTypes.teamId,
      handle: pages.handle,
      slug: pages.slug,
    })
    .from(pages)
    .innerJoin(eventTypes, and(eq(eventTypes.id, pages.targetId), isNull(eventTypes.deletedAt)));

/** Which pages are public: those of all accounts, or of those whose address was shown to be their owner's. */
export type PublicOf = "all" | "verified";
const isPublic = (whose: PublicOf, accountId: SQLWrapper): SQL | undefined =>
  whose === "all"
    ? undefined
    : sql`NOT EXISTS (SELECT 1 FROM accounts v WHERE v.id = ${accountId} AND v.email_verified_at IS NULL)`;

/** Whose page an address is: here a `PageScope` is minted. Old handles lead to the new one. */
export async function findPage(
  _scope: SystemScope,
  db: Database,
  handle: string,
  slug: string,
  whose: PublicOf = "all",
): Promise<EventTypePage | null> {
  const [row] = await eventTypePages(db).where(
    and(
      eq(pages.handle, address(handle.toLowerCase())),
      eq(pages.slug, slug.toLowerCase()),
      eq(pages.kind, "event_type"),
      eq(eventTypes.draft, false),
      isPublic(whose, eventTypes.accountId),
    ),
  );
  return row ? (row as unknown as EventTypePage) : null;
}

/** The page of an event type that the account has or is booked by: whoever books for somebody books through it. */
export async function findOwnPage(owner: OwnerId, db: Database, eventTypeId: string): Promise<EventTypePage | null> {
  const isHost = sql`EXISTS (SELECT 1 FROM ${eventTypeHosts} m JOIN ${hosts} mine ON mine.id = m.host_id
    WHERE m.event_type_id = ${eventTypes.id} AND mine.account_id = ${owner})`;
  const [row] = await eventTypePages(db).where(
    and(eq(eventTypes.id, eventTypeId), or(eq(eventTypes.accountId, owner), isHost)),
  );
  return row ? (row as unknown as EventTypePage) : null;
}

/** What stands on a booking page. The zone is that of its first host's hours. */
export async function readPage(scope: EventTypePage, db: Database) {
  const [row] = await db
    .select({
      eventType: eventTypes,
      timezone:
        sql<string>`coalesce((SELECT s.timezone FROM ${eventTypeHosts} h JOIN ${schedules} s ON s.id = h.schedule_id
        WHERE h.event_type_id = ${eventTypes.id} ORDER BY h.host_id LIMIT 1), ${accounts.timezone}, 'UTC')`.mapWith(
          schedules.timezone,
        ),
      hostName: sql<string>`coalesce(${accounts.name}, ${teams.name})`,
      hostTagline: sql<string>`coalesce(${accounts.tagline}, '')`,
      /** It takes no bookings any more. */
      closed: sql<boolean>`${accounts.closedAt} IS NOT NULL`,
    })
    .from(eventTypes)
    .leftJoin(accounts, eq(accounts.id, eventTypes.accountId))
    .leftJoin(teams, eq(teams.id, eventTypes.teamId))
    .where(and(eq(eventTypes.id, scope.eventTypeId), isNull(eventTypes.deletedAt)));
  return row ?? null;
}

/** A public profile: the account behind a handle and the event types it lists, in its order, each with its heading. */
export async function readProfile(_scope: SystemScope, db: Database, handle: string, whose: PublicOf = "all") {
  const [host] = await db
    .select({
      accountId: accounts.id,
      handle: handles.handle,
      name: accounts.name,
      tagline: accounts.tagline,
      timezone: accounts.timezone,
      closed: sql<boolean>`${accounts.closedAt} IS NOT NULL`,
    })
    .from(handles)
    .innerJoin(accounts, eq(accounts.id, handles.ownerId))
    .where(and(eq(handles.handle, address(handle.toLowerCase())), isPublic(whose, accounts.id)));
  if (!host) return null;
  const listed = await db
    .select({ eventType: eventTypes, group: { id: eventTypeGroups.id, title: eventTypeGroups.title } })
    .from(pages)
    .innerJoin(eventTypes, eq(eventTypes.id, pages.targetId))
    .leftJoin(eventTypeGroups, eq(eventTypeGroups.id, eventTypes.groupId))
    .where(
      and(
        eq(pages.handle, host.handle),
        eq(eventTypes.hidden, false),
        eq(eventTypes.draft, false),
        isNull(eventTypes.deletedAt),
      ),
    )
    .orderBy(...groupOrder, ...placeOrder);
  return { host, listed };
}
