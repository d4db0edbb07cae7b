import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { type AttemptEnd, settleDeliveries } from "./delivery-ends.ts";
import { type LeasedDelivery, leaseDeliveries } from "./delivery-leases.ts";
import { raiseHosts } from "./hosts.ts";
import type { OwnerId } from "./scopes.ts";

const [NOW, SECOND, MINUTE] = [Date.UTC(2030, 0, 7), 1_000, 60_000];

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
beforeEach(() => connection.db.execute(sql`DELETE FROM circuits`));
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

/** One delivery of a booking of its own; its id. */
async function record(sink: "mail" | "webhook", target = "invitee"): Promise<string> {
  const subject = { kind: "booking" as const, id: id() };
  const delivery = { id: id(), sink, target, orderKey: `${sink}:${target}:${subject.id}`, dedupeKey: id(), dueAt: NOW };
  const event = { id: id(), kind: "booking.created", subject, leastSequence: 0, before: null, after: {}, at: NOW };
  await raiseHosts(owner, connection.db, [], [{ ...event, actor: "host", origin: null, deliveries: [delivery] }]);
  return delivery.id;
}
const records = async (sink: "mail" | "webhook", target: string, size: number) => {
  const ids: string[] = [];
  while (ids.length < size) ids.push(await record(sink, target));
  return ids;
};
const lease = (ids: string[], now = NOW) =>
  leaseDeliveries(system, connection.db, ids, { now, until: now + MINUTE, outlived: false, most: 50, strict: [] });
const settle = (leased: LeasedDelivery[], end: object, at = NOW) =>
  settleDeliveries(
    system,
    connection.db,
    leased.map(({ id, attempt }) => ({ id, attempt, error: null, at, ...end }) as AttemptEnd),
  );
const fail = (leased: LeasedDelivery[], at = NOW) =>
  settle(leased, { outcome: "again", dueAt: at + SECOND, atFault: true, error: "503" }, at);
const dueOf = async (ids: string[]) => {
  const { rows } = await connection.db.execute<{ due: number }>(
    sql`SELECT (extract(epoch FROM due_at) * 1000)::float8 AS due FROM deliveries WHERE id::text IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  );
  return rows.map(({ due }) => due);
};

describe("a receiver in trouble", () => {
  it("is left in peace after five failures in a row, and its deliveries keep their attempts", async () => {
    const target = id();
    await fail(await lease(await records("webhook", target, 5)));
    const others = await records("webhook", target, 4);
    expect(await lease(others)).toEqual([]);
    expect(await dueOf(others)).toEqual(Array(4).fill(NOW + 30 * SECOND));
    const { rows } = await connection.db.execute(
      sql`SELECT sum(attempts)::int AS attempts FROM deliveries WHERE target = ${target}`,
    );
    expect(rows).toEqual([{ attempts: 5 }]);
  });

  it("is not one that failed four times, nor one that answered between", async () => {
    const target = id();
    await fail(await lease(await records("webhook", target, 4)));
    await settle(await lease([await record("webhook", target)]), { outcome: "done" });
    await fail(await lease(await records("webhook", target, 4)));
    expect(await lease([await record("webhook", target)])).toHaveLength(1);
  });

  it("stops no other receiver, and no other sink", async () => {
    await fail(await lease(await records("webhook", id(), 5)));
    expect(await lease([await record("webhook", id()), await record("mail")])).toHaveLength(2);
  });

  it("is tried by one alone when the time has come, and what waited for it goes when that succeeds", async () => {
    const target = id();
    await fail(await lease(await records("webhook", target, 5)));
    const others = await records("webhook", target, 4);
    await lease(others);
    const later = NOW + MINUTE;
    const probe = await lease(others, later);
    expect(probe).toHaveLength(1);
    expect(await lease(others, later)).toEqual([]);
    const { next } = await settle(probe, { outcome: "done" }, later);
    expect(next.sort()).toEqual(others.filter((one) => one !== probe[0]?.id).sort());
    expect(await lease(next, later)).toHaveLength(3);
  });

  it("that is back is soon sent what it failed, too, and not all at the same moment", async () => {
    const target = id();
    const tried = await records("webhook", target, 12);
    await settle(await lease(tried), { outcome: "again", dueAt: NOW + 20 * 60 * MINUTE, atFault: true, error: "503" });
    const other = await records("webhook", id(), 1);
    await settle(await lease(other), { outcome: "again", dueAt: NOW + 20 * 60 * MINUTE, atFault: true, error: "503" });
    const later = NOW + 16 * MINUTE;
    const { soon } = await settle(await lease([await record("webhook", target)], later), { outcome: "done" }, later);
    const dues = await dueOf(tried);
    expect(soon).toBeCloseTo(Math.min(...dues), -1);
    for (const due of dues) {
      expect(due).toBeGreaterThanOrEqual(later);
      expect(due).toBeLessThanOrEqual(later + 2 * MINUTE);
    }
    expect(new Set(dues.map((due) => Math.round(due / (10 * SECOND)))).size).toBeGreaterThan(2);
    // Nobody else's wait is shorter for it.
    expect(await dueOf(other)).toEqual([NOW + 20 * 60 * MINUTE]);
  });

  it("that is back isn't sent before its time what is planned for later", async () => {
    const planned = await record("mail");
    const reminder = { about: "reminder:60", due: NOW + 2 * MINUTE };
    await connection.db.execute(
      sql`UPDATE deliveries SET about = ${reminder.about}, due_at = ${new Date(reminder.due).toISOString()} WHERE id = ${planned}`,
    );
    await fail(await lease(await records("mail", "invitee", 5)));
    const later = NOW + MINUTE;
    const { next } = await settle(await lease([await record("mail")], later), { outcome: "done" }, later);
    expect(next).not.toContain(planned);
    expect(await dueOf([planned])).toEqual([reminder.due]);
  });

  it("that still fails is tried after ever longer waits, at most a quarter of an hour", async () => {
    const target = id();
    await fail(await lease(await records("webhook", target, 5)));
    const waits: number[] = [];
    let at = NOW;
    for (let turn = 0; turn < 8; turn++) {
      const { rows } = await connection.db.execute<{ at: number }>(
        sql`SELECT (extract(epoch FROM open_until) * 1000)::float8 AS at FROM circuits WHERE name = ${`webhook:${target}`}`,
      );
      waits.push(((rows[0]?.at ?? 0) - at) / SECOND);
      at = rows[0]?.at ?? 0;
      await fail(await lease([await record("webhook", target)], at), at);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("is for mails the mail service, whoever they are to", async () => {
    const mails: string[] = [];
    for (let n = 0; n < 5; n++) mails.push(await record("mail", `host:${n}`));
    await fail(await lease(mails));
    expect(await lease([await record("mail", "invitee")])).toEqual([]);
  });
});
