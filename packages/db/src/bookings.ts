import { planningKinds } from "@daybook/core/bookings/events";
import type { Guest } from "@daybook/core/bookings/guests";
import type { ReplyAnswer } from "@daybook/core/bookings/reply";
import type { SuppressionReason } from "@daybook/core/mail/mail-state";
import { canonicalZone } from "@daybook/core/time/canonical-zone";
import { DAY } from "@daybook/core/time/units";
import { and, asc, eq, getTableColumns, gt, inArray, isNull, ne, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { ownHost } from "./hosts.ts";
import { accounts, feeds, handles, hosts, teams } from "./schema/accounts.ts";
import { appointmentHosts, appointments, bookingHistory, bookings, reminderOptOuts } from "./schema/bookings.ts";
import { eventTypes } from "./schema/scheduling.ts";
import { type CapabilityScope, type OwnerId, type SystemScope, unknownScope } from "./scopes.ts";
import { instantOf } from "./sql-values.ts";

/** An appointment lasts a day at most, ms: what ends after an instant started no earlier than this before it. */
export const LONGEST = DAY + 1;

/** The appointment's start as the index of a host's appointments has it. */
export const hostStart = sql`lower(${appointmentHosts.during})`;

/** FROM and WHERE of those that hold a place in the same appointment besides this booking. */
export const others = (appointmentId: SQLWrapper, bookingId: SQLWrapper): SQL =>
  sql`FROM bookings o WHERE o.appointment_id = ${appointmentId} AND o.id <> ${bookingId} AND o.state IN ('confirmed', 'pending', 'no_show')`;

export type BookingAttention = SuppressionReason | Exclude<ReplyAnswer, "accepted">;

/** A guest of a booking; one who was taken off is still known, for their last mail and for the record. */
export type GuestRow = Guest & { removed: boolean };

/** Those who come along. */
export const standingGuests = ({ guests }: { guests: readonly GuestRow[] }): GuestRow[] =>
  guests.filter(({ removed }) => !removed);

/** By which SEQUENCE the time that stands was told: each change of guests raised it since, and told others alone. */
export const timeSequence = sql<number>`(SELECT b.calendar_sequence - (SELECT count(*)::int FROM booking_history h
    WHERE h.booking_id = b.id AND h.kind = 'guests_changed'
      AND NOT EXISTS (SELECT FROM booking_history m WHERE m.booking_id = b.id AND m.kind = 'moved' AND m.at >= h.at))
  FROM bookings b WHERE b.id = ${bookings.id})`;

/** Whether an answer is to the time that stands, and of somebody who is still to come. */
export const replyStands = (reply: SQL): SQL<boolean> => sql`(${reply}.sequence >= ${timeSequence} AND (
    ${reply}.address = address_hash(${bookings.inviteeEmail}) OR EXISTS (SELECT FROM booking_guests g
      WHERE g.booking_id = ${bookings.id} AND g.removed_at IS NULL AND g.added_at <= ${reply}.at
        AND ${reply}.address = address_hash(g.email))))`;

/** What is read of a booking with its appointment. */
export const bookingColumns = {
  id: bookings.id,
  state: bookings.state,
  appointmentId: appointments.id,
  accountId: appointments.accountId,
  teamId: appointments.teamId,
  eventTypeId: appointments.eventTypeId,
  /** Whom it occupies, ascending. */
  hostIds: sql<
    string[]
  >`ARRAY(SELECT o.host_id FROM appointment_hosts o WHERE o.appointment_id = ${appointments.id} ORDER BY o.host_id)`,
  /** How many others hold a place in the same appointment. */
  others: sql<number>`(SELECT count(*)::int ${others(appointments.id, bookings.id)})`,
  start: appointments.startsAt,
  end: appointments.endsAt,
  settings: appointments.settings,
  calendarUid: bookings.calendarUid,
  sequence: bookings.sequence,
  updatedAt: appointments.updatedAt,
  inviteeName: bookings.inviteeName,
  inviteeEmail: bookings.inviteeEmail,
  inviteeTimezone: bookings.inviteeTimezone,
  inviteeLocale: bookings.inviteeLocale,
  inviteeHour12: bookings.inviteeHour12,
  answers: bookings.answers,
  tokenEpoch: bookings.tokenEpoch,
  /** All there ever were, in the order in which they came. */
  guests: sql<
    GuestRow[]
  >`(SELECT coalesce(json_agg(json_build_object('id', g.id, 'email', g.email, 'name', g.name, 'removed', g.removed_at IS NOT NULL)
      ORDER BY g.added_at, g.id), '[]'::json) FROM booking_guests g WHERE g.booking_id = ${bookings.id})`,
  createdAt: bookings.createdAt,
  cancelledAt: bookings.cancelledAt,
  cancelledBy: bookings.cancelledBy,
  cancelReason: bookings.cancelReason,
  /** What its hosts should look at while it is to come: mails don't reach the invitee, or a calendar said no. */
  attention: sql<BookingAttention | null>`CASE WHEN ${appointments.endsAt} > now() AND ${bookings.state} IN ('confirmed', 'pending') THEN coalesce(
    (SELECT s.why FROM mail_suppressions s WHERE s.address = address_hash(${bookings.inviteeEmail}) AND s.active),
    (SELECT min(r.answer) FROM booking_replies r WHERE r.booking_id = ${bookings.id} AND r.answer <> 'accepted' AND r.kept_at IS NULL AND ${replyStands(sql`r`)})) END`,
};

const rows = (db: Database) =>
  db.select(bookingColumns).from(bookings).innerJoin(appointments, eq(appointments.id, bookings.appointmentId));

/** A booking with its appointment. Instants are epoch milliseconds. */
export type BookingRow = Awaited<ReturnType<typeof rows>>[number];
export type BookingScope = OwnerId | CapabilityScope<"manage"> | SystemScope;

/** Whether a booking, joined with its appointment, is one that the scope may read and change: a host's, the link's. */
export function within(scope: BookingScope): SQL {
  if (typeof scope === "string")
    return sql`EXISTS (SELECT 1 FROM appointment_hosts o WHERE o.appointment_id = ${appointments.id} AND o.host_id = ${ownHost(scope)})`;
  if ("purpose" in scope) return eq(bookings.id, scope.id);
  return "system" in scope ? sql`true` : unknownScope(scope);
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

/** Whose calendar it is: the account's, or by a feed's link that of the account that made it. */
const calendarHost = (scope: OwnerId | CapabilityScope<"feed">): SQL =>
  typeof scope === "string"
    ? ownHost(scope)
    : sql`(SELECT h.id FROM ${hosts} h JOIN ${feeds} f ON f.account_id = h.account_id WHERE f.id = ${scope.id} AND f.deleted_at IS NULL)`;

/** The bookings a host has that meet [from, to), epoch ms, by start; with cancelled ones when asked for. */
export async function bookingsBetween(
  scope: OwnerId | CapabilityScope<"feed">,
  db: Database,
  from: number,
  to: number,
  cancelledToo = false,
): Promise<BookingRow[]> {
  return rows(db)
    .innerJoin(appointmentHosts, eq(appointmentHosts.appointmentId, appointments.id))
    .where(
      and(
        eq(appointmentHosts.hostId, calendarHost(scope)),
        sql`${hostStart} > ${instantOf(from - LONGEST)} AND ${hostStart} < ${instantOf(to)}`,
        gt(appointments.endsAt, from),
        cancelledToo ? undefined : ne(bookings.state, "cancelled"),
      ),
    )
    .orderBy(asc(hostStart), asc(bookings.id));
}

export async function historyOf(scope: BookingScope, db: Database, bookingId: string) {
  if (!(await findBooking(scope, db, bookingId))) return [];
  return db
    .select({ ...getTableColumns(bookingHistory), actorName: accounts.name })
    .from(bookingHistory)
    .leftJoin(accounts, eq(accounts.id, bookingHistory.actorId))
    .where(eq(bookingHistory.bookingId, bookingId))
    .orderBy(asc(bookingHistory.at), asc(bookingHistory.id));
}

/** One of the people who are booked. */
export interface BookedHost {
  id: string;
  name: string;
  email: string;
  timezone: string;
  /** BCP 47, and whether their clock has twelve hours; null until they have said. */
  locale: string | null;
  hour12: boolean | null;
  /** E.164: where they are sent text messages; null: nowhere. */
  phone?: string | null;
}

/** The people and the page behind a booking, for its mails and its manage page. `hosts` ascending by id. */
export async function bookingSurroundings(scope: BookingScope, db: Database, bookingId: string) {
  const [found] = await surroundings(scope, db, [bookingId]);
  return found ?? null;
}
export type BookingSurroundings = NonNullable<Awaited<ReturnType<typeof bookingSurroundings>>>;

/** Bookings with the people and the page behind them, by id; those that are gone are missing. */
export async function bookingsWithSurroundings(
  scope: SystemScope,
  db: Database,
  ids: readonly string[],
): Promise<Map<string, { row: BookingRow; around: BookingSurroundings }>> {
  if (ids.length === 0) return new Map();
  const found = await rows(db).where(and(inArray(bookings.id, [...ids]), within(scope)));
  const around = new Map((await surroundings(scope, db, ids)).map((one) => [one.bookingId, one]));
  return new Map(
    found.flatMap((row) => {
      const one = around.get(row.id);
      return one ? [[row.id, { row, around: one }]] : [];
    }),
  );
}

async function surroundings(scope: BookingScope, db: Database, bookingIds: readonly string[]) {
  const found = await db
    .select({
      bookingId: bookings.id,
      hosts: sql<
        BookedHost[]
      >`(SELECT json_agg(json_build_object('id', h.id, 'name', p.name, 'email', p.email, 'timezone', p.timezone, 'locale', p.locale, 'hour12', p.hour12, 'phone', p.phone) ORDER BY h.id)
        FROM appointment_hosts o JOIN hosts h ON h.id = o.host_id JOIN accounts p ON p.id = h.account_id WHERE o.appointment_id = ${appointments.id})`,
      /** Whose page it is: the account's or the team's. */
      hostName: sql<string>`coalesce(${accounts.name}, ${teams.name})`,
      hostTagline: sql<string>`coalesce(${accounts.tagline}, '')`,
      handle: handles.handle,
      slug: eventTypes.slug,
      messages: eventTypes.messages,
      durations: eventTypes.durations,
      paused: eventTypes.paused,
      deletedAt: eventTypes.deletedAt,
      /** The number of the event after which what is sent by itself was planned. */
      plannedBy: sql<
        number | null
      >`(SELECT max(e.sequence) FROM events e WHERE e.subject_kind = 'booking' AND e.subject_id = ${bookings.id} AND e.kind = ANY(${sql.raw(
        `'{${planningKinds.join()}}'::text[]`,
      )}))`,
      /** Its invitee wants no reminders. */
      remindersOff: sql<boolean>`EXISTS (SELECT FROM ${reminderOptOuts} WHERE ${reminderOptOuts.bookingId} = ${bookings.id})`,
    })
    .from(bookings)
    .innerJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .innerJoin(eventTypes, eq(eventTypes.id, appointments.eventTypeId))
    .leftJoin(accounts, eq(accounts.id, appointments.accountId))
    .leftJoin(teams, eq(teams.id, appointments.teamId))
    .innerJoin(
      handles,
      and(
        sql`${handles.ownerId} = coalesce(${appointments.accountId}, ${appointments.teamId})`,
        isNull(handles.redirectTo),
      ),
    )
    .where(and(inArray(bookings.id, [...bookingIds]), within(scope)));
  return found.flatMap((one) => {
    const hosts = (one.hosts ?? []).map((host) => ({
      ...host,
      timezone: canonicalZone(host.timezone) ?? host.timezone,
    }));
    const [first] = hosts;
    return first ? [{ ...one, hosts, hostEmail: first.email, hostTimezone: first.timezone }] : [];
  });
}
