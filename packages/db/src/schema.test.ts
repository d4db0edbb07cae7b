import { readdirSync } from "node:fs";
import { SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";

const files = readdirSync(new URL("schema", import.meta.url)).filter((name) => /(?<!\.test)\.ts$/.test(name));
const modules: object[] = await Promise.all(
  files.map((name) => import(/* @vite-ignore */ new URL(`schema/${name}`, import.meta.url).href)),
);
const tables = modules
  .flatMap((module) => Object.values(module))
  .filter((value) => value instanceof PgTable)
  .map((table) => getTableConfig(table as PgTable));

/** Of the migrations' own record, and of what is read and written by SQL alone. */
const WITHOUT_SCHEMA = ["busy_blocks", "daybook_migrations"];
/** Kept for the version before this one, and written by triggers and functions of the database alone. */
const FORMER_TABLES = ["outbox"];
const FORMER_COLUMNS: Record<string, string[]> = {
  event_types: [
    ...["host_id", "schedule_id", "slot_interval", "buffer_before", "buffer_after"],
    ...["minimum_notice", "booking_window", "change_notice"],
  ],
};

let database: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** What a column is: its type, whether it may be null, and its default as Postgres writes it. */
interface Column {
  type: string;
  notNull: boolean;
  default: string | null;
}

const SHORT: Record<string, string> = { timestamptz: "timestamp with time zone" };

/** A declared default, as Postgres would write it. */
function defaultOf(column: PgColumn, type: string): string | null {
  const { default: value } = column;
  if (value === undefined) return null;
  if (type === "jsonb" && !(value instanceof SQL)) return `'${JSON.stringify(value)}'::jsonb`;
  if (Array.isArray(value) && value.length === 0) return `'{}'::${type}`;
  if (value instanceof SQL || typeof value === "object")
    throw new Error(`${column.name}: this test can't compare ${type}`);
  return typeof value === "string" ? `'${value}'::${type}` : String(value);
}

const declared = (columns: readonly PgColumn[]): Record<string, Column> =>
  Object.fromEntries(
    columns.map((column) => {
      const type = SHORT[column.getSQLType()] ?? column.getSQLType();
      return [column.name, { type, notNull: column.notNull, default: defaultOf(column, type) }];
    }),
  );

async function migrated(table: string): Promise<Record<string, Column>> {
  const { rows } = await client.query(
    `SELECT attname, format_type(atttypid, atttypmod) AS type, attnotnull, pg_get_expr(adbin, adrelid) AS fallback
     FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  const present = rows.filter(({ attname }) => !FORMER_COLUMNS[table]?.includes(attname));
  return Object.fromEntries(
    present.map(({ attname, type, attnotnull, fallback }) => [
      attname,
      { type, notNull: attnotnull, default: fallback },
    ]),
  );
}

async function primaryKeyOf(table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
     WHERE indrelid = to_regclass($1) AND indisprimary ORDER BY array_position(indkey::int2[], attnum)`,
    [table],
  );
  return rows.map(({ name }) => name);
}

describe("Drizzle's schema and the migrations", () => {
  it("know the same tables", async () => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
    );
    const known = rows.map(({ name }) => name).filter((name) => ![...WITHOUT_SCHEMA, ...FORMER_TABLES].includes(name));
    expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it.each(tables)("agree on $name", async ({ name, columns, primaryKeys }) => {
    expect(declared(columns)).toEqual(await migrated(name));
    const own = columns.filter((column) => column.primary).map((column) => column.name);
    const key = primaryKeys[0]?.columns.map((column) => column.name) ?? own;
    expect(key).toEqual(await primaryKeyOf(name));
  });
});
