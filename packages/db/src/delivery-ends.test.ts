import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { settleDeliveries } from "./delivery-ends.ts";
import { leaseDeliveries } from "./delivery-leases.ts";
import { raiseHosts } from "./hosts.ts";
import type { OwnerId } from "./scopes.ts";
import { insertWebhook } from "./webhooks.ts";

const NOW = Date.UTC(2030, 0, 7);

let database: FreshDatabase;
let connection: Connection;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
const owner = id() as OwnerId;

beforeAll(async () => {
  database = await freshDatabase();
  connection = await pgConnect(database.url)();
  const person = { email: "ann@example.com", name: "Ann", handle: "ann", timezone: "UTC", locale: "en", hour12: false };
  await insertAccount(system, connection.db, { ...person, passwordHash: "", id: owner, hostId: id(), now: NOW });
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

async function record(): Promise<string> {
  const subject = { kind: "booking" as const, id: id() };
  const target = id();
  const orderKey = `webhook:${target}:${subject.id}`;
  const delivery = { id: id(), sink: "webhook" as const, target, orderKey, dedupeKey: id(), dueAt: NOW };
  const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at: NOW };
  await raiseHosts(owner, connection.db, [], [{ ...event, actor: "host", origin: null, deliveries: [delivery] }]);
  return delivery.id;
}

it("an end that says what no database keeps is written all the same, and so are those beside it", async () => {
  const ids = [await record(), await record()];
  const lease = { now: NOW, until: NOW + 60_000, outlived: false, most: 9, strict: [] };
  const leased = await leaseDeliveries(system, connection.db, ids, lease);
  const [odd, plain] = leased;
  if (!odd || !plain) throw new Error("Two were leased");
  // Half of a character, as a text that was cut has it, and U+0000: PostgreSQL's jsonb takes neither.
  const answer = { status: 500, headers: { "x-told": "cut \ud83c" }, body: "a\0b", took: 5 };
  const settled = await settleDeliveries(system, connection.db, [
    { id: odd.id, attempt: 1, at: NOW, outcome: "failed", error: "It said \ud83c\0.", answer },
    { id: plain.id, attempt: 1, at: NOW, outcome: "done", error: null },
  ]);
  expect(settled.counted.toSorted()).toEqual(ids);
  const { rows } = await connection.db.execute(
    sql`SELECT error, answer FROM delivery_attempts WHERE delivery_id = ${odd.id}::uuid`,
  );
  const kept = { ...answer, headers: { "x-told": "cut \ufffd" }, body: "a\ufffdb" };
  expect(rows).toEqual([{ error: "It said \ufffd\ufffd.", answer: kept }]);
});

it("a webhook that Daybook pauses is in the log of its account, by its server alone", async () => {
  const webhook = id();
  const told = {
    events: ["booking.created"],
    description: "",
    sealedHeaders: null,
    headerNames: [],
    secretKey: 1,
    createdAt: NOW,
  };
  await insertWebhook(owner, connection.db, { ...told, id: webhook, url: "https://u:p@hook.example:8443/secret?k=1" });
  const subject = { kind: "booking" as const, id: id() };
  const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at: NOW };
  await raiseHosts(owner, connection.db, [], [{ ...event, actor: "host", origin: null, deliveries: [] }]);
  const { rows: waiting } = await connection.db.execute<{ id: string }>(
    sql`SELECT id FROM deliveries WHERE target = ${webhook}`,
  );
  const lease = { now: NOW, until: NOW + 60_000, outlived: false, most: 9, strict: [] };
  const [leased] = await leaseDeliveries(
    system,
    connection.db,
    waiting.map(({ id }) => id),
    lease,
  );
  if (!leased) throw new Error("One was leased");
  const stops = { by: "gone" as const, eventId: id(), noticeId: id(), origin: null };
  await settleDeliveries(system, connection.db, [
    { id: leased.id, attempt: 1, at: NOW, outcome: "paused", error: "410", stops },
  ]);
  const { rows } = await connection.db.execute(
    sql`SELECT account_id, actor, via, act, subject_id, subject_name, after FROM audit_log`,
  );
  expect(rows).toEqual([
    {
      ...{ account_id: owner, actor: "daybook", via: "system", act: "webhook.paused", subject_id: webhook },
      ...{ subject_name: "hook.example:8443", after: { by: "gone" } },
    },
  ]);
});
