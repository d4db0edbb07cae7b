import { webhookEvents } from "@daybook/contract/webhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parallel } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  type Slot,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { fault, startFaultyDaybook } from "./faults.ts";
import { type Received, type Receiver, startReceiver } from "./webhook-receiver.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** With eight changes and five, several rounds of what is taken together. */
const [BOOKINGS, LATER] = [10, 6];

let daybook: Daybook;
let receiver: Receiver;
let host: Host;
let page: Page;
let hook: string;
let slots: Slot[];
/** What the receiver took, in the order in which it did. */
const taken: Received[] = [];
/** How far ahead the time is, ms. */
let ahead = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  receiver = await startReceiver();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
  const made = await daybook.call(
    "POST",
    "/v1/webhooks",
    { url: receiver.url, events: webhookEvents },
    { token: host.token },
  );
  hook = made.json.id;
  // Long after all that is tried here.
  slots = await slotsOf(daybook, page, day(20), day(40));
  // Only what is asked for below is carried out.
  await fault(daybook, { losesMessages: true });
});
afterAll(async () => {
  await daybook?.close();
  await receiver?.close();
});

const goDown = () => receiver.answer((_, response) => void response.destroy());
const goUp = () =>
  receiver.answer((one, response) => {
    taken.push(one);
    response.writeHead(204).end();
  });
/** So much time goes by, and what comes due meanwhile is carried out, every `step`. */
async function pass(time: number, step: number, until: () => Promise<boolean> = async () => false): Promise<void> {
  for (const end = ahead + time; ahead < end && !(await until()); ) {
    ahead += step;
    await fault(daybook, { ahead, carryDue: true });
  }
}
const manage = (booked: Answer, what: string, body: object) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/${what}`, body, { headers: key() });
const bookings = (from: number, count: number) =>
  parallel(count, (n) => book(daybook, page, at(slots, 2 * (from + n))));
/** Each is moved to and fro between two times of its own. */
async function moveAll(booked: readonly Answer[], from: number, turn: number): Promise<void> {
  const moved = await parallel(booked.length, (n) =>
    manage(booked[n] as Answer, "rescheduling", { start: at(slots, 2 * (from + n) + (turn % 2)) }),
  );
  for (const { status, text } of moved) expect(status, text).toBe(200);
}
const webhookRows = (state: string) =>
  askDatabase(daybook, "SELECT attempts FROM deliveries WHERE sink = 'webhook' AND state = $1", [state]);
const isAllDone = async () => (await webhookRows("waiting")).length === 0;

/** Every change of the bookings came once, in order. */
function expectAll(booked: readonly Answer[], changes: number): void {
  const ids = taken.map(({ headers }) => headers["webhook-id"]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { json } of booked) {
    const ofIt = taken.filter((one) => one.json.data.booking.id === json.id).map((one) => one.json.sequence);
    expect(ofIt).toEqual(Array.from({ length: changes }, (_, n) => n));
  }
}

describe("a receiver that is away", () => {
  it("for thirty hours hears of everything afterwards, in order and once, and was asked little meanwhile", async () => {
    goDown();
    const booked = await bookings(0, BOOKINGS);
    expect(booked.map(({ status }) => status)).toEqual(Array(BOOKINGS).fill(201));
    await fault(daybook, { carryDue: true });
    for (let turn = 1; turn <= 6; turn++) {
      await pass(HOUR, turn === 1 ? 15 * MINUTE : HOUR);
      await moveAll(booked, 0, turn);
    }
    await pass(24 * HOUR, HOUR);
    const cancelled = await parallel(BOOKINGS, (n) => manage(booked[n] as Answer, "cancellation", {}));
    expect(cancelled.map(({ status }) => status)).toEqual(Array(BOOKINGS).fill(200));
    const changes = 8 * BOOKINGS;
    expect(await webhookRows("waiting")).toHaveLength(changes);
    // Until its circuit opened, and then one at each look.
    expect(receiver.received.length).toBeLessThan(60);
    expect(taken).toEqual([]);
    goUp();
    await pass(DAY, 20 * MINUTE, isAllDone);
    expectAll(booked, 8);
    expect(taken).toHaveLength(changes);
    expect((await webhookRows("done")).length).toBe(changes);
  }, 120_000);

  it("for four days is left alone with nothing lost, its owner is told once, and has it all sent by one word", async () => {
    goDown();
    taken.length = 0;
    const booked = await bookings(BOOKINGS, LATER);
    for (let turn = 1; turn <= 3; turn++) {
      await pass(HOUR, HOUR);
      await moveAll(booked, BOOKINGS, turn);
    }
    await pass(4 * DAY, 2 * HOUR);
    expect(await webhookRows("waiting")).toEqual([]);
    expect(await webhookRows("failed")).toEqual([]);
    expect(await webhookRows("paused")).toHaveLength(4 * LATER);
    const tries = receiver.received.length;
    // What happens meanwhile is kept, too.
    await moveAll(booked, BOOKINGS, 4);
    await pass(DAY, 6 * HOUR);
    expect(receiver.received).toHaveLength(tries);
    const notices =
      "SELECT d.state FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.kind = 'webhook.paused'";
    expect(await askDatabase(daybook, notices)).toEqual([{ state: "done" }]);
    goUp();
    const { email, password } = host;
    const { json: session } = await daybook.call("POST", "/v1/sessions", { email, password });
    const resumed = await daybook.call(
      "PATCH",
      `/v1/webhooks/${hook}`,
      { active: true },
      { token: session.accessToken, headers: { "if-match": "*" } },
    );
    expect(resumed.status, resumed.text).toBe(200);
    await fault(daybook, { carryDue: true });
    await pass(HOUR, 5 * MINUTE, isAllDone);
    expectAll(booked, 5);
    expect(taken).toHaveLength(5 * LATER);
  }, 120_000);
});
