import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { cancelBooking, insertBooking, moveAppointment } from "./booking-writes.ts";
import { bookingSurroundings, bookingsBetween, findBooking, historyOf } from "./bookings.ts";
import { type Connect, type Connection, pgConnect } from "./connection.ts";
import { deliveriesOfBooking } from "./deliveries.ts";
import { readArrangement, writeArrangement } from "./event-type-order.ts";
import {
  deleteEventType,
  findEventType,
  hostsOfEventType,
  insertEventType,
  restoreEventType,
  updateEventType,
} from "./event-types.ts";
import type { NewEvent } from "./events.ts";
import { deleteFeed, insertFeed, listFeeds, readFeed, rotateFeed } from "./feeds.ts";
import { raiseHosts, readHostVersions } from "./hosts.ts";
import { findReplay, type KeyScope, keepAnswer, lockedHosts, takeKey, takeKeyAndLockHosts } from "./idempotency.ts";
import { loadOfferInputs, loadTimeline } from "./offer-inputs.ts";
import { findPage } from "./pages.ts";
import { deleteSchedule, findSchedule, hoursOf, insertSchedule, openingHours, replaceSchedule } from "./schedules.ts";
import type { CapabilityScope, EventTypePage, OwnerId } from "./scopes.ts";
import { standingBookings } from "./standing-bookings.ts";
import { transact } from "./transaction.ts";

const [NOW, HOUR] = [Date.UTC(2030, 0, 7), 3_600_000];
const [FROM, TO] = [NOW - 24 * HOUR, NOW + 24 * HOUR];

/** Somebody with a schedule, an event type, a feed, and a booking at 10:00. */
interface Person {
  owner: OwnerId;
  page: EventTypePage;
  manage: CapabilityScope<"manage">;
  feed: CapabilityScope<"feed">;
  hostId: string;
  scheduleId: string;
  eventTypeId: string;
  feedId: string;
  bookingId: string;
}

let database: FreshDatabase;
let connect: Connect;
let connection: Connection;
let ann: Person;
let ben: Person;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;

async function makePerson(handle: string): Promise<Person> {
  const { db } = connection;
  const [account, hostId, scheduleId, eventTypeId, feedId, bookingId] = [id(), id(), id(), id(), id(), id()];
  const owner = account as OwnerId;
  const person = {
    id: account,
    hostId,
    email: `${handle}@example.com`,
    name: handle,
    handle,
    timezone: "UTC",
    locale: "en",
    hour12: false,
  };
  await insertAccount(system, db, { ...person, passwordHash: "", now: NOW });
  const hours = { timezone: "UTC", weekly: [], overrides: [] };
  await insertSchedule(owner, db, { id: scheduleId, name: "Hours", hours, now: NOW });
  await insertEventType(owner, db, eventType(eventTypeId, scheduleId), id());
  await insertFeed(owner, db, { id: feedId, name: "Feed", now: NOW });
  const page = await findPage(system, db, handle, "lesson");
  if (!page) throw new Error("There is no page");
  await insertBooking(page, db, {
    ...change(bookingId),
    actor: "invitee",
    hostIds: [hostId],
    appointmentId: id(),
    start: NOW + 10 * HOUR,
    end: NOW + 11 * HOUR,
    calendarUid: `${bookingId}@daybook`,
    settings: {
      title: "Lesson",
      ink: "sky",
      location,
      price: "",
      changeNotice: 0,
      bufferBefore: 0,
      bufferAfter: 0,
      questions: [],
    },
    invitee: { name: "In Vitee", email: "invitee@example.com", timezone: "UTC", locale: "en", hour12: false },
    answers: [],
    holdId: null,
  });
  const manage = { purpose: "manage", id: bookingId } as CapabilityScope<"manage">;
  const feed = { purpose: "feed", id: feedId } as CapabilityScope<"feed">;
  return { owner, page, manage, feed, hostId, scheduleId, eventTypeId, feedId, bookingId };
}

