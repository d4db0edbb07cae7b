import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { at, book, type Daybook, day, type Host, makePage, type Page, signUp, slotsOf } from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { deskOf, evict, fault, inStorage, startFaultyDaybook } from "./faults.ts";
import { rises, watch } from "./live-watcher.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let desk: string;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }];
  page = await makePage(daybook, host, {}, { timezone: "UTC", hours });
  desk = await deskOf(daybook, host);
});
afterAll(() => daybook?.close());

/** A time with nothing around it. */
const freeTime = async () => at(await slotsOf(daybook, page), 4 + 5 * next++);
const hold = (start: string, over: Record<string, unknown> = {}) =>
  daybook.call("POST", `${page.path}/holds`, { start, ...over });
const version = async (): Promise<number> => {
  const read = await daybook.call("GET", `${page.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`);
  return read.json.version;
};
/** Something happens to the host's times without any word of its desk. */
const behindTheDesk = () => askDatabase(daybook, "UPDATE hosts SET version = version + 1 WHERE id = $1", [desk]);

describe("catching up", () => {
  it("brings exactly what was missed, then what comes", async () => {
    const [first, second, third] = [await freeTime(), await freeTime(), await freeTime()];
    const since = await version();
    await book(daybook, page, first);
    const held = await hold(second);
    const late = await watch(daybook, page, { since });
    await daybook.call("DELETE", `/v1/holds/${held.json.id}`);
    await book(daybook, page, third);
    await late.hears("slot.taken", third);
    expect(late.heard.map((event) => [event.seq, event.type])).toEqual([
      [since + 1, "slot.taken"],
      [since + 2, "slot.held"],
      [since + 3, "slot.freed"],
      [since + 4, "slot.taken"],
    ]);
    expect(await version()).toBe(since + 4);
    await late.leave();
  });

  it("brings nothing to who has missed nothing", async () => {
    const start = await freeTime();
    const watcher = await watch(daybook, page, { since: await version() });
    await book(daybook, page, start);
    await watcher.hears("slot.taken", start);
    expect(watcher.heard).toHaveLength(1);
    await watcher.leave();
  });

  it.each([
    ["never given out", 1_000_000],
    ["from before the first", 0],
  ])("tells who comes with a number %s to ask again", async (_, since) => {
    const watcher = await watch(daybook, page, { since });
    expect(await watcher.hears("resync")).toEqual({ type: "resync", seq: await version() });
    expect(watcher.heard).toHaveLength(1);
    await watcher.leave();
  });

  it("tells who comes back to a room that lost its storage to ask again once, and not at each return", async () => {
    const known = await version();
    await inStorage(daybook, "PageRoom", page.id, "DELETE FROM sequence");
    await evict(daybook, "PageRoom", page.id);
    const back = await watch(daybook, page, { since: known });
    const { seq } = await back.hears("resync");
    expect(seq).toBeGreaterThan(known);
    await back.leave();
    const again = await watch(daybook, page, { since: seq });
    const start = await freeTime();
    await book(daybook, page, start);
    await again.hears("slot.taken", start);
    expect(again.heard.map((event) => event.type)).toEqual(["slot.taken"]);
    await again.leave();
  });

  it("keeps numbers and events over an eviction and a crash of the room", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const since = await version();
    await book(daybook, page, first);
    await evict(daybook, "PageRoom", page.id);
    await fault(daybook, { crash: "PAGE_ROOM", name: page.id });
    await book(daybook, page, second);
    const late = await watch(daybook, page, { since });
    await late.hears("slot.taken", second);
    expect(late.heard.map((event) => event.seq)).toEqual([since + 1, since + 2]);
    await late.leave();
  });

  it("never hears a number twice or out of order, however busy the page is", async () => {
    const slots = await slotsOf(daybook, page, day(20), day(24));
    const since = await version();
    const busy = (async () => {
      for (let i = 0; i < 30; i++) await hold(at(slots, i * 2), { visitor: "a busy visitor" });
    })();
    const watchers = [];
    for (let i = 0; i < 8; i++) watchers.push(await watch(daybook, page, { since }));
    await busy;
    const last = await version();
    for (const watcher of watchers) {
      await eventually(() => watcher.heard.at(-1)?.seq).toBe(last);
      expect(watcher.heard.map((event) => event.seq)).toEqual(
        Array.from({ length: last - since }, (_, i) => since + 1 + i),
      );
      await watcher.leave();
    }
  });

  it("reaches back 1,000 events, and no further", async () => {
    // As if 995 had happened; then some really do.
    const inLog = (sql: string) => inStorage(daybook, "PageRoom", page.id, sql);
    await inLog(
      `WITH RECURSIVE n(i) AS (SELECT seq + 1 FROM sequence UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT seq FROM sequence) + 995)
       INSERT INTO events SELECT i, json_object('seq', i, 'type', 'resync') FROM n`,
    );
    await inLog("UPDATE sequence SET seq = seq + 995");
    await evict(daybook, "PageRoom", page.id);
    const slots = await slotsOf(daybook, page, day(26), day(28));
    // Each new hold frees the one before: two events.
    for (let i = 0; i < 10; i++) await hold(at(slots, i * 2), { visitor: "a restless visitor" });
    const last = await version();
    const all = await watch(daybook, page, { since: last - 1_000 });
    await eventually(() => all.heard.length).toBe(1_000);
    expect(all.heard[0]?.seq).toBe(last - 999);
    expect(rises(all.heard)).toBe(true);
    const older = await watch(daybook, page, { since: last - 1_001 });
    expect((await older.hears("resync")).seq).toBe(last);
    for (const one of [all, older]) await one.leave();
  });
});

