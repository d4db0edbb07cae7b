import { createCipheriv, createHmac, randomBytes, randomUUID } from "node:crypto";
import { insertAccount } from "@daybook/db/accounts";
import { type ChatChannelRow, editChatChannel, findChatChannel, insertChatChannel } from "@daybook/db/chat-channels";
import { type Connection, pgConnect } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { findWebhook, insertWebhook } from "@daybook/db/webhooks";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sealTarget, targetOf } from "../../apps/api/src/outgoing/chat-room.ts";
import { signingKeys } from "../../apps/api/src/runtime/signing-keys.ts";
import { vaultOf } from "../../apps/api/src/secrets/secrets.ts";
import { headersOf } from "../../apps/api/src/webhooks/extra-headers.ts";
import { type FreshDatabase, freshDatabase } from "../test/database.ts";
import { system } from "../test/system-scope.ts";
import { rotateSecrets } from "./rotate-secrets.ts";

const RAW = Buffer.alloc(32, 1);
const [ONE, TWO] = [`1:${RAW.toString("base64")}`, `2:${Buffer.alloc(32, 2).toString("base64")}`];
const [NOW, HOUR] = [Date.UTC(2030, 0, 7), 3_600_000];
const before = { keys: signingKeys(ONE), now: () => NOW - 48 * HOUR };

