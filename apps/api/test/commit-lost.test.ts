import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { counts, overlaps, parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  invitee,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, fault, startFaultyDaybook } from "./faults.ts";
import { watch } from "./live-watcher.ts";
import { type HeldStatement, type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";

let proxy: PostgresProxy;
let daybook: Daybook;
let host: Host;
let page: Page;
let desk: string;
/** Each test takes a time of its own. */
let next = 0;

beforeAll(async () => {
  proxy = await startPostgresProxy();
  daybook = await startFaultyDaybook({ databaseUrl: proxy.through });
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  desk = await deskOf(daybook, host);
});
afterEach(() => {
  proxy.atCommit(null);
  proxy.up();
});
afterAll(async () => {
  await daybook?.close();
  await proxy?.close();
});

const freeTime = async (): Promise<string> => at(await slotsOf(daybook, page), 2 * next++);
const isOffered = async (start: string) => (await slotsOf(daybook, page)).some((slot) => slot.start === start);
const bookingsAt = (start: string) =>
  askDatabase(
    daybook,
    "SELECT b.id FROM bookings b JOIN appointments a ON a.id = b.appointment_id WHERE a.starts_at = $1 AND b.state = 'confirmed'",
    [start],
  );

/** Does this to the first change's commit, and lets all others through. */
function onceAtCommit(act: (commit: HeldStatement) => Promise<void> | void): void {
  let done = false;
  proxy.atCommit((commit) => {
    if (done || !commit.sent.includes("INSERT INTO idempotency_keys")) return commit.pass();
    done = true;
    return act(commit);
  });
}
const cutBefore = (commit: HeldStatement) => commit.cut();
const cutAfter = async (commit: HeldStatement) => {
  await commit.reach();
  commit.cut();
};

describe("a connection that dies at COMMIT", () => {
  it.each([
    ["before Postgres hears of it", cutBefore],
    ["after Postgres has done it", cutAfter],
  ])("%s: the claim is answered 201 and there is one booking", async (_, cut) => {
    const start = await freeTime();
    const watcher = await watch(daybook, page);
    onceAtCommit(cut);
    const booked = await book(daybook, page, start);
    // At once, while the room is still hearing of it.
    expect(await isOffered(start)).toBe(false);
    expect(booked.status, booked.text).toBe(201);
    expect(await bookingsAt(start)).toEqual([{ id: booked.json.id }]);
    await eventually(() => watcher.heard.map((event) => event.type)).toEqual([
      cut === cutBefore ? "slot.taken" : "resync",
    ]);
    await watcher.leave();
  });

  it.each([
    ["before Postgres hears of it", cutBefore],
    ["after Postgres has done it", cutAfter],
  ])("%s: moving and cancelling happen once", async (_, cut) => {
    const [from, to] = [await freeTime(), await freeTime()];
    const booked = await book(daybook, page, from);
    const manage = `/v1/manage/${manageToken(booked)}`;
    onceAtCommit(cut);
    const moved = await daybook.call("POST", `${manage}/rescheduling`, { start: to }, { headers: key() });
    expect(moved.status, moved.text).toBe(200);
    expect(await isOffered(from)).toBe(true);
    expect(await isOffered(to)).toBe(false);
    onceAtCommit(cut);
    const cancelled = await daybook.call("POST", `${manage}/cancellation`, {});
    expect(cancelled.status, cancelled.text).toBe(200);
    expect(await isOffered(to)).toBe(true);
    const detail = await daybook.call("GET", `/v1/bookings/${booked.json.id}`, undefined, { token: host.token });
    expect(detail.json.history.map((entry: { kind: string }) => entry.kind)).toEqual(["booked", "moved", "cancelled"]);
    expect(detail.json.sequence).toBe(2);
    expect(detail.json.deliveries).toHaveLength(6);
  });
});

describe("when Postgres can't be asked afterwards either", () => {
  /** A claim whose outcome nobody knows: cut at COMMIT, and Postgres is gone. */
  async function lose(start: string, cut: typeof cutAfter | typeof cutBefore) {
    const body = { invitee: invitee() };
    const headers = key();
    onceAtCommit(async (commit) => {
      await cut(commit);
      proxy.down();
    });
    const answer = await book(daybook, page, start, body, headers);
    proxy.up();
    return { answer, again: () => book(daybook, page, start, body, headers) };
  }

  it.each([
    ["it took effect", cutAfter],
    ["it didn't", cutBefore],
  ])("the claim is answered outcome_unknown, and its key tells later: %s", async (_, cut) => {
    const start = await freeTime();
    const { answer, again } = await lose(start, cut);
    expect(answer.status).toBe(503);
    expect(answer.json.code).toBe("outcome_unknown");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    // Until it is known the time counts as taken.
    expect(await isOffered(start)).toBe(false);
    expect(counts(await parallel(10, () => book(daybook, page, start)))).toEqual({ 409: 10 });
    const told = await again();
    expect(told.status, told.text).toBe(201);
    expect(await bookingsAt(start)).toEqual([{ id: told.json.id }]);
    expect(await isOffered(start)).toBe(false);
  });

  it.each([
    ["it took effect", cutAfter],
    ["it didn't", cutBefore],
  ])("the same for a move, whose old and new time both count as taken: %s", async (_, cut) => {
    const [from, to] = [await freeTime(), await freeTime()];
    const path = `/v1/manage/${manageToken(await book(daybook, page, from))}/rescheduling`;
    const headers = key();
    const move = () => daybook.call("POST", path, { start: to }, { headers });
    onceAtCommit(async (commit) => {
      await cut(commit);
      proxy.down();
    });
    const answer = await move();
    proxy.up();
    expect([answer.status, answer.json.code]).toEqual([503, "outcome_unknown"]);
    expect(await isOffered(to)).toBe(false);
    expect((await book(daybook, page, to)).status).toBe(409);
    const told = await move();
    expect([told.status, told.json.start], told.text).toEqual([200, to]);
    expect(await isOffered(from)).toBe(true);
    expect(await isOffered(to)).toBe(false);
  });

  it.each([
    ["stays taken when it took effect", cutAfter, false],
    ["is free again when it didn't", cutBefore, true],
  ])("the desk finds out by itself: the time %s", async (_, cut, free) => {
    const start = await freeTime();
    const watcher = await watch(daybook, page);
    await lose(start, cut);
    expect(await alarmOf(daybook, "HOST_DESK", desk)).toBeLessThan(Date.now() + 6_000);
    await fault(daybook, { crash: "HOST_DESK", name: desk });
    await fault(daybook, { ring: "HOST_DESK", name: desk });
    expect(await isOffered(start)).toBe(free);
    expect(watcher.heard.some((event) => event.type === "slot.freed")).toBe(free);
    expect((await book(daybook, page, start)).status).toBe(free ? 201 : 409);
    await watcher.leave();
  });
});

describe("a desk that crashes at COMMIT", () => {
  /** The desk dies while its COMMIT is under way; `then` is what becomes of the COMMIT. */
  async function crashAtCommit(start: string, then: (commit: HeldStatement) => Promise<void> | void): Promise<Answer> {
    onceAtCommit(async (commit) => {
      await fault(daybook, { crash: "HOST_DESK", name: desk });
      await then(commit);
    });
    return book(daybook, page, start);
  }

  it("answers 201 from the desk in its place when Postgres had done it", async () => {
    const start = await freeTime();
    onceAtCommit(async (commit) => {
      await commit.reach();
      await fault(daybook, { crash: "HOST_DESK", name: desk });
      commit.cut();
    });
    const booked = await book(daybook, page, start);
    expect(booked.status, booked.text).toBe(201);
    expect(await bookingsAt(start)).toEqual([{ id: booked.json.id }]);
    expect(await isOffered(start)).toBe(false);
  });

  it("books once when Postgres never heard of it", async () => {
    const start = await freeTime();
    const booked = await crashAtCommit(start, (commit) => commit.cut());
    expect(booked.status, booked.text).toBe(201);
    expect(await bookingsAt(start)).toEqual([{ id: booked.json.id }]);
    expect(await isOffered(start)).toBe(false);
  });

  it("books once when the COMMIT arrives long after, while the next desk waits for it", async () => {
    const start = await freeTime();
    const rivals: Promise<Answer>[] = [];
    const booked = await crashAtCommit(start, async (commit) => {
      rivals.push(...Array.from({ length: 5 }, () => book(daybook, page, start)));
      await new Promise((later) => setTimeout(later, 300));
      commit.pass();
    });
    expect(counts([booked, ...(await Promise.all(rivals))])).toEqual({ 201: 1, 409: 5 });
    expect(await bookingsAt(start)).toHaveLength(1);
    expect(await overlaps(daybook)).toEqual([]);
    expect(await isOffered(start)).toBe(false);
  });
});
