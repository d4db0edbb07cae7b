import { DAY, HOUR } from "@daybook/core/time/units";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import {
  answeredQuestions,
  type BookingFilter,
  type BookingPage,
  countBookings,
  listBookings,
} from "./booking-list.ts";
import type { OwnerId } from "./scopes.ts";

/** Of the host who is asked about, an hour apart; every other host has fewer. */
const OWN = 5_000;
const [OTHERS, EACH] = [100, 500];
const FIRST = Date.UTC(2030, 0, 1);
/** Half of them are over. */
const NOW = FIRST + (OWN / 2) * HOUR;
const TYPES = 3;

let database: FreshDatabase;
let client: pg.Client;
const asked: { query: string; params: unknown[] }[] = [];

const id = (kind: number, n: number | string): string =>
  typeof n === "number"
    ? `00000000-0000-7000-800${kind}-${n.toString(16).padStart(12, "0")}`
    : `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const owner = id(0, 0) as OwnerId;
const db = () => drizzle(client, { logger: { logQuery: (query, params) => asked.push({ query, params }) } });

/** Appointments `from` to `to` of a host, an hour apart (the others' as far apart as they last as long): of three event types in turn, each seventh cancelled. */
function made(host: number, from: number, to: number, start = FIRST): string[] {
  const [n, each] = [`n + ${host * 1_000_000}`, `FROM generate_series(${from}, ${to - 1}) AS n`];
  const at = `timestamptz '${new Date(start).toISOString()}' + make_interval(hours => n * ${host === 0 ? 1 : OWN / EACH})`;
  const state = "CASE WHEN n % 7 = 0 THEN 'cancelled' ELSE 'confirmed' END";
  return [
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
     SELECT ${id(4, n)}, '${id(0, host)}', ${id(3, `${host * 10} + n % ${TYPES}`)}, ${at}, ${at} + '30 min', (${n})::text, ${state}, jsonb_build_object('title', 'Lesson ' || n), now(), now() ${each}`,
    `INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
     SELECT ${id(4, n)}, '${id(1, host)}', tstzrange(${at}, ${at} + '30 min'), 0, 0, false ${each}`,
    `INSERT INTO bookings (id, appointment_id, calendar_uid, invitee_name, invitee_email, invitee_timezone, answers, state, created_at, cancelled_at)
     SELECT ${id(5, n)}, ${id(4, n)}, (${n})::text, 'Guest ' || n, 'guest' || n || '@example.com', 'UTC',
       CASE WHEN n = 0 THEN '[{"label":"Level","value":"New"},{"label":"Phone","value":""}]'
            WHEN n = 4 THEN '[{"label":"Wishes","value":"Turns"},{"label":"Level","value":"Old"}]' ELSE '[]' END::jsonb,
       ${state}, ${at} - '1 day'::interval, CASE WHEN n % 7 = 0 THEN ${at} END ${each}`,
  ];
}