let database: FreshDatabase;
let connection: Connection;
let owner: OwnerId;
beforeAll(async () => {
  database = await freshDatabase();
  connection = await pgConnect(database.url)();
});
beforeEach(async () => {
  await connection.db.execute(sql`TRUNCATE data_keys, chat_channels, webhooks`);
  owner = await account();
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

async function account(): Promise<OwnerId> {
  const id = randomUUID() as OwnerId;
  const handle = `h${randomBytes(6).toString("hex")}`;
  const person = { email: `${handle}@example.com`, name: "Ann", handle, timezone: "UTC", locale: "en", hour12: false };
  await insertAccount(system, connection.db, { ...person, passwordHash: "", id, hostId: randomUUID(), now: NOW });
  return id;
}
const urlOf = (name: string) => `https://hooks.slack.com/services/T/B/${name}`;

async function room(of: OwnerId, name: string, sealed?: Pick<ChatChannelRow, "sealed" | "sealedBy">): Promise<string> {
  const id = randomUUID();
  const target = await sealTarget(vaultOf(before, connection.db, of), id, { kind: "slack", url: urlOf(name) });
  const told = { kind: "slack" as const, name, events: ["booking.created"], eventTypeIds: [], createdAt: NOW };
  await insertChatChannel(of, connection.db, { ...told, id, ...target, ...sealed });
  return id;
}
async function read(keys: string, of: OwnerId, id: string): Promise<string | undefined> {
  const services = { keys: signingKeys(keys), now: () => NOW };
  const row = (await findChatChannel(of, connection.db, id)) as ChatChannelRow;
  return (await targetOf(services, vaultOf(services, connection.db, of), row))?.url;
}
async function rotate(options: {
  keys: string;
  newDataKeys?: boolean;
  forgetLost?: boolean;
  now?: number;
  say?: (line: string) => void;
}) {
  const said: string[] = [];
  const { keys, newDataKeys = false, forgetLost = false, now = NOW, say = (line) => said.push(line) } = options;
  await rotateSecrets(connection.db, { keys, newDataKeys, forgetLost, say, now: () => now });
  return said;
}
const keys = async () =>
  (await connection.db.execute(sql`SELECT number, wrapped_by FROM data_keys ORDER BY account_id, number`)).rows;
const sealed = async () =>
  (await connection.db.execute<{ sealed: string }>(sql`SELECT sealed FROM chat_channels ORDER BY id`)).rows;

it("after it the older key of the deployment isn't needed any more, and a second run finds nothing to do", async () => {
  const id = await room(owner, "a");
  const untouched = await sealed();
  expect(await rotate({ keys: `${TWO},${ONE}` })).toContain("1 keys wrapped by key 2");
  expect(await read(TWO, owner, id)).toBe(urlOf("a"));
  await expect(read(ONE, owner, id)).rejects.toThrow("TOKEN_KEYS lacks key 2");
  expect(await rotate({ keys: TWO })).toEqual([
    "0 secrets sealed anew",
    "0 keys wrapped by key 2",
    "Nothing sealed needs another key than 2 any more.",
    "Links that were handed out live as long as the key that signed them is in TOKEN_KEYS.",
  ]);
  expect(await sealed()).toEqual(untouched);
});

it("refuses to begin without a key that is needed", async () => {
  await room(owner, "a");
  await expect(rotate({ keys: TWO })).rejects.toThrow("TOKEN_KEYS lacks key 1");
  expect(await keys()).toEqual([{ number: 1, wrapped_by: 1 }]);
});

it("gives up what a lost key sealed when it is told to, and lets what is entered again be sealed", async () => {
  const id = await room(owner, "a");
  await rotate({ keys: TWO, forgetLost: true });
  expect(await keys()).toEqual([]);
  expect(await read(TWO, owner, id)).toBeUndefined();
  const services = { keys: signingKeys(TWO), now: () => NOW };
  const again = await sealTarget(vaultOf(services, connection.db, owner), id, { kind: "slack", url: urlOf("again") });
  expect(await read(TWO, owner, id)).toBeUndefined();
  await connection.db.execute(sql`UPDATE chat_channels SET sealed = ${again.sealed} WHERE id = ${id}`);
  expect(await read(TWO, owner, id)).toBe(urlOf("again"));
});

it("seals everything with new keys when it is told to, and drops the old ones an hour later", async () => {
  const [other, id] = [await account(), await room(owner, "a")];
  const theirs = await room(other, "b");
  expect(await rotate({ keys: ONE, newDataKeys: true })).toEqual(
    expect.arrayContaining(["2 accounts have a new key", "2 secrets sealed anew"]),
  );
  for (const row of await sealed()) expect(row.sealed).toMatch(/^2\./);
  // Somebody may have read the old key just before.
  expect((await keys()).length).toBe(4);
  const again = await rotate({ keys: ONE, newDataKeys: true, now: NOW + 2 * HOUR });
  expect(again).toEqual(
    expect.arrayContaining(["0 accounts have a new key", "0 secrets sealed anew", "2 old keys dropped"]),
  );
  expect(await keys()).toEqual([2, 2].map((number) => ({ number, wrapped_by: 1 })));
  expect([await read(ONE, owner, id), await read(ONE, other, theirs)]).toEqual([urlOf("a"), urlOf("b")]);
});

it("keeps an old key as long as something is sealed with it", async () => {
  const id = await room(owner, "a");
  const [{ sealed: late } = { sealed: "" }] = await sealed();
  await rotate({ keys: ONE, newDataKeys: true });
  // Sealed before the new key came, written after everything was sealed anew.
  await connection.db.execute(sql`UPDATE chat_channels SET sealed = ${late} WHERE id = ${id}`);
  expect((await keys()).length).toBe(2);
  expect(await rotate({ keys: ONE, now: NOW + 2 * HOUR })).toEqual(
    expect.arrayContaining(["1 secrets sealed anew", "1 old keys dropped"]),
  );
  expect(await read(ONE, owner, id)).toBe(urlOf("a"));
});

it("goes on where it was broken off", async () => {
  const accounts = await Promise.all(Array.from({ length: 120 }, account));
  const ids = await Promise.all(accounts.map((of, i) => room(of, String(i))));
  for (const part of ["accounts with a new key", "chat-room sealed anew", "keys wrapped"]) {
    const broken = rotate({
      keys: `${TWO},${ONE}`,
      newDataKeys: true,
      say: (line) => {
        if (line.includes(part)) throw new Error("The line went dead");
      },
    });
    await expect(broken).rejects.toThrow("The line went dead");
    expect(await read(`${TWO},${ONE}`, accounts[7] as OwnerId, ids[7] ?? "")).toBe(urlOf("7"));
  }
  await rotate({ keys: `${TWO},${ONE}`, newDataKeys: true });
  expect(new Set((await keys()).map(({ wrapped_by }) => wrapped_by))).toEqual(new Set([2]));
  for (const row of await sealed()) expect(row.sealed).toMatch(/^2\./);
  expect(await Promise.all(accounts.map((of, i) => read(TWO, of, ids[i] ?? "")))).toEqual(
    accounts.map((_, i) => urlOf(String(i))),
  );
});

it("loses nothing that is written meanwhile, run twice at once", { timeout: 120_000 }, async () => {
  const both = { keys: signingKeys(`${TWO},${ONE}`), now: () => NOW };
  const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => room(owner, `first-${i}`)));
  let over = false;
  const last = new Map<string, string>();
  const writer = async (part: number) => {
    const { db, end } = await pgConnect(database.url)();
    for (let round = 0; !over; round++)
      for (const id of ids.filter((_, i) => i % 3 === part)) {
        const url = urlOf(`${id}-${round}`);
        const { roomId, ...edit } = await sealTarget(vaultOf(both, db, owner), id, { kind: "slack", url });
        await editChatChannel(owner, db, id, "*", edit);
        last.set(id, url);
      }
    await end();
  };
  const writers = [0, 1, 2].map(writer);
  for (const day of [1, 3, 5]) {
    const others = await pgConnect(database.url)();
    const options = { keys: `${TWO},${ONE}`, newDataKeys: true, say: () => {}, now: () => NOW + day * 24 * HOUR };
    await Promise.all([rotateSecrets(connection.db, options), rotateSecrets(others.db, options)]);
    await others.end();
  }
  over = true;
  await Promise.all(writers);
  await rotate({ keys: `${TWO},${ONE}`, now: NOW + 9 * 24 * HOUR });
  for (const id of ids) expect(await read(TWO, owner, id)).toBe(last.get(id) ?? "none was written");
  expect(await keys()).toEqual([{ number: 4, wrapped_by: 2 }]);
});

