import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { minutesAfter } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { deskOf, evict, fault, inStorage, startFaultyDaybook } from "./faults.ts";
import { rises, watch } from "./live-watcher.ts";

let daybook: Daybook;
let host: Host;
let page: Page;
let longer: Page;
let desk: string;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], start: "00:00", end: "24:00" }];
  page = await makePage(daybook, host, {}, { timezone: "UTC", hours });
  longer = await makePage(daybook, host, { durations: [60], slotInterval: 60, scheduleId: page.scheduleId });
  desk = await deskOf(daybook, host);
});
afterAll(() => daybook?.close());

/** A time on the hour with nothing around it. */
const freeTime = async () => at(await slotsOf(daybook, longer), 2 + 3 * next++);
const hold = (start: string, over: Record<string, unknown> = {}) =>
  daybook.call("POST", `${page.path}/holds`, { start, ...over });
const version = async (on = page): Promise<number> => {
  const read = await daybook.call("GET", `${on.path}/slots?from=${day(1)}&to=${day(8)}&timezone=UTC`);
  return read.json.version;
};
/** Something happens to the host's times without any word of its desk. */
const behindTheDesk = () => askDatabase(daybook, "UPDATE hosts SET version = version + 1 WHERE id = $1", [desk]);

describe("someone who watches a page", () => {
  it("hears of a booking, a hold, its release, a move and a cancellation within a second", async () => {
    const [first, second, third] = [await freeTime(), await freeTime(), await freeTime()];
    const watcher = await watch(daybook, page);
    const booked = await book(daybook, page, first);
    const began = performance.now();
    await watcher.hears("slot.taken", first);
    expect(performance.now() - began).toBeLessThan(1_000);

    const held = await hold(second);
    expect((await watcher.hears("slot.held", second)).until).toBe(held.json.expiresAt);
    await daybook.call("DELETE", `/v1/holds/${held.json.id}`);
    await watcher.hears("slot.freed", second);

    const manage = `/v1/manage/${manageToken(booked)}`;
    await daybook.call("POST", `${manage}/rescheduling`, { start: third }, { headers: key() });
    await watcher.hears("slot.freed", first);
    await watcher.hears("slot.taken", third);
    await daybook.call("POST", `${manage}/cancellation`, {});
    await watcher.hears("slot.freed", third);
    expect(watcher.heard.map((event) => event.type)).toEqual([
      "slot.taken",
      "slot.held",
      "slot.freed",
      "slot.freed",
      "slot.taken",
      "slot.freed",
    ]);
    expect(rises(watcher.heard)).toBe(true);
    await watcher.leave();
  });

  it("learns which slots of this page changed, and nobody's name", async () => {
    const start = await freeTime();
    const [here, there] = [await watch(daybook, page), await watch(daybook, longer)];
    await version(longer);
    const invitee = { name: "Secret Guest", email: "secret@example.com" };
    await book(daybook, page, minutesAfter(start, 30), { invitee });
    const seen = await here.hears("slot.taken");
    expect(seen.slots).toEqual([{ start: minutesAfter(start, 30), end: minutesAfter(start, 60), duration: 30 }]);
    const elsewhere = await there.hears("slot.taken");
    expect(elsewhere.slots).toEqual([{ start, end: minutesAfter(start, 60), duration: 60 }]);
    expect(elsewhere).toMatchObject({ start: minutesAfter(start, 30), end: minutesAfter(start, 60) });
    expect(JSON.stringify([here.heard, there.heard])).not.toMatch(/secret|guest|booking|invitee|appointment/i);
    for (const one of [here, there]) await one.leave();
  });

  it("hears when a held time is booked, and nothing of it being freed", async () => {
    const start = await freeTime();
    const watcher = await watch(daybook, page);
    const held = await hold(start);
    await book(daybook, page, start, { hold: held.json.id });
    await watcher.hears("slot.taken", start);
    expect(watcher.heard.map((event) => event.type)).toEqual(["slot.held", "slot.taken"]);
    await watcher.leave();
  });

  it("is told to ask again when the hours change", async () => {
    const own = await makePage(daybook, await signUp(daybook));
    const watcher = await watch(daybook, own);
    const { token } = own.host;
    const put = await daybook.call(
      "PUT",
      `/v1/schedules/${own.scheduleId}`,
      { name: "Never", timezone: "UTC", hours: [], overrides: [] },
      { token, headers: { "if-match": "1" } },
    );
    expect(put.status, put.text).toBe(200);
    await watcher.hears("resync");
    expect(await slotsOf(daybook, own)).toEqual([]);
    await watcher.leave();
  });

  it("hears of a booking weeks ahead although nobody has asked for those weeks", async () => {
    const own = await makePage(daybook, await signUp(daybook), {}, { timezone: "UTC" });
    const watcher = await watch(daybook, own);
    const start = `${day(58)}T10:00:00Z`;
    expect((await book(daybook, own, start)).status).toBe(201);
    await watcher.hears("slot.taken", start);
    await watcher.leave();
  });

  it("hears of a booking however far ahead others have looked meanwhile", async () => {
    const own = await makePage(daybook, await signUp(daybook), { bookingWindow: null }, { timezone: "UTC" });
    const look = async (plus: number) => (await slotsOf(daybook, own, day(plus), day(plus + 7))).length;
    const [near, far] = [`${day(2)}T10:00:00Z`, `${day(4_000)}T10:00:00Z`];
    const offered = async (start: string) =>
      (await slotsOf(daybook, own, start.slice(0, 10), start.slice(0, 10))).some((slot) => slot.start === start);
    const watcher = await watch(daybook, own);
    expect(await offered(near)).toBe(true);
    expect(await offered(far)).toBe(true);
    for (let i = 1; i <= 20; i++) expect(await look(70 * i)).toBeGreaterThan(0);

    expect((await book(daybook, own, near)).status).toBe(201);
    await watcher.hears("slot.taken", near);
    expect(await offered(near)).toBe(false);
    // What isn't kept any longer can't be told slot by slot: whoever was shown it asks again.
    const booked = await book(daybook, own, far);
    expect(booked.status).toBe(201);
    await eventually(() => watcher.heard.map((event) => event.type)).toEqual(["slot.taken", "resync"]);
    expect(await offered(far)).toBe(false);
    for (let i = 1; i <= 20; i++) await look(70 * i);
    await daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
    await eventually(() => watcher.heard.length).toBe(3);
    expect(watcher.heard[2]?.type).toBe("resync");
    await watcher.leave();
  });
});

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

  it("hears of a booking whose desk crashed after COMMIT, by way of the outbox", async () => {
    const watcher = await watch(daybook, page);
    await version();
    await behindTheDesk();
    // What the outbox's row of such a booking does.
    const [row] = await askDatabase(daybook, "SELECT id FROM outbox WHERE kind = 'push' LIMIT 1");
    await askDatabase(daybook, "UPDATE outbox SET state = 'waiting', due_at = now() WHERE id = $1", [row?.id]);
    await fault(daybook, { crash: "HOST_DESK", name: desk });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    await watcher.hears("resync");
    await watcher.leave();
  });
});
