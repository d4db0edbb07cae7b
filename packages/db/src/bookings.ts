import { DAY } from "@daybook/core/time/units";
import { and, asc, desc, eq, gt, ilike, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { accounts, feeds, handles } from "./schema/accounts.ts";
import { appointmentHosts, appointments, bookingHistory, bookings } from "./schema/bookings.ts";
import { eventTypes } from "./schema/scheduling.ts";
import type { CapabilityScope, OwnerId, SystemScope } from "./scopes.ts";

/** An appointment lasts a day at most, ms: what ends after an instant started no earlier than this before it. */
const LONGEST = DAY + 1;

const columns = {
  id: bookings.id,
  state: bookings.state,
  appointmentId: appointments.id,
  accountId: appointments.accountId,
  eventTypeId: appointments.eventTypeId,
  hostId: appointmentHosts.hostId,
  start: appointments.startsAt,
  end: appointments.endsAt,
  settings: appointments.settings,
  calendarUid: appointments.calendarUid,
  sequence: appointments.sequence,
  updatedAt: appointments.updatedAt,
  inviteeName: bookings.inviteeName,
  inviteeEmail: bookings.inviteeEmail,
  inviteeTimezone: bookings.inviteeTimezone,
  answers: bookings.answers,
  tokenEpoch: bookings.tokenEpoch,
  createdAt: bookings.createdAt,
  cancelledAt: bookings.cancelledAt,
  cancelledBy: bookings.cancelledBy,
  cancelReason: bookings.cancelReason,
};

const rows = (db: Database) =>
  db
    .select(columns)
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id));

/** A booking with its appointment. Instants are epoch milliseconds. */
export type BookingRow = Awaited<ReturnType<typeof rows>>[number];
export type BookingScope = OwnerId | CapabilityScope<"manage"> | SystemScope;

/** Whether a booking, joined with its appointment, is one that the scope may read and change. */
export function within(scope: BookingScope): SQL {
  if (typeof scope === "string") return eq(appointments.accountId, scope);
  return "purpose" in scope ? eq(bookings.id, scope.id) : sql`true`;
}

/** Null when there is none in the scope. */
export async function findBooking(scope: BookingScope, db: Database, id: string): Promise<BookingRow | null> {
  const [row] = await rows(db).where(and(eq(bookings.id, id), within(scope)));
  return row ?? null;
}

/** The epoch that a manage token of this booking must carry; asked before a scope exists. */
export async function manageEpoch(_scope: SystemScope, db: Database, bookingId: string): Promise<number | null> {
  const [row] = await db.select({ epoch: bookings.tokenEpoch }).from(bookings).where(eq(bookings.id, bookingId));
  return row?.epoch ?? null;
}

export interface BookingFilter {
  state: "upcoming" | "past" | "cancelled";
  q?: string | undefined;
  now: number;
  limit: number;
  /** The last row of the page before. */
  after?: { start: number; id: string } | undefined;
}

/** One page of an account's bookings; one row more than `limit` when there are more. Upcoming ascending, else descending. */
export async function listBookings(owner: OwnerId, db: Database, filter: BookingFilter): Promise<BookingRow[]> {
  const ascending = filter.state === "upcoming";
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const edge = filter.after
    ? sql`(${appointments.startsAt}, ${bookings.id}) ${sql.raw(ascending ? ">" : "<")} (${new Date(filter.after.start).toISOString()}::timestamptz, ${filter.after.id}::uuid)`
    : undefined;
  return rows(db)
    .where(
      and(
        eq(appointments.accountId, owner),
        filter.state === "cancelled" ? eq(bookings.state, "cancelled") : ne(bookings.state, "cancelled"),
        // The bound on starts is for the index: without it a long past is read to find what comes.
        filter.state === "upcoming"
          ? and(gt(appointments.startsAt, filter.now - LONGEST), gt(appointments.endsAt, filter.now))
          : undefined,
        filter.state === "past"
          ? sql`${appointments.endsAt} <= ${new Date(filter.now).toISOString()}::timestamptz`
          : undefined,
        like
          ? or(
              ilike(bookings.inviteeName, like),
              ilike(bookings.inviteeEmail, like),
              sql`${appointments.settings}->>'title' ILIKE ${like}`,
            )
          : undefined,
        edge,
      ),
    )
    .orderBy(
      ascending ? asc(appointments.startsAt) : desc(appointments.startsAt),
      ascending ? asc(bookings.id) : desc(bookings.id),
    )
    .limit(filter.limit + 1);
}

/** Whose bookings a calendar shows: the account's, or by a feed's link those of the account that made it. */
const inCalendar = (scope: OwnerId | CapabilityScope<"feed">): SQL =>
  typeof scope === "string"
    ? eq(appointments.accountId, scope)
    : sql`${appointments.accountId} = (SELECT account_id FROM ${feeds} WHERE ${feeds.id} = ${scope.id} AND ${feeds.deletedAt} IS NULL)`;

/** The bookings of an account that meet [from, to), epoch ms, by start; with cancelled ones when asked for. */
export async function bookingsBetween(
  scope: OwnerId | CapabilityScope<"feed">,
  db: Database,
  from: number,
  to: number,
  cancelledToo = false,
): Promise<BookingRow[]> {
  return rows(db)
    .where(
      and(
        inCalendar(scope),
        gt(appointments.startsAt, from - LONGEST),
        lt(appointments.startsAt, to),
        gt(appointments.endsAt, from),
        cancelledToo ? undefined : ne(bookings.state, "cancelled"),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(bookings.id));
}

export async function historyOf(scope: BookingScope, db: Database, bookingId: string) {
  if (!(await findBooking(scope, db, bookingId))) return [];
  return db
    .select()
    .from(bookingHistory)
    .where(eq(bookingHistory.bookingId, bookingId))
    .orderBy(asc(bookingHistory.at), asc(bookingHistory.id));
}

/** The people and the page behind a booking, for its mails and its manage page. */
export async function bookingSurroundings(scope: BookingScope, db: Database, bookingId: string) {
  const [found] = await db
    .select({
      hostName: accounts.name,
      hostEmail: accounts.email,
      hostTagline: accounts.tagline,
      hostTimezone: accounts.timezone,
      handle: handles.handle,
      slug: eventTypes.slug,
      durations: eventTypes.durations,
      paused: eventTypes.paused,
      deletedAt: eventTypes.deletedAt,
    })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(eventTypes, eq(eventTypes.id, appointments.eventTypeId))
    .innerJoin(accounts, eq(accounts.id, appointments.accountId))
    .innerJoin(handles, and(eq(handles.ownerId, accounts.id), isNull(handles.redirectTo)))
    .where(and(eq(bookings.id, bookingId), within(scope)));
  return found ?? null;
}