/** As the version before sealed: by the deployment's key itself. */
function sealedBefore(id: string, target: object): string {
  const key = createHmac("sha256", RAW).update("seal").digest();
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(`chat:${id}`));
  const closed = Buffer.concat([iv, cipher.update(JSON.stringify(target)), cipher.final(), cipher.getAuthTag()]);
  return closed.toString("base64url");
}

it("takes over what the version before sealed or left readable", async () => {
  const id = await room(owner, "a");
  const former = sealedBefore(id, { kind: "slack", url: urlOf("former") });
  await connection.db.execute(sql`UPDATE chat_channels SET sealed = ${former}, sealed_by = 1 WHERE id = ${id}`);
  const hook = {
    id: randomUUID(),
    url: "https://example.com/",
    events: ["booking.created"],
    description: "",
    createdAt: NOW,
  };
  await insertWebhook(owner, connection.db, { ...hook, secretKey: 1, sealedHeaders: null, headerNames: [] });
  await connection.db.execute(sql`UPDATE webhooks SET headers = '{"Authorization": "Bearer x"}'`);
  const headers = async (of: string) => {
    const row = await findWebhook(owner, connection.db, hook.id);
    const vault = vaultOf({ keys: signingKeys(of), now: () => NOW }, connection.db, owner);
    return row && headersOf(vault, row);
  };

  expect([await read(ONE, owner, id), await headers(ONE)]).toEqual([urlOf("former"), { Authorization: "Bearer x" }]);
  const said = await rotate({ keys: `${TWO},${ONE}` });
  expect(said).toContain("2 secrets of the version before sealed");
  expect(said).toContain("Key 1 still makes the secrets of 1 webhooks: it may go when their owners have rotated them.");
  expect([await read(TWO, owner, id), await headers(TWO)]).toEqual([urlOf("former"), { Authorization: "Bearer x" }]);
  const { rows } = await connection.db.execute(sql`SELECT headers, header_names FROM webhooks`);
  expect(rows).toEqual([{ headers: {}, header_names: ["Authorization"] }]);
  expect(await rotate({ keys: TWO })).not.toContain("1 secrets of the version before sealed");
});