const run = async (statements: string[]) => {
  for (const statement of statements) await client.query(statement);
};

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const hosts = `FROM generate_series(0, ${OTHERS}) AS n`;
  const types = `FROM (SELECT h, h * 10 + t AS n, t FROM generate_series(0, ${OTHERS}) AS h, generate_series(0, ${TYPES - 1}) AS t) AS made`;
  await run([
    `INSERT INTO accounts (id, email, password_hash, name, timezone, created_at) SELECT ${id(0, "n")}, n || '@example.com', '', 'Host', 'UTC', now() ${hosts}`,
    `INSERT INTO hosts (id, account_id) SELECT ${id(1, "n")}, ${id(0, "n")} ${hosts}`,
    `INSERT INTO schedules (id, account_id, name, timezone, weekly, overrides, created_at) SELECT ${id(2, "n")}, ${id(0, "n")}, 'Hours', 'UTC', '[]', '[]', now() ${hosts}`,
    `INSERT INTO event_types (id, account_id, host_id, schedule_id, slug, title, description, durations, slot_interval, buffer_before, buffer_after, minimum_notice, location, questions, ink, created_at)
     SELECT ${id(3, "n")}, ${id(0, "h")}, ${id(1, "h")}, ${id(2, "h")}, 't' || t, 'Type ' || t, '', '{30}', 30, 0, 0, 0, '{"kind":"custom","value":"here"}', '[]', 'sky', now() ${types}`,
    ...made(0, 0, OWN),
  ]);
  for (let host = 1; host <= OTHERS; host++) await run(made(host, 0, EACH));
  await client.query("ANALYZE");
}, 120_000);
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** What a filter finds, written down by itself. */
function expected({ state, eventTypeIds, from, to, q }: BookingFilter): string[] {
  const found = Array.from({ length: OWN }, (_, n) => n).filter((n) => {
    const start = FIRST + n * HOUR;
    const cancelled = n % 7 === 0;
    const over = start + HOUR / 2 <= NOW;
    const is = { all: true, cancelled, past: !cancelled && over, upcoming: !cancelled && !over }[state];
    if (!is || (from !== undefined && start < from) || (to !== undefined && start >= to)) return false;
    if (q !== undefined && ![`Guest ${n}`, `guest${n}@example.com`, `Lesson ${n}`].some((text) => text.includes(q)))
      return false;
    return eventTypeIds === undefined || eventTypeIds.includes(id(3, n % TYPES));
  });
  return (state === "upcoming" ? found : found.reverse()).map((n) => id(5, n));
}

/** All that a filter finds, by pages; `between` happens after each of them. */
async function walk(filter: BookingFilter, limit: number, between: (page: number) => Promise<void> = async () => {}) {
  const seen: string[] = [];
  let after: BookingPage["after"];
  for (let page = 0; ; page++) {
    const rows = await listBookings(owner, db(), { ...filter, limit, after });
    const shown = rows.slice(0, limit);
    seen.push(...shown.map((row) => row.id));
    if (rows.length <= limit) return seen;
    after = shown.at(-1);
    await between(page);
  }
}

const month = { from: FIRST + 60 * DAY, to: FIRST + 90 * DAY };
const filters: [string, BookingFilter][] = [
  ["upcoming ones", { state: "upcoming", now: NOW }],
  ["past ones", { state: "past", now: NOW }],
  ["cancelled ones", { state: "cancelled", now: NOW }],
  ["all of them", { state: "all", now: NOW }],
  ["those of one event type", { state: "past", now: NOW, eventTypeIds: [id(3, 1)] }],
  ["those of two event types in a month", { state: "all", now: NOW, eventTypeIds: [id(3, 0), id(3, 2)], ...month }],
  ["those from a date on", { state: "upcoming", now: NOW, from: FIRST + 150 * DAY }],
  ["those up to a date", { state: "past", now: NOW, to: FIRST + 3 * DAY }],
  ["those with a name", { state: "all", now: NOW, q: "Guest 123" }],
  ["none of somebody else's event type", { state: "all", now: NOW, eventTypeIds: [id(3, 10)] }],
];

describe("among 5,000 bookings of one host, and 50,000 of others", () => {
  it.each(filters)("%s are each found once, in order", async (_, filter) => {
    const found = await walk(filter, 100);
    expect(found).toEqual(expected(filter));
  });

  it.each(["upcoming", "past", "all"] as const)(
    "%s ones that were there all along come each once, whatever is booked meanwhile",
    async (state) => {
      const filter: BookingFilter = { state, now: NOW };
      const before = expected(filter);
      // Half an hour beside the others, all over the list: before the place that was read, at it, and behind it.
      const found = await walk(filter, 500, (page) =>
        run(made(0, 100_000 + page * 40, 100_040 + page * 40, FIRST + HOUR / 2 - 100_000 * HOUR + page * 97 * HOUR)),
      );
      const known = new Set(before);
      expect(found.filter((one) => known.has(one))).toEqual(before);
      expect(new Set(found).size).toBe(found.length);
      const those = [id(4, 100_000), id(4, 200_000)];
      const ofThose = "appointment_id >= $1 AND appointment_id < $2";
      await client.query(`DELETE FROM bookings WHERE ${ofThose}`, those);
      await client.query(`DELETE FROM appointment_hosts WHERE ${ofThose}`, those);
      await client.query("DELETE FROM appointments WHERE id >= $1 AND id < $2", those);
    },
    60_000,
  );

  it("those made later than an instant are left out of what is asked for up to it", async () => {
    const until = FIRST + 99 * HOUR;
    const found = await walk({ state: "all", now: NOW, madeUntil: until }, 100);
    expect(found).toHaveLength(99 + 25);
  });
});

