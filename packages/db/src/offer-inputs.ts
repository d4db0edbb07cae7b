import type { HostRole } from "@daybook/core/availability/host-roles";
import type { Hours } from "@daybook/core/availability/hours";
import type { EventTypeRules, EventTypeSettings } from "@daybook/core/bookings/settings";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { type CapabilityScope, type EventTypePage, type OwnerId, type SystemScope, unknownScope } from "./scopes.ts";
import { between, uuids } from "./sql-values.ts";

/** An occupying appointment of a host: epoch milliseconds, half-open; buffers in minutes. What it is, rules may ask. */
export interface Occupied {
  id: string;
  start: number;
  end: number;
  bufferBefore: number;
  bufferAfter: number;
  eventTypeId: string;
  place: string;
}
/** What somebody else's calendar or a portal says is taken. Whose it is and what, only its owner is told. */
export interface Busy {
  id: string;
  start: number;
  end: number;
}

/** One host's part in what a page offers. */
export interface HostInputs {
  hostId: string;
  version: number;
  role: HostRole;
  weight: number;
  priority: number;
  hours: Hours;
  appointments: Occupied[];
  busy: Busy[];
}

/** All that decides what a page offers between two instants, read in one statement: one consistent moment. */
export interface OfferInputs {
  settings: EventTypeSettings;
  /** Ascending by id. */
  hosts: HostInputs[];
}

interface TimelineRow extends Record<string, unknown> {
  appointments: [string, number, number, number, number, string, string][];
  busy: [string, number, number][];
}
export interface OfferRow extends TimelineRow {
  /** On the first row alone: it is the same for all hosts. */
  settings: Omit<EventTypeSettings, keyof EventTypeRules> | null;
  rules: EventTypeRules | null;
  host_id: string | null;
  version: string;
  role: HostRole;
  weight: number;
  priority: number;
  hours: Hours;
}

const ms = (edge: "lower" | "upper"): SQL => sql.raw(`(extract(epoch FROM ${edge}(during)) * 1000)::bigint`);

/**
 * The occupying appointments and busy blocks of a host that meet [from, to), as two JSON arrays. What an appointment is
 * is looked up row by row: for a join, Postgres may choose to read the whole table.
 */
const timelineColumns = (hostId: SQL, from: number, to: number): SQL => sql`
  (SELECT coalesce(json_agg(json_build_array(o.appointment_id, ${ms("lower")}, ${ms("upper")}, o.buffer_before, o.buffer_after, a.event_type_id, a.place) ORDER BY lower(during)), '[]'::json)
     FROM appointment_hosts o, LATERAL (SELECT event_type_id, settings->'location'->>'value' AS place FROM appointments WHERE id = o.appointment_id OFFSET 0) a
    WHERE o.host_id = ${hostId} AND o.occupying AND o.during && ${between(from, to)}) AS appointments,
  (SELECT coalesce(json_agg(json_build_array(b.id, ${ms("lower")}, ${ms("upper")}) ORDER BY lower(during)), '[]'::json)
     FROM busy_blocks b WHERE b.host_id = ${hostId} AND b.during && ${between(from, to)}) AS busy`;

const toOccupied = ([
  id,
  start,
  end,
  bufferBefore,
  bufferAfter,
  eventTypeId,
  place,
]: OfferRow["appointments"][number]) => ({
  id,
  start,
  end,
  bufferBefore,
  bufferAfter,
  eventTypeId,
  place: place ?? "",
});
const toBusy = ([id, start, end]: OfferRow["busy"][number]): Busy => ({ id, start, end });

/** Who may learn what an event type offers: its owner, its page, the link of a booking made of it, and Daybook itself. */
export type OfferScope = OwnerId | EventTypePage | CapabilityScope<"manage"> | SystemScope;

/** Whether event type `e` is one that the scope may ask: its owner's or one of its hosts', its page's, its booking's. */
function within(scope: OfferScope): SQL {
  if (typeof scope === "string")
    return sql`(e.account_id = ${scope} OR EXISTS (SELECT 1 FROM event_type_hosts o JOIN hosts mine ON mine.id = o.host_id WHERE o.event_type_id = e.id AND mine.account_id = ${scope}))`;
  // An address that leads elsewhere since it was looked up is another's.
  if ("kind" in scope)
    return sql`e.id = ${scope.eventTypeId} AND EXISTS (SELECT 1 FROM pages p WHERE p.handle = ${scope.handle} AND p.slug = ${scope.slug} AND p.target_id = e.id)`;
  if ("purpose" in scope)
    return sql`e.id = (SELECT a.event_type_id FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE b.id = ${scope.id})`;
  return "system" in scope ? sql`true` : unknownScope(scope);
}

/** Overrides as far as an offer is made of them: why a date is off is the host's alone, and isn't carried to rooms. */
const overrideColumns = sql`(SELECT coalesce(json_agg(json_build_object('date', o.value->'date', 'windows', o.value->'windows') ORDER BY o.number), '[]'::json)
      FROM jsonb_array_elements(s.overrides) WITH ORDINALITY AS o (value, number))`;

