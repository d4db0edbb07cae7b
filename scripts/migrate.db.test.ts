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

  it("gives up a lock that it can't have, so that nobody waits behind it, and has it when it is free", async () => {
    await migrate(database.url, folder);
    file("0003_third.sql", "alter table first add column more int;\n");
    const reader = new pg.Client({ connectionString: database.url });
    await reader.connect();
    await reader.query("begin");
    await reader.query("select * from first");
    const migrated = migrate(database.url, folder);
    // Behind a migration that waits, so would this: for as long as the reader takes.
    const began = performance.now();
    await new Promise((done) => setTimeout(done, 500));
    expect(await rows("select count(*)::int from first")).toEqual([1]);
    expect(performance.now() - began).toBeLessThan(6_000);
    await reader.query("commit");
    await reader.end();
    expect((await migrated).applied).toEqual(["0003_third.sql"]);
  });
});

describe("a migration without a transaction", () => {
  const index = (name: string, column = "id") =>
    `create index concurrently if not exists ${name} on first (${column});\n`;
  const stepwise = (...statements: string[]) => `-- daybook: no-transaction\n-- Why; and how.\n${statements.join("")}`;
  const valid = () =>
    rows(
      "select indexrelid::regclass::text || ' ' || indisvalid from pg_index where indrelid = 'first'::regclass order by 1",
    );

  it("builds its indexes and is recorded once, when several run at the same time", async () => {
    file("0003_third.sql", stepwise(index("one"), index("two", "note")));
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
    const applied = results.flatMap((result) => result.applied);
    expect(applied.filter((name) => name.startsWith("0003"))).toEqual(["0003_third.sql"]);
    expect(await valid()).toEqual(["one true", "two true"]);
    expect(await migrate(database.url, folder)).toEqual({ applied: [], already: 3 });
  });

  it("keeps what was done before a statement that fails, and goes on there when it is mended", async () => {
    file("0003_third.sql", stepwise(index("one"), index("two", "nothing")));
    await expect(migrate(database.url, folder)).rejects.toThrow(/0003_third\.sql \(line 4\) failed; what came before/);
    expect(await valid()).toEqual(["one true"]);
    file("0003_third.sql", stepwise(index("one"), index("two", "note")));
    expect((await migrate(database.url, folder)).applied).toEqual(["0003_third.sql"]);
    expect(await valid()).toEqual(["one true", "two true"]);
  });

  it("builds anew what a build that was broken off left invalid", async () => {
    await migrate(database.url, folder);
    await rows("insert into first values (7), (7)");
    const unique = "create unique index concurrently if not exists one on first (id);\n";
    file("0003_third.sql", stepwise(unique));
    await expect(migrate(database.url, folder)).rejects.toThrow("could not create unique index");
    expect(await valid()).toEqual(["one false"]);
    await rows("delete from first where id = 7");
    expect((await migrate(database.url, folder)).applied).toEqual(["0003_third.sql"]);
    expect(await valid()).toEqual(["one true"]);
  });

  it("is refused whole when a statement of it isn't safe to run twice", async () => {
    file("0003_third.sql", stepwise(index("one"), "create index concurrently two on first (note);\n"));
    await expect(migrate(database.url, folder)).rejects.toThrow(/\(line 4\) isn't safe to run twice/);
    expect(await valid()).toEqual([]);
  });
});

it("every foreign key has an index to find what refers, so that a deletion reads no whole table", async () => {
  const missing = await rows(`
    select conrelid::regclass::text || ' ' || conname from pg_constraint
    where contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = conrelid and i.indkey[0] = conkey[1]
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(' || (
          select quote_ident(attname) from pg_attribute where attrelid = conrelid and attnum = conkey[1]) || ' IS NOT NULL)'))
    order by 1`);
  // Rows of the outbox are found by their booking.
  expect(missing).toEqual(["outbox outbox_account_id_fkey"]);
});