describe("counts", () => {
  it("say how many there are in each state and of each event type, and how many without each part of a filter", async () => {
    const filter = { state: "all", now: NOW, q: "Guest 1", eventTypeIds: [id(3, 1)], ...month } as const;
    const counts = await countBookings(owner, db(), filter);
    const { q: _, ...withoutQ } = filter;
    const { eventTypeIds: __, ...withoutEventTypes } = filter;
    const { from: ___, to: ____, ...withoutDates } = filter;
    for (const state of ["upcoming", "past", "cancelled"] as const) {
      const sum = (key: "matching" | "withoutQ" | "withoutEventTypes" | "withoutDates" | "all") =>
        counts.filter((one) => one.state === state).reduce((all, one) => all + one[key], 0);
      expect(sum("matching")).toBe(expected({ ...filter, state }).length);
      expect(sum("withoutQ")).toBe(expected({ ...withoutQ, state }).length);
      expect(sum("withoutEventTypes")).toBe(expected({ ...withoutEventTypes, state }).length);
      expect(sum("withoutDates")).toBe(expected({ ...withoutDates, state }).length);
      expect(sum("all")).toBe(expected({ state, now: NOW }).length);
    }
    expect([...new Set(counts.map(({ title }) => title))]).toEqual(["Type 0", "Type 1", "Type 2"]);
  });
});

it("questions come in the order in which they were first answered; those never answered don't", async () => {
  expect(await answeredQuestions(owner, db(), { state: "all", now: NOW })).toEqual(["Level", "Wishes"]);
  expect(await answeredQuestions(owner, db(), { state: "upcoming", now: NOW })).toEqual([]);
});

/** What EXPLAIN says of one step, as far as it is looked at here. */
interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Alias?: string;
  "Actual Rows": number;
  Plans?: PlanNode[];
}
const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

async function planOf(page: BookingPage): Promise<PlanNode[]> {
  asked.length = 0;
  await listBookings(owner, db(), page);
  const [{ query, params } = { query: "", params: [] }] = asked;
  const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`, params);
  return flatten(rows[0]["QUERY PLAN"][0].Plan);
}
/** How many rows of the table of hosts' appointments a plan touched, and by which ways. */
const ofHosts = (plan: PlanNode[]) =>
  plan.filter((node) => node["Relation Name"] === "appointment_hosts" && node.Alias === "appointment_hosts");

describe("a page of the list", () => {
  it.each(filters.slice(0, 8))("of %s is read through an index of the host's own", async (_, filter) => {
    const [scan, ...more] = ofHosts(await planOf({ ...filter, limit: 100 }));
    expect(more).toEqual([]);
    expect(scan?.["Node Type"]).toMatch(/Index|Bitmap Heap/);
    expect(scan?.["Actual Rows"]).toBeLessThanOrEqual(OWN);
  });

  it.each(["upcoming", "past"] as const)("far down among %s ones looks at none of those before it", async (state) => {
    // Two hundred from the end of the list.
    const start = state === "upcoming" ? FIRST + (OWN - 200) * HOUR : FIRST + 200 * HOUR;
    const [scan] = ofHosts(await planOf({ state, now: NOW, limit: 100, after: { start, id: id(5, 0) } }));
    expect(scan?.["Node Type"]).toMatch(/^Index/);
    expect(scan?.["Actual Rows"]).toBeLessThanOrEqual(201);
  });
});
