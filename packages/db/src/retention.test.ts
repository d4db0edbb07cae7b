import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { settleDeliveries } from "./delivery-ends.ts";
import { leaseDeliveries } from "./delivery-leases.ts";
import { raiseHosts } from "./hosts.ts";
import { freeKept } from "./receiver-pauses.ts";
import { prune } from "./retention.ts";
import type { OwnerId } from "./scopes.ts";
import { deleteWebhook, insertWebhook, pauseWebhook, resumeWebhook } from "./webhooks.ts";

const [NOW, DAY] = [Date.UTC(2030, 0, 7), 86_400_000];

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

async function subscribe(): Promise<string> {
  const told = { events: ["booking.created"], description: "", sealedHeaders: "1.x", headerNames: ["x"], secretKey: 1 };
  const row = { id: id(), url: "https://example.com/hook", createdAt: NOW, ...told };
  return (await insertWebhook(owner, connection.db, row)).id;
}

/** An attempt at a delivery that finds its webhook paused, and ends once `meanwhile` has happened. */
async function endsLate(meanwhile: (webhook: string) => Promise<unknown>): Promise<string> {
  const webhook = await subscribe();
  const subject = { kind: "booking" as const, id: id() };
  const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at: NOW };
  await raiseHosts(owner, connection.db, [], [{ ...event, actor: "host", origin: null, deliveries: [] }]);
  const { rows } = await connection.db.execute<{ id: string }>(
    sql`SELECT id FROM deliveries WHERE target = ${webhook}`,
  );
  const ids = rows.map((row) => row.id);
  const lease = { now: NOW, until: NOW + 60_000, outlived: false, most: 9, strict: [] };
  const [leased] = await leaseDeliveries(system, connection.db, ids, lease);
  if (!leased) throw new Error("None was leased");
  await pauseWebhook(owner, connection.db, webhook, "owner", NOW);
  await meanwhile(webhook);
  const end = { id: leased.id, attempt: 1, at: NOW, error: "The webhook is paused.", outcome: "paused" as const };
  await settleDeliveries(system, connection.db, [end]);
  return leased.id;
}
const stateOf = async (delivery: string) =>
  (await connection.db.execute(sql`SELECT state FROM deliveries WHERE id = ${delivery}::uuid`)).rows[0]?.state;

it("what a pause has kept goes on when the webhook was resumed in the moment in which its attempt ended", async () => {
  const delivery = await endsLate((webhook) => resumeWebhook(owner, connection.db, webhook, NOW));
  expect(await stateOf(delivery)).toBe("paused");
  await freeKept(system, connection.db, NOW);
  expect(await stateOf(delivery)).toBe("waiting");
});

it("what a pause has kept ends when the webhook was deleted then, and stays as long as it is paused", async () => {
  const gone = await endsLate((webhook) => deleteWebhook(owner, connection.db, webhook, NOW));
  const kept = await endsLate(async () => {});
  await freeKept(system, connection.db, NOW);
  expect([await stateOf(gone), await stateOf(kept)]).toEqual(["skipped", "paused"]);
});

it("a webhook that was deleted keeps no secret, and is gone after ninety days", async () => {
  const webhook = await subscribe();
  await deleteWebhook(owner, connection.db, webhook, NOW);
  const read = async () =>
    (
      await connection.db.execute(
        sql`SELECT headers, sealed_headers, header_names FROM webhooks WHERE id = ${webhook}::uuid`,
      )
    ).rows;
  await prune(system, connection.db, NOW + 89 * DAY, 100);
  expect(await read()).toEqual([{ headers: {}, sealed_headers: null, header_names: [] }]);
  await prune(system, connection.db, NOW + 91 * DAY, 100);
  expect(await read()).toEqual([]);
});

it("what a pause has kept for ninety days is not sent any more, and says so for thirty", async () => {
  const kept = await endsLate(async () => {});
  const read = async () =>
    (await connection.db.execute(sql`SELECT state, last_error FROM deliveries WHERE id = ${kept}::uuid`)).rows;
  await prune(system, connection.db, NOW + 89 * DAY, 100);
  expect(await read()).toEqual([{ state: "paused", last_error: "The webhook is paused." }]);
  await prune(system, connection.db, NOW + 91 * DAY, 100);
  expect(await read()).toEqual([{ state: "skipped", last_error: "What it was for stayed paused for 90 days." }]);
  await prune(system, connection.db, NOW + 122 * DAY, 100);
  expect(await read()).toEqual([]);
});
