import { randomBytes, randomUUID } from "node:crypto";
import { insertAccount } from "@daybook/db/accounts";
import { type Connection, pgConnect } from "@daybook/db/connection";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { open, type Place, seal, vaultOf } from "../src/secrets/secrets.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const with1 = { keys: signingKeys(`1:${key(1)}`), now: () => Date.UTC(2030, 0, 7) };
const SECRET = "https://hooks.slack.com/services/T/B/x";

let database: FreshDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await freshDatabase();
  connection = await pgConnect(database.url)();
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

async function account(): Promise<string> {
  const id = randomUUID();
  const handle = `h${randomBytes(6).toString("hex")}`;
  const person = { email: `${handle}@example.com`, name: "Ann", handle, timezone: "UTC", locale: "en", hour12: false };
  await insertAccount(system, connection.db, { ...person, passwordHash: "", id, hostId: randomUUID(), now: 0 });
  return id;
}
const place = (row: string = randomUUID()): Place => ({ purpose: "chat-room", row });
const keysOf = async (id: string) =>
  (await connection.db.execute(sql`SELECT number, wrapped_by FROM data_keys WHERE account_id = ${id} ORDER BY number`))
    .rows;

describe("a secret", () => {
  it("is opened where it was sealed, and doesn't show what it holds", async () => {
    const [owner, at] = [await account(), place()];
    const sealed = await seal(with1, connection.db, owner, at, SECRET);
    expect(sealed).toMatch(/^1\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.slice(2), "base64url").toString("latin1")).not.toContain("slack");
    expect(await open(with1, connection.db, owner, at, sealed)).toBe(SECRET);
  });

  it("stays shut in another row, another column and another account, and when it was changed", async () => {
    const [owner, other, at] = [await account(), await account(), place()];
    const sealed = await seal(with1, connection.db, owner, at, SECRET);
    await seal(with1, connection.db, other, at, "its own");
    const flipped = sealed.slice(0, -3) + (sealed.at(-3) === "A" ? "B" : "A") + sealed.slice(-2);
    for (const [who, where, what] of [
      [owner, place(), sealed],
      [owner, { ...at, purpose: "webhook-headers" }, sealed],
      [other, at, sealed],
      [owner, at, flipped],
      [owner, at, sealed.replace("1.", "2.")],
      [owner, at, ""],
      [owner, at, SECRET],
    ] as const)
      expect(await open(with1, connection.db, who, where, what), JSON.stringify(where)).toBeNull();
  });

  it("is never sealed alike twice, and an account's first ones at once make one key", async () => {
    const [owner, at] = [await account(), place()];
    const others = await Promise.all(Array.from({ length: 5 }, () => pgConnect(database.url)()));
    const all = await Promise.all(others.map(({ db }) => seal(with1, db, owner, at, SECRET)));
    await Promise.all(others.map(({ end }) => end()));
    expect(new Set(all).size).toBe(5);
    for (const sealed of all) expect(await open(with1, connection.db, owner, at, sealed)).toBe(SECRET);
    expect(await keysOf(owner)).toEqual([{ number: 1, wrapped_by: 1 }]);
  });

  it("asks for the account's keys once, however many are opened", async () => {
    const owner = await account();
    const asked: unknown[] = [];
    const db = new Proxy(connection.db, {
      get: (target, name) => {
        if (name === "select" || name === "execute") asked.push(name);
        return Reflect.get(target, name);
      },
    });
    const places = Array.from({ length: 9 }, () => place());
    const vault = vaultOf(with1, connection.db, owner);
    const sealed = await Promise.all(places.map((at) => vault.seal(at, SECRET)));
    const reader = vaultOf(with1, db, owner);
    const opened = await Promise.all(places.map((at, i) => reader.open(at, sealed[i] ?? "")));
    expect(opened).toEqual(places.map(() => SECRET));
    expect(asked).toEqual(["select"]);
  });
});

describe("the deployment's keys", () => {
  it("the first wraps new ones, and all open", async () => {
    const [owner, later, at] = [await account(), await account(), place()];
    const sealed = await seal(with1, connection.db, owner, at, SECRET);
    const both = { ...with1, keys: signingKeys(`2:${key(2)},1:${key(1)}`) };
    expect(await open(both, connection.db, owner, at, sealed)).toBe(SECRET);
    await seal(both, connection.db, later, at, SECRET);
    expect(await keysOf(later)).toEqual([{ number: 1, wrapped_by: 2 }]);
  });

  it.each([
    ["missing", `2:${key(2)}`, "TOKEN_KEYS lacks key 1, "],
    ["another one", `1:${key(9)}`, "TOKEN_KEYS has another key 1 than "],
  ])("one that is %s is told in one sentence, and none is made in its place", async (_, keys, sentence) => {
    const [owner, at] = [await account(), place()];
    const sealed = await seal(with1, connection.db, owner, at, SECRET);
    const services = { ...with1, keys: signingKeys(keys) };
    await expect(open(services, connection.db, owner, at, sealed)).rejects.toThrow(sentence);
    await expect(seal(services, connection.db, owner, at, SECRET)).rejects.toThrow(sentence);
    expect(await keysOf(owner)).toEqual([{ number: 1, wrapped_by: 1 }]);
  });
});
