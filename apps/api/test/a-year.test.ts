import { insertSession } from "@daybook/db/accounts";
import { type Database, pgConnect, withConnection } from "@daybook/db/connection";
import { dueDeliveries } from "@daybook/db/deliveries";
import { settleDeliveries } from "@daybook/db/delivery-ends";
import { leaseDeliveries } from "@daybook/db/delivery-leases";
import { findPage } from "@daybook/db/pages";
import { prune } from "@daybook/db/retention";
import type { CapabilityScope, EventTypePage } from "@daybook/db/scopes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commitCancel } from "../src/booking-changes/commit-cancel.ts";
import { commitClaim } from "../src/booking-changes/commit-claim.ts";
import { newId, type Services, system } from "../src/runtime/services.ts";
import { signingKeys } from "../src/runtime/signing-keys.ts";
import { askDatabase, dump } from "./database-dump.ts";
import { type Daybook, type Host, makePage, signUp, startDaybook, TEST_KEYS } from "./daybook.ts";

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NEW_YEAR = Date.UTC(2030, 0, 1);
const origin = "http://daybook.test";

let daybook: Daybook;
let host: Host;
let page: EventTypePage;
let services: Services;
let now = NEW_YEAR;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook);
  const { slug } = await makePage(daybook, host);
  services = {
    connect: pgConnect(daybook.database.url),
    now: () => now,
    newId,
    keys: signingKeys(TEST_KEYS),
    mailFrom: "daybook@localhost",
    armClock: async () => {},
  };
  const found = await withConnection(services.connect, (db) => findPage(system, db, host.handle, slug));
  if (!found) throw new Error("There is no page");
  page = found;
});
afterAll(() => daybook?.close());

async function claim(start: number): Promise<string> {
  const key = { scope: `book:${page.eventTypeId}`, key: newId(), bodyHash: "" };
  const invitee = { name: "In Vitee", email: "invitee@example.com" };
  const outcome = await commitClaim(services, {
    page,
    start,
    timezone: "UTC",
    invitee,
    answers: {},
    key,
    origin,
    holds: {},
  });
  if (outcome.kind !== "done") throw new Error(`A claim was ${JSON.stringify(outcome)}`);
  return outcome.answer.id;
}

async function cancel(bookingId: string): Promise<void> {
  const scope = { purpose: "manage", id: bookingId } as CapabilityScope<"manage">;
  const key = { scope: `cancel:${bookingId}`, key: newId(), bodyHash: "" };
  const command = { scope, hostIds: page.hostIds, bookingId, actor: "invitee" as const, key, reason: "", origin };
  const outcome = await commitCancel(services, command);
  if (outcome.kind !== "done") throw new Error(`A cancellation was ${JSON.stringify(outcome)}`);
}

/** Carries out what is due, in two attempts each; one delivery a day never gets through. */
async function deliver(db: Database): Promise<void> {
  for (const isLast of [false, true]) {
    const ids = await dueDeliveries(system, db, now, 100);
    const leased = await leaseDeliveries(system, db, ids, {
      now,
      until: now + 60_000,
      outlived: false,
      most: 100,
      strict: [],
    });
    await settleDeliveries(
      system,
      db,
      leased.map(({ id, attempt }, index) => {
        const end = { id, attempt, at: now, error: null };
        if (!isLast) return { ...end, outcome: "again" as const, error: "451 later", dueAt: now };
        return index === 0
          ? { ...end, outcome: "failed" as const, error: "550 no" }
          : { ...end, outcome: "done" as const };
      }),
    );
  }
}

/** Two bookings, one of them cancelled, a sign-in, and what they ask for. */
async function work(db: Database): Promise<void> {
  const first = await claim(now + 3 * DAY + 15 * HOUR);
  await claim(now + 3 * DAY + 17 * HOUR);
  await cancel(first);
  const tokenHash = crypto.getRandomValues(new Uint8Array(32));
  await insertSession(system, db, { id: newId(), accountId: host.id, tokenHash, now, expiresAt: now + 30 * DAY });
  await deliver(db);
}

const rows = async (): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries(await dump(daybook)).map(([table, all]) => [table, all.length]));

it("in a year nothing grows but bookings and their history, with one event for each", async () => {
  const counted: Record<string, number>[] = [];
  await withConnection(services.connect, async (db) => {
    for (let day = 0; day < 365; day++) {
      if (day === 150) counted.push(await rows());
      if (day % 3 === 0) await work(db);
      now += DAY;
      while (await prune(system, db, now, 50));
    }
  });
  const [spring = {}, end = {}] = [...counted, await rows()];
  const grown = Object.keys(end).filter((table) => (end[table] ?? 0) > (spring[table] ?? 0) + 2);
  // The log is kept for a year.
  const kept = ["appointment_hosts", "appointments", "audit_log", "booking_history", "bookings", "events"];
  expect(grown.sort()).toEqual(kept);
  const { bookings = 0, events = 0, deliveries = 0, sessions = 0, idempotency_keys: keys = 0 } = end;
  expect(bookings).toBe(2 * 122);
  // One for each booking, those of the last 30 days, those with a dead letter of the last 90, and the host's own.
  expect(events).toBeLessThanOrEqual(bookings + 3 * 11 + 31 + 5);
  // Three for each change of the last 30 days, and a dead letter a day of work of the last 90.
  expect(deliveries).toBeLessThanOrEqual(9 * 11 + 31);
  expect(end.delivery_attempts).toBeLessThanOrEqual(2 * deliveries);
  expect(sessions).toBeLessThanOrEqual(12);
  expect(keys).toBeLessThanOrEqual(2 * 3 + 3);
  const [told] = await askDatabase(daybook, "SELECT count(*)::int AS full FROM events WHERE after IS NOT NULL");
  expect(told?.full).toBeLessThanOrEqual(3 * 11 + 31 + 5);
}, 180_000);
