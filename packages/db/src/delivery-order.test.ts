import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connect, type Connection, pgConnect } from "./connection.ts";
import { dueDeliveries, nextDue } from "./deliveries.ts";
import { type AttemptEnd, settleDeliveries } from "./delivery-ends.ts";
import { type LeasedDelivery, leaseDeliveries } from "./delivery-leases.ts";
import { raiseHosts } from "./hosts.ts";
import { deliveries } from "./schema/effects.ts";
import type { OwnerId } from "./scopes.ts";

const [NOW, MINUTE, HOUR] = [Date.UTC(2030, 0, 7), 60_000, 3_600_000];

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
  const person = { email: "ann@example.com", name: "Ann", handle: "ann", timezone: "UTC", locale: "en", hour12: false };
  await insertAccount(system, connection.db, { ...person, passwordHash: "", id: owner, hostId: id(), now: NOW });
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

/** Records an event of a booking with one delivery; the delivery's id. */
async function record(bookingId: string, sink: "mail" | "push", target = "a", at = NOW): Promise<string> {
  const delivery = { id: id(), sink, target, orderKey: `${sink}:${target}:${bookingId}`, dedupeKey: id(), dueAt: at };
  const subject = { kind: "booking" as const, id: bookingId };
  const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at };
  await raiseHosts(owner, connection.db, [], [{ ...event, actor: "host", origin: null, deliveries: [delivery] }]);
  return delivery.id;
}

// Mails keep to their order strictly here, pushes don't.
const lease = (ids: string[], now = NOW, on = connection, outlived = false) =>
  leaseDeliveries(system, on.db, ids, { now, until: now + MINUTE, outlived, most: 50, strict: ["mail"] });
const idsOf = (leased: LeasedDelivery[]) => leased.map((one) => one.id);
const end = (one: LeasedDelivery, rest: Partial<AttemptEnd> & { outcome: AttemptEnd["outcome"] }, at = NOW) =>
  settleDeliveries(system, connection.db, [
    { id: one.id, attempt: one.attempt, error: null, at, ...rest } as AttemptEnd,
  ]);
const dueAt = async (one: string) =>
  (await connection.db.select({ dueAt: deliveries.dueAt }).from(deliveries).where(eq(deliveries.id, one)))[0]?.dueAt;
const stateOf = async (one: string) =>
  (await connection.db.select({ state: deliveries.state }).from(deliveries).where(eq(deliveries.id, one)))[0]?.state;
const first = <T>(values: T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error("There is none");
  return value;
};

