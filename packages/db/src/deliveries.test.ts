import type { SinkName } from "@daybook/core/events/event";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connect, type Connection, pgConnect } from "./connection.ts";
import { dueDeliveries, isOvertaken, nextDue } from "./deliveries.ts";
import { type AttemptEnd, settleDeliveries } from "./delivery-ends.ts";
import { type LeasedDelivery, leaseDeliveries } from "./delivery-leases.ts";
import type { NewEvent } from "./events.ts";
import { raiseHosts } from "./hosts.ts";
import { deliveryAttempts } from "./schema/effects.ts";
import type { OwnerId } from "./scopes.ts";

const [NOW, MINUTE] = [Date.UTC(2030, 0, 7), 60_000];

let database: FreshDatabase;
let connect: Connect;
let connection: Connection;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
const owner = id() as OwnerId;

beforeAll(async () => {
  database = await freshDatabase();
  connect = pgConnect(database.url);
  connection = await connect();
  const person = {
    email: "ann@example.com",
    name: "Ann",
    handle: "ann",
    timezone: "UTC",
    locale: "en",
    hour12: false,
    passwordHash: "",
  };
  await insertAccount(system, connection.db, { ...person, id: owner, hostId: id(), now: NOW });
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

/** Records one event of a booking with a delivery per target; the deliveries' ids. */
async function record(
  bookingId = id(),
  { dueAt = NOW, targets = ["invitee"], leastSequence = 0, sink = "mail" as SinkName } = {},
): Promise<string[]> {
  const deliveries = targets.map((target) => ({
    id: id(),
    sink,
    target,
    orderKey: `${sink}:${target}:${bookingId}`,
    dedupeKey: id(),
    dueAt,
  }));
  const event: NewEvent = {
    id: id(),
    kind: "booking.created",
    subject: { kind: "booking", id: bookingId },
    leastSequence,
    before: null,
    after: { state: "confirmed" },
    actor: "invitee",
    origin: "https://daybook.test",
    at: NOW,
    deliveries,
  };
  await raiseHosts(owner, connection.db, [], [event]);
  return deliveries.map((delivery) => delivery.id);
}
const lease = (ids: string[], now = NOW, outlived = false, most = 10) =>
  leaseDeliveries(system, connection.db, ids, { now, until: now + MINUTE, outlived, most, strict: [] });
const settle = async (...ends: AttemptEnd[]) => (await settleDeliveries(system, connection.db, ends)).counted;
const done = (one: LeasedDelivery | undefined, at = NOW): AttemptEnd => ({
  id: one?.id ?? "",
  attempt: one?.attempt ?? 0,
  outcome: "done",
  error: null,
  at,
});
const attemptsOf = (deliveryId: string) =>
  connection.db
    .select({
      number: deliveryAttempts.number,
      at: deliveryAttempts.at,
      endedAt: deliveryAttempts.endedAt,
      outcome: deliveryAttempts.outcome,
      error: deliveryAttempts.error,
    })
    .from(deliveryAttempts)
    .where(eq(deliveryAttempts.deliveryId, deliveryId))
    .orderBy(deliveryAttempts.number);
const stateOf = async (deliveryId: string) =>
  (
    await connection.db.execute(
      sql`SELECT state, attempts, last_error, leased_until IS NOT NULL AS leased FROM deliveries WHERE id = ${deliveryId}`,
    )
  ).rows[0];

describe("an event", () => {
  it("is numbered after its subject's last, and no lower than it asks for", async () => {
    const [booking, other] = [id(), id()];
    await record(booking);
    await record(booking);
    await record(booking, { leastSequence: 7 });
    await record(booking, { leastSequence: 3 });
    await record(other);
    const numbers = async (subject: string) => {
      const query = sql`SELECT sequence FROM events WHERE subject_id = ${subject} ORDER BY 1`;
      return (await connection.db.execute(query)).rows.map((row) => row.sequence);
    };
    expect(await numbers(booking)).toEqual([0, 1, 7, 8]);
    expect(await numbers(other)).toEqual([0]);
  });

  it("comes with the delivery that tells of it", async () => {
    const [deliveryId = ""] = await record();
    const [leased] = await lease([deliveryId]);
    expect(leased).toMatchObject({ sink: "mail", target: "invitee", attempt: 1, lastError: null, createdAt: NOW });
    expect(leased?.event).toMatchObject({ kind: "booking.created", before: null, after: { state: "confirmed" } });
    expect(leased?.event).toMatchObject({ actor: "invitee", origin: "https://daybook.test" });
  });
});

describe("a lease", () => {
  it("is given once, however many ask for it at the same time", async () => {
    const ids = await record(id(), { targets: ["a", "b", "c", "d"] });
    const all = await Promise.all(
      Array.from({ length: 6 }, async (_, turn) => {
        const own = await connect();
        const asked = turn % 2 === 0 ? ids : [...ids].reverse();
        const leased = await leaseDeliveries(system, own.db, asked, {
          now: NOW,
          until: NOW + MINUTE,
          outlived: false,
          most: 10,
          strict: [],
        }).finally(() => own.end());
        return leased.map((one) => one.id);
      }),
    );
    expect(all.flat().sort()).toEqual([...ids].sort());
  });

  it("is not given before the delivery is due", async () => {
    const ids = await record(id(), { dueAt: NOW + 1 });
    expect(await lease(ids)).toEqual([]);
    expect(await lease(ids, NOW + 1)).toHaveLength(1);
  });

  it("that outlived its end is given to those alone who ask for such, one at a time", async () => {
    const ids = await record(id(), { targets: ["a", "b"] });
    await lease(ids);
    const later = NOW + MINUTE;
    expect(await lease(ids, later - 1, true)).toEqual([]);
    expect(await lease(ids, later)).toEqual([]);
    expect(await lease(ids, later, true, 1)).toMatchObject([{ attempt: 2 }]);
    expect(await lease(ids, later, true, 1)).toMatchObject([{ attempt: 2 }]);
    expect(await lease(ids, later, true, 1)).toEqual([]);
  });

  it("whose attempt ended is none any more: the next try is like the first", async () => {
    const [deliveryId = ""] = await record();
    const [first] = await lease([deliveryId]);
    await settle({ ...done(first), outcome: "again", error: "451 later", dueAt: NOW + 5 });
    expect(await stateOf(deliveryId)).toEqual({
      state: "waiting",
      attempts: 1,
      last_error: "451 later",
      leased: false,
    });
    expect(await lease([deliveryId], NOW + 4)).toEqual([]);
    expect(await lease([deliveryId], NOW + 5)).toMatchObject([{ attempt: 2, lastError: "451 later" }]);
  });
});

describe("the end of an attempt", () => {
  it("that comes after the lease went to somebody else changes nothing, be it early or late", async () => {
    const [deliveryId = ""] = await record();
    const [first] = await lease([deliveryId]);
    const [second] = await lease([deliveryId], NOW + MINUTE, true);
    expect(await settle({ ...done(first), outcome: "failed", error: "too late" })).toEqual([]);
    expect(await stateOf(deliveryId)).toMatchObject({ state: "waiting", attempts: 2, leased: true });
    expect(await settle(done(second))).toEqual([deliveryId]);
    expect(await settle({ ...done(first), outcome: "again", error: "too late", dueAt: NOW })).toEqual([]);
    expect(await stateOf(deliveryId)).toEqual({ state: "done", attempts: 2, last_error: null, leased: false });
  });

  it("is told once", async () => {
    const [deliveryId = ""] = await record();
    const [first] = await lease([deliveryId]);
    expect(await settle(done(first))).toEqual([deliveryId]);
    expect(await settle({ ...done(first), outcome: "failed", error: "again" })).toEqual([]);
    expect(await stateOf(deliveryId)).toMatchObject({ state: "done", last_error: null });
  });

  it("stands with its own attempt, whether it counted or not", async () => {
    const [deliveryId = ""] = await record();
    const [first] = await lease([deliveryId]);
    const [second] = await lease([deliveryId], NOW + MINUTE, true);
    const [third] = await lease([deliveryId], NOW + 2 * MINUTE, true);
    await settle(done(third, NOW + 9), { ...done(first), outcome: "failed", error: "too late", at: NOW + 8 });
    expect(second?.attempt).toBe(2);
    expect(await attemptsOf(deliveryId)).toEqual([
      { number: 1, at: NOW, endedAt: NOW + 8, outcome: "failed", error: "too late" },
      { number: 2, at: NOW + MINUTE, endedAt: null, outcome: null, error: null },
      { number: 3, at: NOW + 2 * MINUTE, endedAt: NOW + 9, outcome: "done", error: null },
    ]);
  });

  it("is written for many at once, each its own way", async () => {
    const ids = await record(id(), { targets: ["a", "b", "c"] });
    const [a, b, c] = await lease(ids);
    await settle(
      done(a),
      { ...done(b), outcome: "skipped", error: "overtaken" },
      { ...done(c), outcome: "again", error: "later", dueAt: NOW + 9 },
    );
    const states = await Promise.all([a, b, c].map(async (one) => (await stateOf(one?.id ?? ""))?.state));
    expect(states).toEqual(["done", "skipped", "waiting"]);
  });
});

describe("what is due", () => {
  it("is told oldest first, and when the next comes too", async () => {
    await connection.db.execute(sql`UPDATE deliveries SET state = 'paused', done_at = NULL`);
    expect(await nextDue(system, connection.db)).toBeNull();
    const [later = ""] = await record(id(), { dueAt: NOW + 2 });
    const [sooner = ""] = await record(id(), { dueAt: NOW + 1 });
    expect(await dueDeliveries(system, connection.db, NOW, 10)).toEqual([]);
    expect(await nextDue(system, connection.db)).toBe(NOW + 1);
    expect(await dueDeliveries(system, connection.db, NOW + 5, 10)).toEqual([sooner, later]);
    expect(await dueDeliveries(system, connection.db, NOW + 5, 1)).toEqual([sooner]);
  });

  it("are found by turns, however much one receiver has to catch up on", async () => {
    const [hook, later] = [id(), NOW - 5];
    const waited: string[] = [];
    for (let n = 0; n < 4; n++)
      waited.push(...(await record(id(), { sink: "webhook", targets: [hook], dueAt: NOW - 9 })));
    const [mail = ""] = await record(id(), { targets: ["guest"], dueAt: later });
    const found = await dueDeliveries(system, connection.db, later, 2);
    expect(found).toEqual([waited[0], mail]);
  });
});

describe("a delivery that a later one of its order has overtaken", () => {
  it("is one whose later one was done before, to the same person about the same booking", async () => {
    const booking = id();
    const [first = ""] = await record(booking, { targets: ["invitee"] });
    const [early] = await lease([first]);
    if (!early) throw new Error("Nothing was leased");
    const overtaken = (at = NOW + 5) => isOvertaken(system, connection.db, early, at);
    await settle({ ...done(early), outcome: "again", error: "451 later", dueAt: NOW + MINUTE });
    await lease(await record(id())).then(([one]) => settle(done(one)));
    await lease(await record(booking, { targets: ["host:x"] })).then(([one]) => settle(done(one)));
    expect(await overtaken()).toBe(false);
    const [late] = await lease(await record(booking, { targets: ["invitee"] }));
    expect(await overtaken()).toBe(false);
    await settle(done(late, NOW + 3));
    expect(await overtaken(NOW + 3)).toBe(false);
    expect(await overtaken(NOW + 4)).toBe(true);
  });
});