/**
 * The statement that reads an event type and all its hosts in one go, however many they are; [from, to) in epoch ms must
 * reach past what is asked by a day and the longest buffer on both sides. `eventTypeId` may be an expression.
 */
export const offerInputsQuery = (scope: OfferScope, eventTypeId: string | SQL, from: number, to: number): SQL => sql`
  SELECT CASE WHEN row_number() OVER (ORDER BY h.id) = 1 THEN json_build_object('title', e.title, 'ink', e.ink, 'location', e.location,
      'durations', e.durations, 'price', e.price, 'questions', e.questions, 'reminders', e.reminders, 'maxGuests', e.max_guests, 'paused', e.paused OR EXISTS (SELECT FROM accounts p WHERE p.id = e.account_id AND p.closed_at IS NOT NULL), 'deleted', e.deleted_at IS NOT NULL) END AS settings,
    CASE WHEN row_number() OVER (ORDER BY h.id) = 1 THEN e.rules END AS rules,
    h.id AS host_id, h.version, m.role, m.weight, m.priority,
    json_build_object('timezone', s.timezone, 'weekly', s.weekly, 'overrides', ${overrideColumns}) AS hours,
    ${timelineColumns(sql`h.id`, from, to)}
  FROM event_types e
    LEFT JOIN event_type_hosts m ON m.event_type_id = e.id
    LEFT JOIN hosts h ON h.id = m.host_id
    LEFT JOIN schedules s ON s.id = m.schedule_id
  WHERE e.id = ${eventTypeId} AND ${within(scope)}
  ORDER BY h.id`;

/** Null when there is no such event type within the scope. */
export function toOfferInputs(rows: readonly OfferRow[]): OfferInputs | null {
  const [first] = rows;
  if (!first?.settings || !first.rules) return null;
  return {
    settings: { ...first.settings, ...first.rules },
    hosts: rows.flatMap((row) =>
      row.host_id === null
        ? []
        : [
            {
              hostId: row.host_id,
              version: Number(row.version),
              role: row.role,
              weight: row.weight,
              priority: row.priority,
              hours: row.hours,
              appointments: row.appointments.map(toOccupied),
              busy: row.busy.map(toBusy),
            },
          ],
    ),
  };
}

/** Null when there is no such event type within the scope. See `offerInputsQuery`. */
export async function loadOfferInputs(
  scope: OfferScope,
  db: Database,
  eventTypeId: string,
  from: number,
  to: number,
): Promise<OfferInputs | null> {
  const { rows } = await db.execute<OfferRow>(offerInputsQuery(scope, eventTypeId, from, to));
  return toOfferInputs(rows);
}

/** The occupied stretches of the owner's host alone, [from, to) in epoch ms. */
export async function loadTimeline(
  owner: OwnerId,
  db: Database,
  from: number,
  to: number,
): Promise<{ hostId: string; appointments: Occupied[]; busy: Busy[] }> {
  const { rows } = await db.execute<TimelineRow & { host_id: string }>(
    sql`SELECT h.id AS host_id, ${timelineColumns(sql`h.id`, from, to)} FROM hosts h WHERE h.account_id = ${owner}`,
  );
  const [row] = rows;
  if (!row) throw new Error("An account without a host");
  return { hostId: row.host_id, appointments: row.appointments.map(toOccupied), busy: row.busy.map(toBusy) };
}

/** The busy blocks of the owner's host that meet [from, to), epoch ms, with what only the owner may see. */
export async function ownBusyBlocks(owner: OwnerId, db: Database, from: number, to: number) {
  const { rows } = await db.execute<{ id: string; start: string; end: string; title: string; source: string }>(sql`
    SELECT b.id, ${ms("lower")} AS start, ${ms("upper")} AS end, b.title, b.source FROM busy_blocks b
    WHERE b.host_id = (SELECT id FROM hosts WHERE account_id = ${owner}) AND b.during && ${between(from, to)} ORDER BY lower(during)`);
  return rows.map((row) => ({ ...row, start: Number(row.start), end: Number(row.end) }));
}

/** The titles of those appointments and busy blocks of a list that stand in the owner's own calendar, by id. */
export async function titlesOf(owner: OwnerId, db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const all = uuids(ids);
  const { rows } = await db.execute<{ id: string; title: string }>(sql`
    WITH mine AS (SELECT id FROM hosts WHERE account_id = ${owner})
    SELECT a.id, a.settings->>'title' AS title FROM appointments a JOIN appointment_hosts o ON o.appointment_id = a.id
      WHERE a.id = ANY(${all}) AND o.host_id = (SELECT id FROM mine)
    UNION ALL SELECT b.id, b.title FROM busy_blocks b WHERE b.id = ANY(${all}) AND b.host_id = (SELECT id FROM mine)`);
  return new Map(rows.map((row) => [row.id, row.title]));
}