describe("a line whose order is kept strictly", () => {
  it("goes one by one, and the end of one tells who is next", async () => {
    const booking = id();
    const line = [await record(booking, "mail"), await record(booking, "mail"), await record(booking, "mail")];
    const went: string[] = [];
    let asked = [...line].reverse();
    while (asked.length > 0) {
      const leased = await lease(asked);
      expect(leased).toHaveLength(1);
      went.push(first(leased).id);
      asked = (await end(first(leased), { outcome: "done" })).next;
    }
    expect(went).toEqual(line);
  });

  it("begins with the first, though only the last was asked for: the word of the others was lost", async () => {
    const booking = id();
    const [one, , three] = [
      await record(booking, "mail"),
      await record(booking, "mail"),
      await record(booking, "mail"),
    ];
    expect(idsOf(await lease([three]))).toEqual([one]);
  });

  it("waits while its first waits for another try, and is looked at no oftener than every five minutes", async () => {
    const booking = id();
    const [one, two] = [await record(booking, "mail"), await record(booking, "mail")];
    await end(first(await lease([one])), { outcome: "again", dueAt: NOW + 3 * HOUR });
    expect(await lease([two])).toEqual([]);
    expect(await dueAt(two)).toBe(NOW + 5 * MINUTE);
    expect(await dueDeliveries(system, connection.db, NOW, 1_000)).not.toContain(two);
    expect(idsOf(await lease([two], NOW + 3 * HOUR))).toEqual([one]);
  });

  it("goes on when its first has become a dead letter, and not while it is paused", async () => {
    const booking = id();
    const [one, two] = [await record(booking, "mail"), await record(booking, "mail")];
    await connection.db.update(deliveries).set({ state: "paused" }).where(eq(deliveries.id, one));
    expect(await lease([two])).toEqual([]);
    // It is paused with it: nobody looks at it until somebody says so.
    expect(await stateOf(two)).toBe("paused");
    await connection.db.execute(
      sql`UPDATE deliveries SET state = 'waiting', due_at = to_timestamp(${NOW / 1000}) WHERE id IN (${one}, ${two})`,
    );
    const { next } = await end(first(await lease([one])), { outcome: "failed", error: "410" });
    expect(next).toEqual([two]);
    expect(idsOf(await lease(next))).toEqual([two]);
  });

  it("stops no other line", async () => {
    const [stuck, free] = [id(), id()];
    const one = await record(stuck, "mail");
    await end(first(await lease([one])), { outcome: "again", dueAt: NOW + HOUR });
    const others = [await record(free, "mail"), await record(stuck, "mail", "b")];
    expect(idsOf(await lease([await record(stuck, "mail"), ...others])).sort()).toEqual(others.sort());
  });

  it("never has two under way, nor one out of order, however many carry it out at once", async () => {
    const bookings = Array.from({ length: 6 }, id);
    const line: string[][] = [];
    for (const booking of bookings) {
      const own: string[] = [];
      for (let n = 0; n < 8; n++) own.push(await record(booking, "mail"));
      line.push(own);
    }
    const went = new Map<string, number[]>();
    const underWay = new Set<string>();
    const carrier = async (turn: number): Promise<void> => {
      const own = await connect();
      try {
        let idle = 0;
        while (idle < 30) {
          const leased = await lease(turn % 2 === 0 ? line.flat() : line.flat().reverse(), NOW + HOUR, own);
          if (leased.length === 0) idle++;
          for (const one of leased) {
            expect(underWay.has(one.orderKey)).toBe(false);
            underWay.add(one.orderKey);
            went.set(one.orderKey, [...(went.get(one.orderKey) ?? []), one.orderNumber]);
          }
          await new Promise((later) => setTimeout(later, (turn * 7) % 11));
          for (const one of leased) {
            underWay.delete(one.orderKey);
            await end(one, { outcome: "done" }, NOW + HOUR);
          }
          // Whoever stood behind another would look again later: here the time doesn't go on.
          await own.db.execute(
            sql`UPDATE deliveries SET due_at = to_timestamp(${NOW / 1000}) WHERE id IN
              (SELECT id FROM deliveries WHERE state = 'waiting' AND leased_until IS NULL FOR UPDATE SKIP LOCKED)`,
          );
        }
      } finally {
        await own.end();
      }
    };
    await Promise.all([0, 1, 2, 3, 4].map(carrier));
    expect(went.size).toBe(bookings.length);
    for (const numbers of went.values()) expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("a line whose order matters only while two are under way", () => {
  it("lets a later one pass one that waits for another try", async () => {
    const booking = id();
    const [one, two] = [await record(booking, "push"), await record(booking, "push")];
    await end(first(await lease([one])), { outcome: "again", dueAt: NOW + HOUR });
    expect(idsOf(await lease([two]))).toEqual([two]);
  });

  it("lets none pass one that is under way, and sends it after that", async () => {
    const booking = id();
    const [one, two] = [await record(booking, "push"), await record(booking, "push")];
    const under = first(await lease([one]));
    expect(await lease([two])).toEqual([]);
    expect(await nextDue(system, connection.db)).not.toBeNull();
    const { next } = await end(under, { outcome: "done" });
    expect(next).toEqual([two]);
    expect(idsOf(await lease(next))).toEqual([two]);
  });

  it("of two that are asked for together takes the earlier first", async () => {
    const booking = id();
    const [one, two] = [await record(booking, "push"), await record(booking, "push")];
    expect(idsOf(await lease([two, one]))).toEqual([one]);
  });
});
