import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { countFailedSignIn, eraseAuditLog, type NewAct, recordAct } from "./audit-log.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { sqlState } from "./failures.ts";
import { prune } from "./retention.ts";
import { Rollback, transact } from "./transaction.ts";

const [NOW, DAY] = [Date.UTC(2030, 0, 7), 86_400_000];

let database: FreshDatabase;
let connection: Connection;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
const [ann, bob] = [id(), id()];
const [annsHost, bobsHost] = [id(), id()];

beforeAll(async () => {
  database = await freshDatabase();
  connection = await pgConnect(database.url)();
  const person = { passwordHash: "", timezone: "UTC", locale: "en", hour12: false, now: NOW };
  for (const [name, account, hostId] of [["ann", ann, annsHost] as const, ["bob", bob, bobsHost] as const])
    await insertAccount(system, connection.db, {
      ...{ ...person, name, handle: name, email: `${name}@example.com`, id: account, hostId },
    });
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

const act = (over: Partial<NewAct> = {}): NewAct => ({
  ...{ id: id(), log: { account: ann }, at: NOW, actor: "account", actorId: ann, via: "session", viaId: null },
  ...{ act: "schedule.changed", subjectKind: "schedule", subjectId: id(), subjectName: "Ann's hours" },
  ...{ network: "192.0.2.7", agent: "Firefox", place: "Lisbon", before: { name: "O'Hara; --" }, after: { name: "B" } },
  ...over,
});
const write = (one: NewAct) =>
  transact(pgConnect(database.url), async (db) => {
    recordAct(system, db, one);
  });
const entries = async () =>
  (await connection.db.execute(sql`SELECT * FROM audit_log ORDER BY at, account_id`)).rows as Record<string, unknown>[];

const atOf = (row: Record<string, unknown>) => new Date(String(row.at)).getTime();
const refused = (statement: SQL) =>
  connection.db.execute(statement).then(
    () => "let through",
    (error: unknown) => sqlState(error),
  );

describe("an act is written with the change it tells of", () => {
  it("word for word", async () => {
    await write(act());
    expect(await entries()).toMatchObject([
      { account_id: ann, subject_name: "Ann's hours", before: { name: "O'Hara; --" } },
    ]);
  });

  it("or not at all: not with a change that is undone, nor one that throws", async () => {
    const before = await entries();
    await transact(pgConnect(database.url), async (db) => {
      recordAct(system, db, act());
      return new Rollback(null);
    });
    const thrown = transact(pgConnect(database.url), async (db) => {
      recordAct(system, db, act());
      throw new Error("no");
    });
    await expect(thrown).rejects.toThrow("no");
    expect(await entries()).toEqual(before);
  });

  it("and takes the change along when it can't be written", async () => {
    const failed = transact(pgConnect(database.url), async (db) => {
      await db.execute(sql`UPDATE accounts SET tagline = 'half' WHERE id = ${ann}`);
      recordAct(system, db, act({ id: "no id" }));
    });
    await expect(failed).rejects.toThrow();
    const { rows } = await connection.db.execute(sql`SELECT tagline FROM accounts WHERE id = ${ann}`);
    expect(rows).toEqual([{ tagline: "" }]);
  });

  it("once in the log of each account whose host it is about", async () => {
    await write(act({ log: { hosts: [annsHost, bobsHost, annsHost] }, at: NOW + 1 }));
    const written = (await entries()).filter((row) => atOf(row) === NOW + 1);
    expect(written.map(({ account_id }) => account_id)).toEqual([ann, bob]);
    expect(new Set(written.map((row) => row.id)).size).toBe(2);
  });

  it("never outside of a transaction", () => {
    expect(() => recordAct(system, connection.db, act())).toThrow("transaction");
  });
});

describe("nobody changes or deletes an entry", () => {
  it.each([
    ["UPDATE", sql`UPDATE audit_log SET act = 'nothing'`],
    ["DELETE", sql`DELETE FROM audit_log`],
    ["TRUNCATE", sql`TRUNCATE audit_log`],
    [
      "what pretends to erase",
      sql`WITH job AS MATERIALIZED (SELECT set_config('daybook.audit_log', 'erasure', true) AS job)
        UPDATE audit_log SET act = 'nothing', erased_at = now() FROM job WHERE job = 'erasure'`,
    ],
    [
      "an erasure that deletes",
      sql`WITH job AS MATERIALIZED (SELECT set_config('daybook.audit_log', 'erasure', true) AS job)
        DELETE FROM audit_log USING job WHERE job = 'erasure'`,
    ],
  ])("%s is refused", async (_, statement) => {
    const before = await entries();
    expect(await refused(statement)).toBe("23001");
    expect(await entries()).toEqual(before);
  });

  it("but retention, once an entry is a year old", async () => {
    await write(act({ at: NOW - 366 * DAY }));
    await write(act({ at: NOW - 364 * DAY }));
    while (await prune(system, connection.db, NOW, 1));
    expect((await entries()).map(atOf)[0]).toBe(NOW - 364 * DAY);
    // What let it through is over with its statement.
    expect(await refused(sql`DELETE FROM audit_log`)).toBe("23001");
  });

  it("and an account's erasure, which leaves what was done and when, and nothing personal", async () => {
    const before = (await entries()).filter((row) => row.account_id === ann);
    const bobs = (await entries()).filter((row) => row.account_id === bob);
    await transact(pgConnect(database.url), (db) => eraseAuditLog(system, db, ann, NOW + DAY));
    const all = await entries();
    const erased = all.filter((row) => row.account_id === ann);
    expect(erased.map(({ id, at, act }) => [id, at, act])).toEqual(before.map(({ id, at, act }) => [id, at, act]));
    expect(JSON.stringify(erased)).not.toMatch(/Ann's|O'Hara|192\.0\.2|Firefox|Lisbon/);
    expect(all.filter((row) => row.account_id === bob)).toEqual(bobs);
  });
});

it("failed sign-ins are counted by the hour, in one row", async () => {
  const counts = [];
  for (const at of [NOW, NOW + 1, NOW + 3_599_999, NOW + 3_600_000])
    counts.push(await countFailedSignIn(system, connection.db, bob, at));
  expect(counts).toEqual([1, 2, 3, 1]);
  while (await prune(system, connection.db, NOW + 2 * DAY, 1));
  expect((await connection.db.execute(sql`SELECT * FROM failed_sign_ins`)).rows).toEqual([]);
});
