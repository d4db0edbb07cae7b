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
  (await askDatabase(daybook, "SELECT id FROM outbox WHERE state = 'waiting'")).map((row) => row.id);
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
      `INSERT INTO outbox (id, kind, dedupe_key, account_id, payload, due_at, created_at)
       SELECT gen_random_uuid(), 'push', 'push:many:' || n, $1, jsonb_build_object('hostId', $2::text), now(), now()
         FROM generate_series(1, 150) n`,
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
