import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { type FreshDatabase, freshDatabase } from "./test/database.ts";

let database: FreshDatabase;
let folder: string;

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  database = await freshDatabase();
  // The template has the real schema; these tests bring their own.
  await rows("delete from daybook_migrations");
  folder = mkdtempSync(join(tmpdir(), "daybook-migrations-"));
  file("0001_first.sql", "create table first (id int);\ninsert into first values (1);\n");
  file("0002_second.sql", "alter table first add column note text;\n");
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

describe("migrate", () => {
  it("applies the files in order, and nothing when it runs again", async () => {
    expect(await migrate(database.url, folder)).toEqual({ applied: ["0001_first.sql", "0002_second.sql"], already: 0 });
    expect(await migrate(database.url, folder)).toEqual({ applied: [], already: 2 });
    expect(await rows("select name from daybook_migrations order by 1")).toEqual(["0001_first.sql", "0002_second.sql"]);
  });

  it("applies each file once when several run at the same time", async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(["0001_first.sql", "0002_second.sql"]);
    expect(await rows("select count(*)::int from first")).toEqual([1]);
  });

  it("keeps what came before a file that fails, undoes that file whole, and names the line", async () => {
    file("0003_third.sql", "create table third (id int);\n\ninsert into nowhere values (1);\n");
    await expect(migrate(database.url, folder)).rejects.toThrow(/0003_third\.sql \(line 3\) failed.*"nowhere"/);
    expect(await rows("select to_regclass('first')::text, to_regclass('third')::text")).toEqual(["first", null]);
    file("0003_third.sql", "create table third (id int);\n");
    expect((await migrate(database.url, folder)).applied).toEqual(["0003_third.sql"]);
  });

  it("refuses a file that was changed after it had been applied, but not other line ends", async () => {
    await migrate(database.url, folder);
    file("0002_second.sql", "alter table first add column note text;\r\n");
    expect((await migrate(database.url, folder)).applied).toEqual([]);
    file("0002_second.sql", "alter table first add column remark text;\n");
    await expect(migrate(database.url, folder)).rejects.toThrow("0002_second.sql was changed");
  });

  it("refuses a file that sorts before one already applied", async () => {
    await migrate(database.url, folder);
    file("0001_late.sql", "select 1;\n");
    await expect(migrate(database.url, folder)).rejects.toThrow("Give it a later number");
  });

  it("refuses the address of a pooler, which keeps no lock", async () => {
    await expect(migrate("postgres://u:p@ep-cool-rain-1-pooler.eu.example.com/db")).rejects.toThrow("pooler");
  });

  it("finds nothing to do after the real migrations have run once", async () => {
    const real = await freshDatabase();
    const { applied, already } = await migrate(real.url);
    await real.drop();
    expect(applied).toEqual([]);
    expect(already).toBeGreaterThan(0);
  });
});
