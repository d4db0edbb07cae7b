import { and, asc, desc, eq, gt, ilike, inArray, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { type BookingRow, bookingColumns, hostStart, LONGEST } from "./bookings.ts";
import type { Database } from "./connection.ts";
import { ownHost } from "./hosts.ts";
import { appointmentHosts, appointments, bookings } from "./schema/bookings.ts";
import { eventTypes } from "./schema/scheduling.ts";
import type { OwnerId } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

/** Which bookings of a host. Instants are epoch ms. `from` and `to` bound starts, half-open. */
export interface BookingFilter {
  state: "upcoming" | "past" | "cancelled" | "all";
  /** In names, addresses and titles, those of guests among them. */
  q?: string | undefined;
  eventTypeIds?: readonly string[] | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** What is made later than this is left out. */
  madeUntil?: number | undefined;
  now: number;
}

export interface BookingPage extends BookingFilter {
  limit: number;
  /** The last row of the page before. */
  after?: { start: number; id: string } | undefined;
}

/** The parts of a filter that a reader can take away one by one; undefined where it isn't set. */
function parts({ q, eventTypeIds, from, to }: BookingFilter): Record<"q" | "eventTypes" | "dates", SQL | undefined> {
  const like = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  return {
    q: like
      ? or(
          ilike(bookings.inviteeName, like),
          ilike(bookings.inviteeEmail, like),
          sql`${appointments.settings}->>'title' ILIKE ${like}`,
          sql`EXISTS (SELECT 1 FROM booking_guests g WHERE g.booking_id = ${bookings.id} AND g.removed_at IS NULL AND (g.email ILIKE ${like} OR g.name ILIKE ${like}))`,
        )
      : undefined,
    eventTypes: eventTypeIds ? inArray(appointments.eventTypeId, [...eventTypeIds]) : undefined,
    dates: and(
      from === undefined ? undefined : sql`${hostStart} >= ${instantOf(from)}`,
      to === undefined ? undefined : sql`${hostStart} < ${instantOf(to)}`,
    ),
  };
}

function inState({ state, now }: BookingFilter): SQL | undefined {
  switch (state) {
    case "all":
      return undefined;
    case "cancelled":
      return eq(bookings.state, "cancelled");
    case "past":
      return and(ne(bookings.state, "cancelled"), lte(appointments.endsAt, now));
    case "upcoming":
      // The bound on starts is for the index: without it a long past is read to find what comes.
      return and(
        ne(bookings.state, "cancelled"),
        sql`${hostStart} > ${instantOf(now - LONGEST)}`,
        gt(appointments.endsAt, now),
      );
  }
}

const whole = (owner: OwnerId, filter: BookingFilter): SQL | undefined =>
  and(
    eq(appointmentHosts.hostId, ownHost(owner)),
    inState(filter),
    ...Object.values(parts(filter)),
    filter.madeUntil === undefined ? undefined : lte(bookings.createdAt, filter.madeUntil),
  );

/** What comes after a row. The bound on starts alone is for the index: the row's other half is in another table. */
function behind({ start, id }: { start: number; id: string }, ascending: boolean): SQL | undefined {
  const at = instantOf(start);
  return ascending
    ? sql`${hostStart} >= ${at} AND (${hostStart}, ${bookings.id}) > (${at}, ${id}::uuid)`
    : sql`${hostStart} <= ${at} AND (${hostStart}, ${bookings.id}) < (${at}, ${id}::uuid)`;
}

/**
 * One page of the bookings that an account hosts; one row more than `limit` when there are more. Upcoming ascending, else
 * descending. Walked through the index of the host's own appointments, each once, however many hosts it has.
 */
export async function listBookings(owner: OwnerId, db: Database, page: BookingPage): Promise<BookingRow[]> {
  const ascending = page.state === "upcoming";
  const edge = page.after && behind(page.after, ascending);
  return db
    .select(bookingColumns)
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id))
    .where(and(whole(owner, page), edge))
    .orderBy(ascending ? asc(hostStart) : desc(hostStart), ascending ? asc(bookings.id) : desc(bookings.id))
    .limit(page.limit + 1);
}

/** How many bookings of one event type there are in one state, with all of a filter and without each part of it. */
export interface BookingCount {
  state: "upcoming" | "past" | "cancelled";
  eventTypeId: string;
  title: string;
  ink: string;
  matching: number;
  withoutQ: number;
  withoutEventTypes: number;
  withoutDates: number;
  all: number;
}

/** The bookings that an account hosts, counted whatever their state; in one walk through them. */
export async function countBookings(owner: OwnerId, db: Database, filter: BookingFilter): Promise<BookingCount[]> {
  const { q = sql`true`, eventTypes: types = sql`true`, dates = sql`true` } = parts(filter);
  const counted = (...needed: SQL[]) => sql<number>`(count(*) FILTER (WHERE ${and(...needed)}))::int`;
  const state = sql<BookingCount["state"]>`CASE WHEN ${bookings.state} = 'cancelled' THEN 'cancelled'
    WHEN ${appointments.endsAt} <= ${instantOf(filter.now)} THEN 'past' ELSE 'upcoming' END`;
  return db
    .select({
      // By its place: written out twice, its parameters would make it two.
      state: state.as("state"),
      eventTypeId: eventTypes.id,
      title: eventTypes.title,
      ink: eventTypes.ink,
      matching: counted(q, types, dates),
      withoutQ: counted(types, dates),
      withoutEventTypes: counted(q, dates),
      withoutDates: counted(q, types),
      all: sql<number>`count(*)::int`,
    })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id))
    .innerJoin(eventTypes, eq(eventTypes.id, appointments.eventTypeId))
    .where(eq(appointmentHosts.hostId, ownHost(owner)))
    .groupBy(sql`1`, eventTypes.id)
    .orderBy(asc(eventTypes.title), asc(eventTypes.id));
}

/** The questions that were answered in these bookings, as they were worded, in the order in which they came up. */
export async function answeredQuestions(owner: OwnerId, db: Database, filter: BookingFilter): Promise<string[]> {
  const rows = await db
    .select({ label: sql<string>`answer.value->>'label'` })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id))
    .innerJoin(
      sql`jsonb_array_elements(${bookings.answers}) WITH ORDINALITY AS answer (value, place)`,
      sql`answer.value->>'value' <> ''`,
    )
    .where(whole(owner, filter))
    .groupBy(sql`1`)
    .orderBy(sql`min(ARRAY[extract(epoch FROM ${bookings.createdAt}), answer.place])`, sql`1`);
  return rows.map(({ label }) => label);
}
