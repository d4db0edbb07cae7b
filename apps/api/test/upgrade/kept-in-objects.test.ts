import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "../database-dump.ts";
import { type Daybook, key, type Page } from "../daybook.ts";
import { evict, inStorage } from "../faults.ts";
import { watch } from "../live-watcher.ts";
import { landed, NOW, startUpgraded } from "./landed.ts";

/* What desks and rooms of the version before left in their storage, in its words: objects keep it through a deploy. */

const MINUTE = 60_000;
const lesson = landed.eventTypes.find((type) => type.slug === "lesson");
const page = { path: "/v1/pages/ines/lesson", id: lesson.id } as Page;
const HELD = "2030-03-26T20:00:00Z";
const UNCERTAIN = { start: "2030-03-27T20:00:00Z", key: "key-uncertain" };
const quoted = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

let daybook: Daybook;

/** An object is there once its storage is asked for, with tables of this version: they go. */
const EMPTIED = {
  HostDesk: [
    "subscribers",
    "word",
    "versions",
    "holds",
    "shared_holds",
    "begun",
    "uncertain",
    "consoles",
    "reservations",
  ],
  PageRoom: ["page", "hosts", "stretches", "events", "sequence"],
};

/** Puts an object to sleep with this storage. */
async function leave(className: keyof typeof EMPTIED, name: string, storage: string): Promise<void> {
  const drops = EMPTIED[className].map((table) => `DROP TABLE IF EXISTS ${table};`);
  await inStorage(daybook, className, name, drops.join("\n") + storage);
  await evict(daybook, className, name);
}

const desk = `
  CREATE TABLE subscribers (event_type_id TEXT PRIMARY KEY, until INTEGER NOT NULL);
  CREATE TABLE word (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
  CREATE TABLE holds (id TEXT PRIMARY KEY, event_type_id TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    buffer_before INTEGER NOT NULL, buffer_after INTEGER NOT NULL, expires_at INTEGER NOT NULL, visitor TEXT, address TEXT NOT NULL, key TEXT, ends_at INTEGER NOT NULL);
  CREATE TABLE begun (scope TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (scope, key));
  CREATE TABLE uncertain (scope TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, key));
  INSERT INTO subscribers VALUES ('${lesson.id}', ${NOW + 9 * MINUTE});
  INSERT INTO word VALUES (1, 17);
  INSERT INTO holds VALUES ('an-old-hold', '${lesson.id}', ${Date.parse(HELD)}, ${Date.parse(HELD) + 30 * MINUTE}, 0, 0,
    ${NOW + 4 * MINUTE}, 'a-tab-of-before', '192.0.2.1', NULL, ${NOW + 4 * MINUTE});`;

/** A claim whose transaction was lost at COMMIT: its time counted as taken, for others. */
function uncertain(scope: string): string {
  const [start, name] = [Date.parse(UNCERTAIN.start), { scope, key: UNCERTAIN.key, bodyHash: "" }];
  const block = { id: `doubt:${scope}:${name.key}`, start, end: start + 30 * MINUTE };
  const body = { key: name, block: { ...block, bufferBefore: 0, bufferAfter: 0, expiresAt: 0 } };
  return `INSERT INTO begun VALUES ('${scope}', '${name.key}', ${NOW}); INSERT INTO uncertain VALUES ('${scope}', '${name.key}', ${quoted(body)});`;
}

const taken = { type: "slot.taken", start: "2030-03-25T16:00:00Z", end: "2030-03-25T16:30:00Z", slots: [] };
const kept = { version: 3, checkedAt: NOW, push: 17, holds: [], eventTypeId: lesson.id, forgottenFrom: null };
const room = `
  CREATE TABLE chunks (number INTEGER PRIMARY KEY, inputs TEXT NOT NULL);
  CREATE TABLE kept (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL);
  CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE sequence (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL);
  INSERT INTO kept VALUES (1, ${quoted(kept)});
  INSERT INTO chunks VALUES (700, ${quoted({ hostId: "h", version: 3, appointments: [], busy: [] })});
  INSERT INTO events VALUES (41, ${quoted({ seq: 41, ...taken })}), (42, ${quoted({ seq: 42, ...taken })});
  INSERT INTO sequence VALUES (1, 42);`;

beforeAll(async () => {
  daybook = await startUpgraded();
  const [host] = await askDatabase(daybook, "SELECT id FROM hosts");
  const [known] = await askDatabase(daybook, "SELECT scope FROM idempotency_keys WHERE key = 'key-claim'");
  // Keys of a page's claims begin alike.
  const scope = String(known?.scope).replace(landed.eventTypeAnswer.id, lesson.id);
  await leave("HostDesk", String(host?.id), desk + uncertain(scope));
  await leave("PageRoom", lesson.id, room);
});
afterAll(() => daybook?.close());

const claim = (start: string, name: string = crypto.randomUUID()) =>
  daybook.call(
    "POST",
    `${page.path}/bookings`,
    { start, timezone: "UTC", invitee: { name: "New Comer", email: "new@example.com" } },
    { headers: key(name) },
  );

describe("objects of the version before", () => {
  it("keep holds, and what may have been booked, as taken", async () => {
    const answer = await daybook.call("GET", `${page.path}/slots?from=2030-03-26&to=2030-03-27&timezone=UTC`);
    expect(answer.status, answer.text).toBe(200);
    const { slots, held } = answer.json;
    const starts = slots.map((slot: { start: string }) => slot.start);
    for (const start of [HELD, UNCERTAIN.start]) {
      expect(starts).not.toContain(start);
      expect(held.map((one: { start: string }) => one.start)).toContain(start);
      const refused = await claim(start);
      expect([refused.status, refused.json.reason]).toEqual([409, "held"]);
    }
  });

  it("give an uncertain time to the claim that it is uncertain about", async () => {
    expect((await claim(UNCERTAIN.start, UNCERTAIN.key)).status).toBe(201);
  });

  it("go on with their numbers: who watched catches up, and hears what comes", async () => {
    const watcher = await watch(daybook, page, { since: 41, visitor: "a-tab-of-before" });
    await watcher.hears("slot.taken");
    expect(watcher.heard[0]).toEqual({ seq: 42, ...taken });
    const start = "2030-03-28T20:00:00Z";
    expect((await claim(start)).status).toBe(201);
    await watcher.hears("slot.taken", start);
    await watcher.leave();
  });
});
