import type { Hours } from "@daybook/core/availability/hours";
import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import type { CapabilityScope, OwnerId, PageScope, SystemScope } from "./scopes.ts";

/** An occupying appointment of a host: epoch milliseconds, half-open; buffers in minutes. */
export interface Occupied {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
  title: string;
}
export interface Busy {
  start: number;
  end: number;
  title: string;
  /** Which calendar or portal says so. */
  source: string;
}

/** All that decides what a page offers between two instants, read in one statement: one consistent moment. */
export interface OfferInputs {
  hostId: string;
  version: number;
  settings: EventTypeSettings;
  hours: Hours;
  appointments: Occupied[];
  busy: Busy[];
}

interface Row extends Record<string, unknown> {
  host_id: string;
  version: string;
  settings: EventTypeSettings;
  hours: Hours;
  appointments: [string, number, number, number, number, string][];
  busy: [number, number, string, string][];
}

const range = (from: number, to: number): SQL =>
  sql`tstzrange(${new Date(from).toISOString()}::timestamptz, ${new Date(to).toISOString()}::timestamptz)`;

const ms = (edge: "lower" | "upper"): SQL => sql.raw(`(extract(epoch FROM ${edge}(during)) * 1000)::bigint`);

/** Looked up row by row: for a join, Postgres may choose to read the whole table of appointments. */
const title = sql.raw("(SELECT a.settings->>'title' FROM appointments a WHERE a.id = o.appointment_id)");

/** The occupying appointments and busy blocks of a host that meet [from, to), as two JSON arrays. */
const timelineColumns = (hostId: SQL, from: number, to: number): SQL => sql`
  (SELECT coalesce(json_agg(json_build_array(o.appointment_id, ${ms("lower")}, ${ms("upper")}, o.buffer_before, o.buffer_after, ${title}) ORDER BY lower(during)), '[]'::json)
     FROM appointment_hosts o
    WHERE o.host_id = ${hostId} AND o.occupying AND o.during && ${range(from, to)}) AS appointments,
  (SELECT coalesce(json_agg(json_build_array(${ms("lower")}, ${ms("upper")}, b.title, b.source) ORDER BY lower(during)), '[]'::json)
     FROM busy_blocks b WHERE b.host_id = ${hostId} AND b.during && ${range(from, to)}) AS busy`;

const toOccupied = ([id, start, end, bufferBefore, bufferAfter, title]: Row["appointments"][number]): Occupied => ({
  id,
  start,
  end,
  bufferBefore,
  bufferAfter,
  title,
});
const toBusy = ([start, end, title, source]: Row["busy"][number]): Busy => ({ start, end, title, source });

/** Who may learn what an event type offers: its owner, its page, the link of a booking made of it, and Daybook itself. */
export type OfferScope = OwnerId | PageScope | CapabilityScope<"manage"> | SystemScope;

function within(scope: OfferScope): SQL {
  if (typeof scope === "string") return sql`e.account_id = ${scope}`;
  // An address that leads elsewhere since it was looked up is another's.
  if ("eventTypeId" in scope)
    return sql`e.id = ${scope.eventTypeId} AND EXISTS (SELECT 1 FROM pages p WHERE p.handle = ${scope.handle} AND p.slug = ${scope.slug} AND p.target_id = e.id)`;
  if ("purpose" in scope)
    return sql`e.id = (SELECT a.event_type_id FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE b.id = ${scope.id})`;
  return sql`true`;
}

/**
 * Null when there is no such event type within the scope. [from, to) in epoch ms must reach a day past what is asked on
 * both sides.
 */
export async function loadOfferInputs(
  scope: OfferScope,
  db: Database,
  eventTypeId: string,
  from: number,
  to: number,
): Promise<OfferInputs | null> {
  const { rows } = await db.execute<Row>(sql`
    SELECT h.id AS host_id, h.version,
      json_build_object('title', e.title, 'ink', e.ink, 'location', e.location, 'durations', e.durations, 'slotInterval', e.slot_interval,
        'bufferBefore', e.buffer_before, 'bufferAfter', e.buffer_after, 'minimumNotice', e.minimum_notice, 'bookingWindow', e.booking_window,
        'changeNotice', e.change_notice, 'price', e.price, 'questions', e.questions, 'paused', e.paused, 'deleted', e.deleted_at IS NOT NULL) AS settings,
      json_build_object('timezone', s.timezone, 'weekly', s.weekly, 'overrides', s.overrides) AS hours,
      ${timelineColumns(sql`h.id`, from, to)}
    FROM event_types e JOIN hosts h ON h.id = e.host_id JOIN schedules s ON s.id = e.schedule_id
    WHERE e.id = ${eventTypeId} AND ${within(scope)}`);
  const row = rows[0];
  if (!row) return null;
  return {
    hostId: row.host_id,
    version: Number(row.version),
    settings: row.settings,
    hours: row.hours,
    appointments: row.appointments.map(toOccupied),
    busy: row.busy.map(toBusy),
  };
}

/** The occupied stretches of the owner's host alone, [from, to) in epoch ms. */
export async function loadTimeline(
  owner: OwnerId,
  db: Database,
  from: number,
  to: number,
): Promise<{ appointments: Occupied[]; busy: Busy[] }> {
  const { rows } = await db.execute<Row>(
    sql`SELECT ${timelineColumns(sql`h.id`, from, to)} FROM hosts h WHERE h.account_id = ${owner}`,
  );
  const [row] = rows;
  return { appointments: row?.appointments.map(toOccupied) ?? [], busy: row?.busy.map(toBusy) ?? [] };
}
