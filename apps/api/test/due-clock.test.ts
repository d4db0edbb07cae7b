import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, fault, startFaultyDaybook } from "./faults.ts";
import { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let host: Host;
let page: Page;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

/** The cron of any minute but the first of an hour. */
const tick = () =>
  daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:01:00Z") });
const waiting = async () =>
  (await askDatabase(daybook, "SELECT id FROM deliveries WHERE state = 'waiting'")).map((row) => row.id);
const untilNextLook = async () => ((await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? 0) - Date.now();

describe("the due clock", () => {
  it("looks once after a deploy, also when Postgres is away at first", async () => {
    await fault(daybook, { losesMessages: true });
    await book(daybook, page, at(await slotsOf(daybook, page), 0));
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock", after: 3_600_000 });
    await fault(daybook, { losesMessages: false });
    proxy.down();
    expect((await tick()).outcome).not.toBe("ok");
    proxy.up();
    expect(await waiting()).toHaveLength(3);
    await tick();
    await eventually(waiting).toEqual([]);
  });

  it("doesn't repeat a full batch each second while nobody takes it, and goes on with the rest once it's taken", async () => {
    await fault(daybook, { losesMessages: true });
    const desk = await deskOf(daybook, host);
    await askDatabase(
      daybook,
      `WITH event AS (INSERT INTO events (id, kind, subject_kind, subject_id, sequence, after, actor, at)
         VALUES (gen_random_uuid(), 'host.offer_changed', 'host', $2, 9999, '{}', 'host', now()) RETURNING id)
       INSERT INTO deliveries (id, event_id, sink, target, order_key, order_number, dedupe_key, account_id, due_at, created_at)
       SELECT gen_random_uuid(), event.id, 'push', $2, 'many', n, 'push:many:' || n, $1, now(), now()
         FROM event, generate_series(1, 150) n`,
      [host.id, desk],
    );
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    // The first look sends them, the second finds them still there.
    await eventually(untilNextLook).toBeGreaterThan(5_000);
    await fault(daybook, { losesMessages: false });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await eventually(async () => (await waiting()).length).toBeLessThanOrEqual(50);
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await eventually(waiting).toEqual([]);
  });
});
