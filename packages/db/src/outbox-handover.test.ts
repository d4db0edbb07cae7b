import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { migrate } from "../../../scripts/migrate.ts";
import { asAdmin } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { type Connection, pgConnect } from "./connection.ts";
import { adoptOutbox, deliveriesOfBooking, dueDeliveries } from "./deliveries.ts";
import { leaseDeliveries } from "./delivery-leases.ts";
import type { OwnerId } from "./scopes.ts";

const MIGRATIONS = fileURLToPath(new URL("../../../migrations", import.meta.url));
const NAME = "test_outbox_handover";
const NOW = Date.UTC(2030, 0, 7);
const MINUTE = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

let url: string;
let client: pg.Client;
let connection: Connection;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;
const [owner, host, schedule, eventType] = [id() as OwnerId, id(), id(), id()];

/** A booking as the version before wrote it; its id. */
async function makeBooking(): Promise<string> {
  const [appointment, booking] = [id(), id()];
  const start = NOW + count * 3_600_000;
  await client.query(
    `INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $1::uuid::text, 'confirmed', '{}', $6, $6)`,
    [appointment, owner, eventType, iso(start), iso(start + MINUTE), iso(NOW)],
  );
  await client.query(
    "INSERT INTO appointment_hosts (appointment_id, host_id, during, buffer_before, buffer_after, occupying) VALUES ($1, $2, tstzrange($3, $4), 0, 0, true)",
    [appointment, host, iso(start), iso(start + MINUTE)],
  );
  await client.query(
    "INSERT INTO bookings (id, appointment_id, invitee_name, invitee_email, invitee_timezone, answers, state, created_at) VALUES ($1, $2, 'In', 'in@example.com', 'UTC', '[]', 'confirmed', $3)",
    [booking, appointment, iso(NOW)],
  );
  return booking;
}

type Kind = "confirmed" | "moved" | "cancelled";
/** The rows that the version before leaves for one change of a booking. */
async function leave(booking: string, kind: Kind, sequence: number, at = NOW): Promise<string[]> {
  const payload = {
    kind,
    start: 100 + sequence,
    end: 200,
    previousStart: kind === "moved" ? 99 + sequence : null,
    sequence,
    by: "host",
    reason: kind === "cancelled" ? "Rain" : "",
    origin: "https://daybook.test",
  };
  const stem = `${booking}:${kind}:${sequence}`;
  const rows: [string, string, object][] = [
    ["mail", `mail:${stem}:invitee`, { ...payload, audience: "invitee" }],
    ["mail", `mail:${stem}:host`, { ...payload, audience: "host" }],
    ["push", `push:${stem}`, { hostId: host }],
  ];
  const ids: string[] = [];
  for (const [sink, dedupeKey, body] of rows) {
    const rowId = id();
    ids.push(rowId);
    await client.query(
      "INSERT INTO outbox (id, kind, dedupe_key, account_id, booking_id, payload, due_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
      [rowId, sink, dedupeKey, owner, booking, body, iso(at)],
    );
  }
  return ids;
}

/** Takes a row as the version before does; whether it got it. */
const leaseOld = async (rowId: string, now: number, on = client): Promise<boolean> => {
  const statement =
    "UPDATE outbox SET attempts = attempts + 1, due_at = $3 WHERE id = $1 AND state = 'waiting' AND due_at <= $2 RETURNING id";
  return (await on.query(statement, [rowId, iso(now), iso(now + MINUTE)])).rowCount === 1;
};
const settleOld = (rowId: string, state = "done", error: string | null = null) =>
  client.query("UPDATE outbox SET state = $2, last_error = $3, done_at = $4 WHERE id = $1", [
    rowId,
    state,
    error,
    iso(NOW + 5),
  ]);
const left = async () => (await client.query("SELECT id FROM outbox ORDER BY id")).rows.map((row) => row.id);
const adopt = async (now = NOW) => {
  while (await adoptOutbox(system, connection.db, now));
};
const seen = async (booking: string) => {
  const rows = await deliveriesOfBooking(owner, connection.db, booking);
  return rows.map(({ eventKind, target, state }) => [eventKind, target, state]);
};

let old: { ended: string; waiting: string; ids: string[] };

beforeAll(async () => {
  const admin = inject("postgresUrl");
  await asAdmin(admin, `create database ${NAME}`);
  const address = new URL(admin);
  address.pathname = `/${NAME}`;
  url = address.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  // The schema of the version before, with its data.
  const before = mkdtempSync(join(tmpdir(), "daybook-before-"));
  for (const name of readdirSync(MIGRATIONS).filter((file) => file < "0004"))
    copyFileSync(join(MIGRATIONS, name), join(before, name));
  await migrate(url, before);
  rmSync(before, { recursive: true });
  await client.query("INSERT INTO accounts VALUES ($1, 'ann@example.com', '', 'Ann', '', 'UTC', $2)", [
    owner,
    iso(NOW),
  ]);
  await client.query("INSERT INTO hosts VALUES ($1, $2, 0)", [host, owner]);
  await client.query(
    "INSERT INTO schedules (id, account_id, name, timezone, weekly, overrides, created_at) VALUES ($1, $2, 'Hours', 'UTC', '[]', '[]', $3)",
    [schedule, owner, iso(NOW)],
  );
  await client.query(
    `INSERT INTO event_types (id, account_id, host_id, schedule_id, slug, title, description, durations, slot_interval, buffer_before, buffer_after, minimum_notice, location, questions, ink, created_at)
     VALUES ($1, $2, $3, $4, 'lesson', 'Lesson', '', '{30}', 30, 0, 0, 0, '{}', '[]', 'sky', $5)`,
    [eventType, owner, host, schedule, iso(NOW)],
  );
  const [ended, waiting] = [await makeBooking(), await makeBooking()];
  const [first = "", second = "", third = ""] = await leave(ended, "confirmed", 0);
  await settleOld(first, "done", "Not sent: overtaken by a later change.");
  await settleOld(second, "failed", "550 no such user");
  await settleOld(third);
  for (const rowId of await leave(ended, "moved", 1)) await settleOld(rowId);
  old = { ended, waiting, ids: await leave(waiting, "confirmed", 0) };
  await migrate(url, MIGRATIONS);
  connection = await pgConnect(url)();
});
afterAll(async () => {
  await connection?.end();
  await client?.end();
  await asAdmin(inject("postgresUrl"), `drop database if exists ${NAME} with (force)`);
});

