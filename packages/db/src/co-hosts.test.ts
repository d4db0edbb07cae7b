import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../scripts/test/database.ts";
import { system } from "../../../scripts/test/system-scope.ts";
import { insertAccount } from "./accounts.ts";
import { cancelBooking, insertBooking, moveAppointment } from "./booking-writes.ts";
import { findBooking } from "./bookings.ts";
import { type Connect, type Connection, pgConnect } from "./connection.ts";
import { deliveriesOfBooking } from "./deliveries.ts";
import { insertEventType } from "./event-types.ts";
import type { NewEvent } from "./events.ts";
import { raiseHosts } from "./hosts.ts";
import { lockedHosts, takeKeyAndLockHosts } from "./idempotency.ts";
import { findPage } from "./pages.ts";
import { insertSchedule } from "./schedules.ts";
import type { OwnerId } from "./scopes.ts";
import { transact } from "./transaction.ts";

const [NOW, HOUR] = [Date.UTC(2030, 0, 7), 3_600_000];
const span = { start: NOW + 10 * HOUR, end: NOW + 11 * HOUR };
const location = { kind: "custom" as const, value: "here" };

interface Person {
  owner: OwnerId;
  hostId: string;
}

let database: FreshDatabase;
let connect: Connect;
let connection: Connection;
/** A booking on Ann's page, which Ann and Ben host; Cat doesn't, and nobody's page books two of them. */
let bookingId: string;
let ann: Person;
let ben: Person;
let cat: Person;
let count = 0;
const id = (): string => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, "0")}`;

async function makePerson(handle: string): Promise<Person> {
  const [owner, hostId] = [id() as OwnerId, id()];
  const person = {
    email: `${handle}@example.com`,
    name: handle,
    handle,
    timezone: "UTC",
    locale: "en",
    hour12: false,
    passwordHash: "",
  };
  await insertAccount(system, connection.db, { ...person, id: owner, hostId, now: NOW });
  return { owner, hostId };
}

/** An event of the booking that asks for a delivery per target. */
async function record(targets: readonly string[], sink: "mail" | "push" = "mail"): Promise<void> {
  const event: NewEvent = {
    id: id(),
    kind: "booking.created",
    subject: { kind: "booking", id: bookingId },
    leastSequence: 0,
    before: null,
    after: {},
    actor: "invitee",
    origin: null,
    at: NOW,
    deliveries: targets.map((target) => ({ id: id(), sink, target, orderKey: target, dedupeKey: id(), dueAt: NOW })),
  };
  await raiseHosts(ann.owner, connection.db, [], [event]);
}

const change = (actor: "host" | "invitee") => ({
  bookingId,
  historyId: id(),
  actor,
  actorId: null,
  now: NOW,
  events: [],
  key: null,
  answer: null,
});

async function bookTogether(): Promise<void> {
  const { db } = connection;
  const [scheduleId, eventTypeId] = [id(), id()];
  const hours = { timezone: "UTC", weekly: [], overrides: [] };
  const rules = { slotInterval: 60, bufferBefore: 0, bufferAfter: 0, minimumNotice: 0, bookingWindow: null };
  const settings = { title: "Lesson", ink: "sky", location, questions: [], price: "" };
  await insertSchedule(ann.owner, db, { id: scheduleId, name: "Hours", hours, now: NOW });
  await insertEventType(
    ann.owner,
    db,
    {
      ...settings,
      id: eventTypeId,
      scheduleId,
      slug: "lesson",
      description: "",
      durations: [60],
      rules: { ...rules, changeNotice: 0 },
      paused: false,
      hidden: false,
      createdAt: NOW,
    },
    id(),
  );
  const page = await findPage(system, db, "ann", "lesson");
  if (!page) throw new Error("There is no page");
  bookingId = id();
  await insertBooking(page, db, {
    ...change("invitee"),
    ...span,
    hostIds: [ann.hostId, ben.hostId],
    appointmentId: id(),
    calendarUid: `${bookingId}@daybook`,
    settings: { ...settings, changeNotice: 0, bufferBefore: 0, bufferAfter: 0 },
    invitee: { name: "In Vitee", email: "invitee@example.com", timezone: "UTC", locale: "en", hour12: false },
    answers: [],
    holdId: null,
  });
}

beforeAll(async () => {
  database = await freshDatabase();
  connect = pgConnect(database.url);
  connection = await connect();
  ann = await makePerson("ann");
  ben = await makePerson("ben");
  cat = await makePerson("cat");
  await bookTogether();
});
afterAll(async () => {
  await connection?.end();
  await database?.drop();
});

describe("who hosts an appointment with somebody of another account", () => {
  const locked = async ({ owner }: Person, ...hostIds: string[]) =>
    lockedHosts((await connection.db.execute(takeKeyAndLockHosts(owner, null, hostIds, NOW))).rows)?.map(
      (host) => host.id,
    );

  it("may lock both, and nobody whom they host nothing with", async () => {
    const all = [ann.hostId, ben.hostId, cat.hostId];
    expect(await locked(ann, ...all)).toEqual([ann.hostId, ben.hostId]);
    expect(await locked(ben, ...all)).toEqual([ann.hostId, ben.hostId]);
    expect(await locked(cat, ...all)).toEqual([cat.hostId]);
  });

  it("sees its mails to the invitee and to both, change by change, and nothing else", async () => {
    const former = `host:${cat.hostId}`;
    const [toAnn, toBen] = [`host:${ann.hostId}`, `host:${ben.hostId}`];
    await record(["invitee", toAnn, toBen, former]);
    await record([ann.hostId, ben.hostId], "push");
    await record(["invitee"]);
    const seen = async ({ owner }: Person) =>
      (await deliveriesOfBooking(owner, connection.db, bookingId)).map((delivery) => delivery.target);
    expect(await seen(ann)).toEqual(["invitee", toAnn, toBen, "invitee"]);
    expect(await seen(ben)).toEqual(["invitee", toAnn, toBen, "invitee"]);
    expect(await seen(cat)).toEqual([]);
  });

  it("moves and cancels it for both, and may still lock both afterwards", async () => {
    const to = { start: NOW + 12 * HOUR, end: NOW + 13 * HOUR };
    const both = [ann.hostId, ben.hostId];
    const versions = (written: Map<string, number>) => [...written.keys()].sort();
    const opening = [takeKeyAndLockHosts(ben.owner, null, both, NOW)];
    const moved = await transact(
      connect,
      (db, [taken]) => {
        expect(lockedHosts(taken)).toHaveLength(2);
        return moveAppointment(ben.owner, db, { ...change("host"), from: span, to });
      },
      opening,
    );
    expect(versions(moved)).toEqual(both);
    const cancelled = await cancelBooking(ben.owner, connection.db, { ...change("host"), from: to, reason: "" });
    expect(versions(cancelled)).toEqual(both);
    expect(await findBooking(ann.owner, connection.db, bookingId)).toMatchObject({ ...to, state: "cancelled" });
    expect(await locked(ben, ...both)).toEqual(both);
  });
});