const location = { kind: "custom" as const, value: "here" };
const eventType = (eventTypeId: string, scheduleId: string) => ({
  id: eventTypeId,
  scheduleId,
  slug: "lesson",
  title: "Lesson",
  description: "",
  durations: [60],
  rules: {
    slotInterval: 60,
    bufferBefore: 0,
    bufferAfter: 0,
    minimumNotice: 0,
    bookingWindow: null,
    changeNotice: 0,
  },
  location,
  questions: [],
  price: "",
  ink: "sky",
  paused: false,
  hidden: false,
  createdAt: NOW,
});
const event = (subject: NewEvent["subject"]): NewEvent => ({
  id: id(),
  kind: "booking.created",
  subject,
  leastSequence: 0,
  before: null,
  after: {},
  actor: "host",
  origin: null,
  at: NOW,
  deliveries: [{ id: id(), sink: "mail", target: "invitee", orderKey: subject.id, dedupeKey: id(), dueAt: NOW }],
});
const change = (bookingId: string) => ({
  bookingId,
  historyId: id(),
  actorId: null,
  now: NOW,
  events: [event({ kind: "booking", id: bookingId })],
  key: null,
  answer: null,
});

/** Everything of a person that somebody else might have touched. */
async function rowsOf({ owner, hostId, bookingId }: Person): Promise<unknown> {
  const { rows } = await connection.db.execute(sql`SELECT
    (SELECT json_agg(t ORDER BY id) FROM schedules t WHERE account_id = ${owner}) AS schedules,
    (SELECT json_agg(t ORDER BY id) FROM event_types t WHERE account_id = ${owner}) AS event_types,
    (SELECT json_agg(p ORDER BY id) FROM pages p WHERE target_id IN (SELECT id FROM event_types WHERE account_id = ${owner})) AS pages,
    (SELECT json_agg(t ORDER BY id) FROM feeds t WHERE account_id = ${owner}) AS feeds,
    (SELECT json_agg(t ORDER BY id) FROM appointments t WHERE account_id = ${owner}) AS appointments,
    (SELECT json_agg(t) FROM appointment_hosts t WHERE host_id = ${hostId}) AS hosts,
    (SELECT json_agg(t) FROM bookings t WHERE id = ${bookingId}) AS bookings,
    (SELECT json_agg(t ORDER BY id) FROM booking_history t WHERE booking_id = ${bookingId}) AS history,
    (SELECT json_agg(t ORDER BY id) FROM deliveries t WHERE account_id = ${owner}) AS deliveries,
    (SELECT json_agg(t ORDER BY id) FROM events t WHERE account_id = ${owner}) AS events,
    (SELECT version FROM hosts WHERE id = ${hostId}) AS version`);
  return rows[0];
}

