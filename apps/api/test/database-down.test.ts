import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { counts, overlaps, parallel } from "./claims.ts";
import { askDatabase, dump } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  invitee,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { fault, inStorage, startFaultyDaybook } from "./faults.ts";
import { watch } from "./live-watcher.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterEach(async () => {
  proxy.up();
  await fault(daybook, { ahead: 0 });
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

/** All that changes write; deliveries change by themselves when they are carried out. */
const written = async (of: Daybook) => {
  const { deliveries, delivery_attempts, ...tables } = await dump(of);
  return { ...tables, deliveries: deliveries?.length };
};
const freeTime = async () => at(await slotsOf(daybook, page), 2 * next++);
const readSlots = () => daybook.call("GET", `${page.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`);
const unavailable = (answer: Answer) => {
  expect([answer.status, answer.json.code], answer.text).toEqual([503, "database_unavailable"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
};

describe("while Postgres is away", () => {
  it("every change is answered 503 with Retry-After, nothing is half written, and it works again at once", async () => {
    const [start, to] = [await freeTime(), await freeTime()];
    const booked = await book(daybook, page, start);
    const before = await written(daybook);
    const manage = `/v1/manage/${manageToken(booked)}`;
    const body = { invitee: invitee() };
    const headers = key();
    const tries = () => [
      book(daybook, page, to, body, headers),
      daybook.call("POST", `${page.path}/holds`, { start: to }),
      daybook.call("POST", `${manage}/rescheduling`, { start: to }, { headers: key() }),
      daybook.call("POST", `${manage}/cancellation`, {}),
      daybook.call("POST", `/v1/bookings/${booked.json.id}/cancellation`, {}, { token: host.token }),
      daybook.call("GET", "/v1/bookings", undefined, { token: host.token }),
      daybook.call("GET", manage),
      daybook.call("GET", "/healthz"),
    ];
    proxy.down();
    for (const answer of await Promise.all(tries())) unavailable(answer);
    expect(await written(daybook)).toEqual(before);
    proxy.up();
    const again = await book(daybook, page, to, body, headers);
    expect(again.status, again.text).toBe(201);
    expect((await daybook.call("POST", `${manage}/cancellation`, {})).status).toBe(200);
    expect((await daybook.call("GET", "/healthz")).status).toBe(200);
  });

  it("times are still shown, marked stale once they can't be compared, and fresh when it is back", async () => {
    const fresh = await readSlots();
    expect(fresh.json.stale).toBe(false);
    // The room last compared long ago; it can't compare again, be it asked by the effects of what was booked above.
    proxy.down();
    await inStorage(daybook, "PageRoom", page.id, "UPDATE page SET body = json_set(body, '$.checkedAt', 0)");
    await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
    const away = await readSlots();
    expect([away.status, away.json.stale], away.text).toEqual([200, true]);
    expect(away.json.slots).toEqual(fresh.json.slots);
    proxy.up();
    // Postgres is left alone for some seconds after it didn't answer.
    await fault(daybook, { ahead: 6_000 });
    const back = await readSlots();
    expect([back.json.stale, back.json.slots]).toEqual([false, fresh.json.slots]);
  });

  it("times are still shown after a minute of it", async () => {
    const fresh = await readSlots();
    proxy.down();
    await fault(daybook, { ahead: 60_000 });
    const away = await readSlots();
    expect([away.status, away.json.stale], away.text).toEqual([200, true]);
    expect(away.json.slots).toEqual(fresh.json.slots);
  });

  it("a page nobody has asked for is not called empty", async () => {
    const unknown = await makePage(daybook, host, { scheduleId: page.scheduleId });
    const path = `${unknown.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`;
    proxy.down();
    unavailable(await daybook.call("GET", path));
    proxy.up();
    expect((await daybook.call("GET", path)).json.slots.length).toBeGreaterThan(0);
  });

  it("watchers stay, and hear of what happens after it is back", async () => {
    const start = await freeTime();
    const watcher = await watch(daybook, page);
    proxy.down();
    await fault(daybook, { ring: "PAGE_ROOM", name: page.id });
    proxy.up();
    await book(daybook, page, start);
    await watcher.hears("slot.taken", start);
    await watcher.leave();
  });

  it("a watcher who came meanwhile hears of what happens after it is back", async () => {
    const fresh = await makePage(daybook, host, { scheduleId: page.scheduleId });
    // The address is known, the times are not.
    await daybook.call("GET", fresh.path);
    proxy.down();
    const watcher = await watch(daybook, fresh);
    proxy.up();
    await fault(daybook, { ahead: 6_000 });
    await fault(daybook, { ring: "PAGE_ROOM", name: fresh.id });
    const start = await freeTime();
    await book(daybook, page, start);
    await watcher.hears("slot.taken", start);
    await watcher.leave();
  });
});

describe("a connection that dies in the middle of a change", () => {
  it.each(["INSERT INTO idempotency_keys", "FROM event_types", "INSERT INTO appointments"])(
    "at %s: 503, nothing is written, and the same call succeeds afterwards",
    async (statement) => {
      const start = await freeTime();
      const before = await written(daybook);
      const body = { invitee: invitee() };
      const headers = key();
      proxy.atNext(statement, (held) => held.cut());
      unavailable(await book(daybook, page, start, body, headers));
      expect(await written(daybook)).toEqual(before);
      expect((await slotsOf(daybook, page)).map((slot) => slot.start)).toContain(start);
      const again = await book(daybook, page, start, body, headers);
      expect(again.status, again.text).toBe(201);
    },
  );

  it("a stampede through a restart of Postgres ends with one booking", async () => {
    const start = await freeTime();
    const calls = Array.from({ length: 50 }, () => ({ body: { invitee: invitee() }, headers: key() }));
    const all = () => Promise.all(calls.map(({ body, headers }) => book(daybook, page, start, body, headers)));
    const first = all();
    for (let i = 0; i < 5; i++) {
      await askDatabase(
        daybook,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    }
    for (const answer of await first) expect([201, 409, 503]).toContain(answer.status);
    expect(counts(await all())).toEqual({ 201: 1, 409: 49 });
    expect(await overlaps(daybook)).toEqual([]);
  });
});

describe("a Postgres that doesn't answer at all", () => {
  it("keeps nobody waiting behind others: all claims of a host are answered in the time of one", async () => {
    const start = await freeTime();
    await readSlots();
    proxy.freeze();
    const began = performance.now();
    for (const answer of await parallel(20, () => book(daybook, page, start))) unavailable(answer);
    expect(performance.now() - began).toBeLessThan(15_000);
    proxy.up();
    expect((await book(daybook, page, start)).status).toBe(201);
  });
});
