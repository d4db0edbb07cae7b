import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import type { Database } from "./connection.ts";
import { settleDeliveries } from "./delivery-ends.ts";
import { leaseDeliveries } from "./delivery-leases.ts";

const NOW = Date.UTC(2030, 0, 7);
const WAITING = 5_000;

let database: FreshDatabase;
let client: pg.Client;
let db: Database;
const asked: { query: string; params: unknown[] }[] = [];

interface PlanNode {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

const idOf = (n: string): string => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const ids = Array.from({ length: 30 }, (_, n) => `00000000-0000-7000-8000-${(n + 1).toString(16).padStart(12, "0")}`);

/** Deliveries of one receiver, each of a booking of its own. */
async function deliveries(from: number, to: number, state: string): Promise<void> {
  const rows = `FROM generate_series(${from}, ${to}) AS n`;
  const at = "'2030-01-07Z'";
  await client.query(`INSERT INTO events (id, kind, subject_kind, subject_id, sequence, after, actor, at)
    SELECT ${idOf("n")}, 'booking.created', 'booking', ${idOf("n")}, 0, '{}', 'host', ${at} ${rows}`);
  await client.query(`INSERT INTO deliveries (id, event_id, sink, target, order_key, order_number, dedupe_key, state, due_at, created_at, done_at)
    SELECT ${idOf("n")}, ${idOf("n")}, 'webhook', 'one', 'webhook:one:booking:' || n, 0, n::text, '${state}', ${at}, ${at},
      CASE '${state}' WHEN 'done' THEN timestamptz ${at} END ${rows}`);
}

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  db = drizzle(client, { logger: { logQuery: (query, params) => asked.push({ query, params }) } });
  // When the planner last looked, nothing waited: so it is after an outage, and when a webhook is resumed.
  await deliveries(100_000, 104_000, "done");
  await client.query("ANALYZE");
  await deliveries(1, WAITING, "waiting");
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** How many rows of deliveries the last statement reads, were it run again. */
async function rowsRead(): Promise<number> {
  const { query, params } = asked.at(-1) ?? { query: "", params: [] };
  const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`, params);
  const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)];
  return flatten(rows[0]["QUERY PLAN"][0].Plan)
    .filter((node) => node["Relation Name"] === "deliveries")
    .reduce(
      (sum, node) => sum + node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)),
      0,
    );
}

it("a few deliveries are taken without reading all that wait", async () => {
  const lease = { now: NOW, until: NOW + 60_000, outlived: false, most: 30, strict: ["webhook"] };
  await client.query("BEGIN");
  expect(await leaseDeliveries(system, db, ids, lease)).toHaveLength(30);
  await client.query("ROLLBACK");
  expect(await rowsRead()).toBeLessThan(1_000);
});

it("a few are ended without reading all that wait", async () => {
  await client.query("BEGIN");
  const ends = ids.map((id) => ({ id, attempt: 1, at: NOW, outcome: "done" as const, error: null }));
  await settleDeliveries(system, db, ends);
  await client.query("ROLLBACK");
  expect(await rowsRead()).toBeLessThan(1_000);
});
