import { DAY } from "@daybook/core/time/units";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { loadOfferInputs } from "./offer-inputs.ts";
import type { EventTypePage } from "./scopes.ts";

const HOSTS = 100;
const ROWS_EACH = 400;
/** The rows of every host lie an hour apart from here on. */
const FIRST = Date.UTC(2030, 0, 1);

let database: FreshDatabase;
let client: pg.Client;
let plan: PlanNode[];

/** The first host's. */
const page = {
  kind: "event_type",
  eventTypeId: "00000000-0000-7000-8000-000000000001",
  handle: "host-1",
  slug: "lesson",
} as EventTypePage;

/** What EXPLAIN says of one step, as far as it is looked at here. */
interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

const idOf = (column: string): string => `('00000000-0000-7000-8000-' || lpad(to_hex(${column}), 12, '0'))::uuid`;

/** Twenty hosts, each with 1,000 appointments and 1,000 busy blocks: 40,000 rows in each table. */
async function fill(): Promise<void> {
  const hosts = `FROM generate_series(1, ${HOSTS}) AS n`;
  const rows = `FROM (SELECT n, 1 + n % ${HOSTS} AS host, timestamptz '2030-01-01Z' + make_interval(hours => n / ${HOSTS}) AS at
    FROM generate_series(0, ${HOSTS * ROWS_EACH - 1}) AS n) AS made`;
  const [n, host] = [idOf("n"), idOf("host")];
  for (const statement of [
    `INSERT INTO accounts (id, email, password_hash, name, timezone, created_at) SELECT ${n}, n || '@example.com', '', 'Host', 'UTC', now() ${hosts}`,
    `INSERT INTO handles (handle, kind, owner_id, created_at) SELECT 'host-' || n, 'account', ${n}, now() ${hosts}`,
    `INSERT INTO hosts (id, account_id) SELECT ${n}, ${n} ${hosts}`,
    `INSERT INTO schedules (id, account_id, name, timezone, weekly, overrides, created_at) SELECT ${n}, ${n}, 'Hours', 'UTC', '[]', '[]', now() ${hosts}`,
    `INSERT INTO event_types (id, account_id, host_id, schedule_id, slug, title, description, durations, slot_interval, buffer_before, buffer_after,
       minimum_notice, location, questions, ink, created_at)
     SELECT ${n}, ${n}, ${n}, ${n}, 'lesson', 'Lesson', '', '{30}', 30, 0, 0, 0, '{"kind":"custom","value":"here"}', '[]', 'sky', now() ${hosts}`,
    `INSERT INTO pages (id, handle, slug, kind, target_id) SELECT ${n}, 'host-' || n, 'lesson', 'event_type', ${n} ${hosts}`,
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
     SELECT ${n}, ${host}, ${host}, at, at + '30 min', n || '@daybook', 'confirmed', '{"title":"Lesson"}', now(), now() ${rows}`,
    `INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying)
     SELECT ${n}, ${host}, tstzrange(at, at + '30 min'), 0, 0, true ${rows}`,
    `INSERT INTO busy_blocks (id, host_id, during, title, source, external_id)
     SELECT ${n}, ${host}, tstzrange(at + '30 min', at + '1 hour'), 'Busy', 'test', n::text ${rows}`,
    "ANALYZE",
  ])
    await client.query(statement);
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];

/** What the statement did that reads a week of the first host. */
async function planOfWeek(): Promise<PlanNode[]> {
  const asked: { query: string; params: unknown[] }[] = [];
  const db = drizzle(client, { logger: { logQuery: (query, params) => asked.push({ query, params }) } });
  const from = FIRST + 7 * DAY;
  const inputs = await loadOfferInputs(page, db, page.eventTypeId, from, from + 7 * DAY);
  expect(inputs?.hosts).toHaveLength(1);
  expect(inputs?.hosts[0]?.appointments).toHaveLength(7 * 24);
  expect(inputs?.hosts[0]?.busy).toHaveLength(7 * 24);
  expect(asked).toHaveLength(1);
  const [{ query, params } = { query: "", params: [] }] = asked;
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
    params,
  );
  const [explained] = rows;
  if (!explained) throw new Error("EXPLAIN explained nothing");
  return flatten(explained["QUERY PLAN"][0].Plan);
}

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await fill();
  plan = await planOfWeek();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe("a page with several hosts", () => {
  it.each([1, 7, HOSTS])("is read in one statement for %i of them", async (hosts) => {
    await client.query("DELETE FROM event_type_hosts WHERE event_type_id = $1", [page.eventTypeId]);
    await client.query(
      `INSERT INTO event_type_hosts (event_type_id, host_id, schedule_id, role)
       SELECT $1, ${idOf("n")}, ${idOf("n")}, 'rotating' FROM generate_series(1, $2) AS n`,
      [page.eventTypeId, hosts],
    );
    let asked = 0;
    const db = drizzle(client, { logger: { logQuery: () => void asked++ } });
    const inputs = await loadOfferInputs(page, db, page.eventTypeId, FIRST + 7 * DAY, FIRST + 14 * DAY);
    expect(asked).toBe(1);
    expect(inputs?.hosts).toHaveLength(hosts);
    expect(inputs?.hosts.every((host) => host.appointments.length === 7 * 24)).toBe(true);
    expect(inputs?.settings.title).toBe("Lesson");
  });
});

describe("a week of one host among 40,000 rows", () => {
  it.each([["appointment_hosts_no_overlap"], ["busy_blocks_during"]])(
    "is read through a range of %s, and no other row of it",
    (index) => {
      const scans = plan.filter((node) => node["Index Name"] === index);
      expect(scans).toHaveLength(1);
      const [scan] = scans;
      expect(scan?.["Node Type"]).toMatch(/^(Bitmap )?Index (Only )?Scan$/);
      expect(scan?.["Index Cond"]).toMatch(/host_id = .*during && /);
      expect(scan?.["Actual Rows"]).toBe(7 * 24);
      expect(scan?.["Actual Loops"]).toBe(1);
    },
  );

  it("reads no table that grows with the bookings from end to end", () => {
    const whole = plan.filter((node) => node["Node Type"].includes("Seq Scan")).map((node) => node["Relation Name"]);
    for (const table of ["appointments", "appointment_hosts", "busy_blocks"]) expect(whole).not.toContain(table);
    expect(plan.filter((node) => (node["Rows Removed by Filter"] ?? 0) > HOSTS)).toEqual([]);
  });
});
