import { afterAll, beforeAll, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { settled } from "./database-dump.ts";
import { at, book, type Daybook, makePage, type Page, signUp, slotsOf, startDaybook } from "./daybook.ts";
import { watch } from "./live-watcher.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let page: Page;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startDaybook({ databaseUrl: proxy.through });
  page = await makePage(daybook, await signUp(daybook));
  await book(daybook, page, at(await slotsOf(daybook, page), 0));
  await settled(daybook);
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const count = (text: string, part: string) => text.split(part).length - 1;

it("all deliveries of a booking are leased, read and settled over one connection", async () => {
  const start = at(await slotsOf(daybook, page), 2);
  proxy.conversations();
  expect((await book(daybook, page, start)).status).toBe(201);
  await settled(daybook);
  const all = proxy.conversations();
  expect(all.filter((text) => text.includes("INSERT INTO idempotency_keys"))).toHaveLength(1);
  const [carried = "", ...others] = all.filter((text) => text.includes("delivery_attempts"));
  expect(others).toEqual([]);
  expect(count(carried, "INSERT INTO delivery_attempts")).toBe(1);
  expect(count(carried, "UPDATE delivery_attempts")).toBe(1);
  // Both mails are written from one reading of the booking: its row, and what is around it.
  expect(count(carried, '"bookings"."token_epoch"')).toBe(1);
  expect(count(carried, "FROM appointment_hosts o JOIN hosts h")).toBe(1);
});

it("the transaction of a booking makes three round trips, BEGIN and COMMIT among them", async () => {
  const start = at(await slotsOf(daybook, page), 6);
  proxy.conversations();
  expect((await book(daybook, page, start)).status).toBe(201);
  const [transaction = ""] = proxy.conversations().filter((text) => text.includes("INSERT INTO idempotency_keys"));
  // One statement with values, which ends in a Sync; the lock and what is read under it travel with BEGIN, a simple query.
  expect(count(transaction, "S\0\0\0\x04")).toBe(1);
  expect(count(transaction, "BEGIN;")).toBe(1);
  expect(count(transaction, "FOR NO KEY UPDATE;")).toBe(1);
  expect(count(transaction, "COMMIT")).toBe(1);
});

it("a booking costs three connections in all, and its page's room reads nothing, also while somebody watches", async () => {
  const watcher = await watch(daybook, page);
  const start = at(await slotsOf(daybook, page), 8);
  await settled(daybook);
  proxy.conversations();
  expect((await book(daybook, page, start)).status).toBe(201);
  await watcher.hears("slot.taken", start);
  expect((await slotsOf(daybook, page)).some((slot) => slot.start === start)).toBe(false);
  await settled(daybook);
  const all = proxy.conversations();
  expect(all.length, all.join("\n-----\n")).toBeLessThanOrEqual(3);
  expect(all.filter((text) => text.includes("SELECT id, version FROM hosts WHERE id = ANY($1"))).toEqual([]);
  await watcher.leave();
});

it("the deliveries of a load of bookings need no more connections than one for each booking", async () => {
  const slots = await slotsOf(daybook, page);
  await settled(daybook);
  proxy.conversations();
  await parallel(30, (n) => book(daybook, page, at(slots, 10 + 2 * n)));
  await settled(daybook);
  const carried = proxy.conversations().filter((text) => text.includes("INSERT INTO delivery_attempts"));
  expect(carried.length).toBeLessThanOrEqual(30);
});