describe("the outbox of the version before", () => {
  it("after the migration stays as it was for whoever runs; what had ended is told by the new tables too", async () => {
    expect(await left()).toHaveLength(9);
    expect(await seen(old.waiting)).toEqual([]);
    expect(await seen(old.ended)).toEqual([
      ["booking.created", "invitee", "skipped"],
      ["booking.created", `host:${host}`, "failed"],
      ["booking.rescheduled", "invitee", "done"],
      ["booking.rescheduled", `host:${host}`, "done"],
    ]);
  });

  it("is taken over: what waited still waits, under the same ids and keys, with all that its mails need", async () => {
    await adopt();
    expect(await left()).toEqual([]);
    expect((await dueDeliveries(system, connection.db, NOW, 99)).sort()).toEqual([...old.ids].sort());
    const lease = { now: NOW, until: NOW + MINUTE, outlived: false, most: 9, strict: [] };
    const leased = await leaseDeliveries(system, connection.db, old.ids, lease);
    expect(leased.map((one) => [one.id, one.dedupeKey, one.target])).toEqual([
      [old.ids[0], `mail:${old.waiting}:confirmed:0:invitee`, "invitee"],
      [old.ids[1], `mail:${old.waiting}:confirmed:0:host`, `host:${host}`],
      [old.ids[2], `push:${old.waiting}:confirmed:0`, host],
    ]);
    const after = { state: "confirmed", start: 100, end: 200, sequence: 0, hostIds: [host], reason: "" };
    expect(leased[0]?.event).toMatchObject({
      kind: "booking.created",
      subjectKind: "booking",
      subjectId: old.waiting,
      before: null,
      after,
      actor: "host",
      origin: "https://daybook.test",
    });
  });

  it("keeps what somebody has leased until its end is told, or the lease is over", async () => {
    const booking = await makeBooking();
    const ids = await leave(booking, "confirmed", 0);
    const [told = "", lost = ""] = ids;
    for (const rowId of [told, lost]) expect(await leaseOld(rowId, NOW)).toBe(true);
    await adopt();
    expect(await left()).toEqual([told, lost]);
    await settleOld(told);
    await adopt();
    expect(await left()).toEqual([lost]);
    await adopt(NOW + MINUTE);
    expect(await left()).toEqual([]);
    expect(await seen(booking)).toEqual([
      ["booking.created", "invitee", "done"],
      ["booking.created", `host:${host}`, "waiting"],
    ]);
    expect(await leaseOld(lost, NOW + 2 * MINUTE)).toBe(false);
  });

  it("knows a move's old time and a cancellation's reason, whichever row of a change comes first", async () => {
    const booking = await makeBooking();
    const [mail = ""] = await leave(booking, "moved", 1);
    expect(await leaseOld(mail, NOW)).toBe(true);
    await leave(booking, "cancelled", 2);
    await client.query("UPDATE outbox SET due_at = $1 WHERE kind = 'mail'", [iso(NOW + MINUTE)]);
    await adopt();
    await adopt(NOW + MINUTE);
    const { rows } = await client.query("SELECT before, after FROM events WHERE subject_id = $1 ORDER BY sequence", [
      booking,
    ]);
    expect(rows).toMatchObject([
      { before: { start: 100 }, after: { start: 101, state: "confirmed" } },
      { before: { state: "confirmed" }, after: { state: "cancelled", reason: "Rain" } },
    ]);
  });

  it("is divided between both versions: each row is taken by one of them, however they race", async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 20; turn++) ids.push(...(await leave(await makeBooking(), "confirmed", 0)));
    const others = await Promise.all(
      [1, 2].map(async () => {
        const own = new pg.Client({ connectionString: url });
        await own.connect();
        return own;
      }),
    );
    const taken: string[] = [];
    const race = others.map(async (own) => {
      for (const rowId of ids) if (await leaseOld(rowId, NOW, own)) taken.push(rowId);
    });
    const takers = [1, 2].map(async () => {
      const own = await pgConnect(url)();
      for (let turn = 0; turn < 10; turn++) await adoptOutbox(system, own.db, NOW);
      await own.end();
    });
    await Promise.all([...race, ...takers]);
    for (const own of others) await own.end();
    const due = (await dueDeliveries(system, connection.db, NOW, 999)).filter((one) => ids.includes(one));
    expect([...taken, ...due].sort()).toEqual([...ids].sort());
  });
});
