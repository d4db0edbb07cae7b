import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "../database-dump.ts";
import type { Daybook, Page } from "../daybook.ts";
import { eventually } from "../eventually.ts";
import { watch } from "../live-watcher.ts";
import { landed, startUpgraded } from "./landed.ts";

/*
 * A deploy replaces Workers and objects one by one: for seconds those of the version before call those of this one, in
 * that version's words.
 */

interface FormerState {
  push: number;
  holds: { id: string; start: number }[];
}
type Outcome = { kind: string; answer?: { id: string; state: string; start: number }; reason?: string; id?: string };
/** What callers of the version before know of a desk, and desks of a room. */
interface FormerDesk {
  claim(command: object): Promise<Outcome>;
  move(command: object): Promise<Outcome>;
  cancel(command: object): Promise<Outcome>;
  hold(command: object): Promise<Outcome>;
  release(holdId: string): Promise<boolean>;
  seen(eventTypeId: string, visitor: string, connected: boolean): Promise<void>;
  subscribe(eventTypeId: string): Promise<FormerState>;
  holds(): Promise<FormerState>;
  changed(): Promise<void>;
}
interface FormerRoom {
  word(word: FormerState & { change?: unknown }): Promise<void>;
}
interface Objects {
  HOST_DESK: { getByName(name: string): FormerDesk };
  PAGE_ROOM: { getByName(name: string): FormerRoom };
}

const lesson = landed.eventTypes.find((type) => type.slug === "lesson");
const path = "/v1/pages/ines/lesson";
const VISITOR = "a-tab-of-before";

let daybook: Daybook;
let desk: FormerDesk;
let room: FormerRoom;
let hostId: string;
let accountId: string;

beforeAll(async () => {
  daybook = await startUpgraded();
  const [row] = await askDatabase(daybook, "SELECT id, account_id FROM hosts");
  hostId = String(row?.id);
  accountId = String(row?.account_id);
  const env = (await daybook.worker.handle().getEnv()) as unknown as Objects;
  desk = env.HOST_DESK.getByName(hostId);
  room = env.PAGE_ROOM.getByName(lesson.id);
});
afterAll(() => daybook?.close());

const keyFor = (scope: string) => ({ scope, key: crypto.randomUUID(), bodyHash: "" });
const page = () => ({ eventTypeId: lesson.id, hostId, accountId, handle: "ines", slug: "lesson" });
const claim = (start: string, holdId?: string) =>
  desk.claim({
    ...{ page: page(), start: Date.parse(start), timezone: "UTC", answers: {}, origin: "https://daybook.test", holdId },
    ...{ invitee: { name: "F", email: "f@example.com" }, key: keyFor(`book:${lesson.id}`) },
  });
/** The host's own change of a booking. */
const change = (bookingId: string) => ({
  ...{ scope: accountId, hostId, bookingId, actor: "host", origin: "https://daybook.test" },
  key: keyFor(`change:${accountId}`),
});
const startsOn = async (date: string): Promise<string[]> => {
  const { json } = await daybook.call("GET", `${path}/slots?from=${date}&to=${date}&timezone=UTC`);
  return json.slots.map((slot: { start: string }) => slot.start);
};

describe("a Worker of the version before", () => {
  it("books, moves and cancels at a desk of this one", async () => {
    const booked = await claim("2030-03-26T16:00:00Z");
    expect(booked).toMatchObject({ kind: "done", answer: { state: "confirmed" } });
    expect(await claim("2030-03-26T16:00:00Z")).toMatchObject({ kind: "refused", reason: "booked" });
    const id = String(booked.answer?.id);
    const start = Date.parse("2030-03-26T18:00:00Z");
    expect(await desk.move({ ...change(id), start })).toMatchObject({ kind: "done", answer: { start } });
    expect(await startsOn("2030-03-26")).not.toContain("2030-03-26T18:00:00Z");
    expect(await desk.cancel({ ...change(id), reason: "" })).toMatchObject({ answer: { state: "cancelled" } });
    expect(await startsOn("2030-03-26")).toContain("2030-03-26T18:00:00Z");
  });

  it("holds a time, reads what is held, books with it, and gives one back", async () => {
    const [start, other] = [Date.parse("2030-03-26T20:00:00Z"), Date.parse("2030-03-26T22:00:00Z")];
    const hold = (at: number, visitor: string) => desk.hold({ page: page(), start: at, visitor, address: "192.0.2.1" });
    const held = await hold(start, VISITOR);
    const { push, holds } = await desk.holds();
    expect(holds.map((one) => one.id)).toEqual([held.id]);
    expect(push).toBeGreaterThan(0);
    expect(await claim("2030-03-26T20:00:00Z", held.id)).toMatchObject({ kind: "done" });
    const second = await hold(other, "another-tab");
    expect(await desk.release(String(second.id))).toBe(true);
    expect((await desk.holds()).holds).toEqual([]);
  });
});

describe("a room of the version before", () => {
  it("subscribes at a desk of this one, and tells of visitors who leave and come back", async () => {
    const start = Date.parse("2030-03-27T20:00:00Z");
    const { id } = await desk.hold({ page: page(), start, visitor: VISITOR, address: "192.0.2.1" });
    const expiry = async () => {
      const { holds } = (await desk.subscribe(lesson.id)) as unknown as { holds: { id: string; expiresAt: number }[] };
      return holds.find((one) => one.id === id)?.expiresAt ?? 0;
    };
    const whole = await expiry();
    await desk.seen(lesson.id, VISITOR, false);
    expect(await expiry()).toBeLessThan(whole - 200_000);
    await desk.seen(lesson.id, VISITOR, true);
    expect(await expiry()).toBe(whole);
    expect(typeof (await desk.subscribe(lesson.id)).push).toBe("number");
  });
});

it("an object that lacks a method says so in the words that this version waits for", async () => {
  const call = async () => (room as unknown as { notYet(): Promise<void> }).notYet();
  await expect(call()).rejects.toThrow(/does not implement the method "notYet"/);
});

describe("a desk of the version before", () => {
  it("tells a room of this one that something changed, and the room reads what", async () => {
    const watcher = await watch(daybook, { path } as Page);
    const [start] = await startsOn("2030-03-28");
    // Behind the back of this version's desk.
    await askDatabase(
      daybook,
      "INSERT INTO busy_blocks (id, host_id, during, title, source, external_id) VALUES (gen_random_uuid(), $1, tstzrange('2030-03-28', '2030-03-29'), '', 'test', 'test')",
      [hostId],
    );
    await askDatabase(daybook, "UPDATE hosts SET version = version + 1");
    const { push, holds } = await desk.holds();
    await room.word({ push: push + 1, holds, change: { hostId, version: 99, removed: [], added: [] } });
    await watcher.hears("resync");
    await eventually(async () => (await startsOn("2030-03-28")).includes(start ?? "")).toBe(false);
    await watcher.leave();
  });

  it("is notified of a change by a Worker of that version, which names no version", async () => {
    await askDatabase(daybook, "DELETE FROM busy_blocks WHERE source = 'test'");
    await askDatabase(daybook, "UPDATE hosts SET version = version + 1");
    await desk.changed();
    await eventually(async () => (await startsOn("2030-03-28")).length).toBeGreaterThan(0);
  });
});