describe("a room that no word reached", () => {
  it("finds out by its alarm, also after it was evicted, and tells who watches", async () => {
    const watcher = await watch(daybook, page);
    await version();
    await behindTheDesk();
    await fault(daybook, { ring: "PAGE_ROOM", name: page.id, after: 300 });
    await evict(daybook, "PageRoom", page.id);
    await watcher.hears("resync");
    // And it hears what comes next, although nobody has asked since.
    const { length } = watcher.heard;
    await book(daybook, page, `${day(40)}T10:00:00Z`);
    await eventually(() => watcher.heard.length).toBeGreaterThan(length);
    await watcher.leave();
  });

  it("learns from the next word that it has missed one", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const watcher = await watch(daybook, page);
    await fault(daybook, { losesMessages: true });
    await inStorage(daybook, "HostDesk", desk, "UPDATE subscribers SET event_type_id = '-' || event_type_id");
    await book(daybook, page, first);
    await inStorage(daybook, "HostDesk", desk, "UPDATE subscribers SET event_type_id = substr(event_type_id, 2)");
    const held = await hold(second);
    expect((await slotsOf(daybook, page)).map((slot) => slot.start)).not.toContain(first);
    await watcher.hears("resync");
    await daybook.call("DELETE", `/v1/holds/${held.json.id}`);
    await fault(daybook, { losesMessages: false });
    await watcher.leave();
  });

  it("shows nothing older than half a minute to who asks", async () => {
    const start = await freeTime();
    await version();
    // A booking that neither desk nor room hears of.
    await askDatabase(
      daybook,
      `WITH one AS (INSERT INTO appointments (id, account_id, event_type_id, starts_at, ends_at, calendar_uid, state, settings, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, $3::timestamptz, $3::timestamptz + interval '30 minutes', 'unheard', 'confirmed', '{}', now(), now()) RETURNING id)
       INSERT INTO appointment_hosts SELECT id, $4, tstzrange($3::timestamptz, $3::timestamptz + interval '30 minutes'), 0, 0, true FROM one`,
      [host.id, page.id, start, desk],
    );
    await behindTheDesk();
    await fault(daybook, { ahead: 30_000 });
    const offered = (await slotsOf(daybook, page)).map((slot) => slot.start);
    await fault(daybook, { ahead: 0 });
    expect(offered).not.toContain(start);
  });

  it("hears of a booking whose desk crashed after COMMIT, by way of its delivery", async () => {
    const watcher = await watch(daybook, page);
    await version();
    await behindTheDesk();
    // What the push of such a booking does.
    const [row] = await askDatabase(daybook, "SELECT id, event_id FROM deliveries WHERE sink = 'push' LIMIT 1");
    await askDatabase(
      daybook,
      "UPDATE events SET after = after - 'version' || jsonb_build_object('versions', jsonb_build_object($2::text, (SELECT version FROM hosts WHERE id::text = $2))) WHERE id = $1",
      [row?.event_id, desk],
    );
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, due_at = now() WHERE id = $1",
      [row?.id],
    );
    await fault(daybook, { crash: "HOST_DESK", name: desk });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await watcher.hears("resync");
    await watcher.leave();
  });
});