beforeAll(async () => {
  database = await freshDatabase();
  connect = pgConnect(database.url);
  connection = await connect();
  ann = await makePerson("ann");
  ben = await makePerson("ben");
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

type Read = (as: Person) => Promise<unknown>;
const nothing = (found: unknown) => found === null || (Array.isArray(found) && found.length === 0);
const asOwner: [string, Read][] = [
  ["a schedule", ({ owner }) => findSchedule(owner, connection.db, ben.scheduleId)],
  ["a schedule's hours", async ({ owner }) => [...(await hoursOf(owner, connection.db, [ben.scheduleId]))]],
  ["an event type", ({ owner }) => findEventType(owner, connection.db, ben.eventTypeId)],
  ["a feed", async ({ owner }) => (await listFeeds(owner, connection.db, 10)).filter((feed) => feed.id === ben.feedId)],
  ["a booking", ({ owner }) => findBooking(owner, connection.db, ben.bookingId)],
  ["who is behind a booking", ({ owner }) => bookingSurroundings(owner, connection.db, ben.bookingId)],
  ["a booking's history", ({ owner }) => historyOf(owner, connection.db, ben.bookingId)],
  ["a booking's deliveries", ({ owner }) => deliveriesOfBooking(owner, connection.db, ben.bookingId)],
  ["an offer", ({ owner }) => loadOfferInputs(owner, connection.db, ben.eventTypeId, FROM, TO)],
];
const byLink: [string, Read][] = [
  ["a booking", ({ manage }) => findBooking(manage, connection.db, ben.bookingId)],
  ["who is behind a booking", ({ manage }) => bookingSurroundings(manage, connection.db, ben.bookingId)],
  ["a booking's history", ({ manage }) => historyOf(manage, connection.db, ben.bookingId)],
  ["an offer", ({ manage }) => loadOfferInputs(manage, connection.db, ben.eventTypeId, FROM, TO)],
  ["an offer, by its page", ({ page }) => loadOfferInputs(page, connection.db, ben.eventTypeId, FROM, TO)],
];

describe("what a scope reads", () => {
  it.each(asOwner)("%s is its owner's alone", async (_, read) => {
    expect(nothing(await read(ben))).toBe(false);
    expect(nothing(await read(ann))).toBe(true);
  });

  it.each(byLink)("%s is for whoever holds its own link", async (_, read) => {
    expect(nothing(await read(ben))).toBe(false);
    expect(nothing(await read(ann))).toBe(true);
  });

  it("a calendar holds its owner's bookings, by session and by feed alike", async () => {
    for (const scope of [ann.owner, ann.feed]) {
      const found = await bookingsBetween(scope, connection.db, FROM, TO);
      expect(found.map((row) => row.id)).toEqual([ann.bookingId]);
    }
    const [dates, schedules] = [{ from: FROM, to: TO, now: NOW }, [ann.scheduleId, ben.scheduleId]];
    const stand = (id: string) => standingBookings(ann.owner, connection.db, id, dates, 20);
    const standing = await Promise.all(schedules.map(stand));
    expect(standing.map(({ rows }) => rows.map((row) => row.id))).toEqual([[ann.bookingId], []]);
    const { appointments } = await loadTimeline(ann.owner, connection.db, FROM, TO);
    expect(appointments).toHaveLength(1);
    expect(await readFeed(ann.feed, connection.db)).toMatchObject({
      name: "Feed",
      createdAt: NOW,
      timezone: "UTC",
      locale: "en",
    });
  });

  it("a feed that was given up shows nothing any more", async () => {
    const given = id();
    await insertFeed(ann.owner, connection.db, { id: given, name: "Given up", now: NOW });
    const scope = { purpose: "feed", id: given } as CapabilityScope<"feed">;
    expect(await bookingsBetween(scope, connection.db, FROM, TO)).toHaveLength(1);
    await deleteFeed(ann.owner, connection.db, given, NOW);
    expect(await bookingsBetween(scope, connection.db, FROM, TO)).toEqual([]);
    expect(await readFeed(scope, connection.db)).toBeNull();
  });
});

describe("what a scope writes", () => {
  const span = { start: NOW + 10 * HOUR, end: NOW + 11 * HOUR };
  const to = { start: NOW + 12 * HOUR, end: NOW + 13 * HOUR };
  const moving = () => ({ ...change(ben.bookingId), from: span, to, actor: "host" as const });
  const cancelling = () => ({ ...change(ben.bookingId), from: span, actor: "host" as const, reason: "" });
  const outside = "isn't within the scope";

  it("leaves everybody else's rows as they are", async () => {
    const { db } = connection;
    const group = { id: id(), title: "His", eventTypeIds: [ben.eventTypeId] };
    await writeArrangement(ben.owner, db, { ungrouped: [], groups: [group] });
    const arranged = await readArrangement(ben.owner, db);
    expect(arranged.groups).toEqual([group]);
    const before = await rowsOf(ben);
    const hours = { timezone: "Europe/Paris", weekly: [], overrides: [] };
    expect(await replaceSchedule(ann.owner, db, ben.scheduleId, 1, { name: "Mine", hours })).toBeNull();
    await deleteSchedule(ann.owner, db, ben.scheduleId, NOW);
    expect(await updateEventType(ann.owner, db, ben.eventTypeId, 1, { slug: "mine" })).toBeNull();
    await deleteEventType(ann.owner, db, ben.eventTypeId, NOW);
    expect(await restoreEventType(ann.owner, db, ben.eventTypeId, id())).toBeNull();
    await writeArrangement(ann.owner, db, { ungrouped: [], groups: [{ ...group, title: "Mine" }] });
    await writeArrangement(ann.owner, db, { ungrouped: [ben.eventTypeId], groups: [] });
    expect(await readArrangement(ben.owner, db)).toEqual(arranged);
    expect(await rotateFeed(ann.owner, db, ben.feedId, NOW)).toBeNull();
    expect(await deleteFeed(ann.owner, db, ben.feedId, NOW)).toBeNull();
    await raiseHosts(ann.owner, db, [ann.hostId], [event({ kind: "host", id: ann.hostId })]);
    for (const scope of [ann.owner, ann.manage]) {
      await expect(transact(connect, (own) => moveAppointment(scope, own, moving()))).rejects.toThrow(outside);
      await expect(transact(connect, (own) => cancelBooking(scope, own, cancelling()))).rejects.toThrow(outside);
    }
    expect(await rowsOf(ben)).toEqual(before);
  });

  it("changes a booking by its owner's session, by its own link, and by Daybook itself", async () => {
    const { db } = connection;
    for (const scope of [ben.owner, ben.manage, system]) {
      const versions = await moveAppointment(scope, db, moving());
      expect(versions).toEqual(await readHostVersions(system, db, [ben.hostId]));
    }
    await cancelBooking(ben.manage, db, cancelling());
    expect(await findBooking(ben.owner, db, ben.bookingId)).toMatchObject({ ...to, state: "cancelled", sequence: 4 });
    expect(await deliveriesOfBooking(ben.owner, db, ben.bookingId)).toHaveLength(5);
  });

  it("puts a new event type into its owner's own calendar", async () => {
    expect(await hostsOfEventType(ann.owner, connection.db, ann.eventTypeId)).toEqual([ann.hostId]);
  });
});

describe("an idempotency key", () => {
  const keyOf = (name: string) => ({ scope: `book:${name}`, key: id(), bodyHash: "" });

  it("is kept apart from everybody else's", async () => {
    const { db } = connection;
    const scopes: [KeyScope, string][] = [
      [ann.owner, ben.owner],
      [ann.page, ben.eventTypeId],
      [ann.manage, ben.bookingId],
    ];
    for (const [scope, name] of scopes) {
      const key = keyOf(name);
      await expect(takeKey(scope, db, key, NOW)).rejects.toThrow("idempotency key");
      await expect(keepAnswer(scope, db, key, {})).rejects.toThrow("idempotency key");
      await expect(findReplay(scope, db, key)).rejects.toThrow("idempotency key");
      expect(() => takeKeyAndLockHosts(scope, key, [ben.hostId], NOW)).toThrow("idempotency key");
    }
  });

  it("locks the scope's own host and no other", async () => {
    const { db } = connection;
    const scopes: [KeyScope, string][] = [
      [ann.owner, ann.owner],
      [ann.page, ann.eventTypeId],
      [ann.manage, ann.bookingId],
    ];
    for (const [scope, name] of scopes) {
      const locks = async (hostId: string) =>
        lockedHosts((await db.execute(takeKeyAndLockHosts(scope, keyOf(name), [hostId], NOW))).rows);
      expect(await locks(ann.hostId)).toMatchObject([{ id: ann.hostId }]);
      expect(await locks(ben.hostId)).toBeNull();
    }
  });
});

describe("the hours that open a calendar", () => {
  it("are those in use, or the only ones there are", async () => {
    const { db } = connection;
    const zones = async () => (await openingHours(ann.owner, db)).map((hours) => hours.timezone);
    const unused = id();
    const hours = { timezone: "Europe/Paris", weekly: [], overrides: [] };
    await insertSchedule(ann.owner, db, { id: unused, name: "Unused", hours, now: NOW });
    expect(await zones()).toEqual(["UTC"]);
    await deleteEventType(ann.owner, db, ann.eventTypeId, NOW);
    expect(await zones()).toEqual([]);
    await deleteSchedule(ann.owner, db, ann.scheduleId, NOW);
    expect(await zones()).toEqual(["Europe/Paris"]);
  });
});
