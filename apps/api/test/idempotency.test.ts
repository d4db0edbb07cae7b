import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, parallel } from "./claims.ts";
import { askDatabase, dump, settled } from "./database-dump.ts";
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
import { deskOf, evict, fault, startFaultyDaybook } from "./faults.ts";

const HOUR = 3_600_000;

let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterAll(() => daybook?.close());

const freeTime = async () => at(await slotsOf(daybook, page), 2 * next++);
const effectsOf = async (bookingId: string) =>
  (
    await askDatabase(
      daybook,
      "SELECT d.dedupe_key FROM deliveries d JOIN events e ON e.id = d.event_id WHERE e.subject_id = $1 ORDER BY 1",
      [bookingId],
    )
  ).map((row) => row.dedupe_key);
const post = (path: string, body: unknown, headers: Record<string, string> = {}, token?: string) =>
  daybook.call("POST", path, body, { headers, token });

/** Each call that wants a key: how to make a fresh one, with another body to send under the same key. */
const keyed: [
  string,
  () => Promise<{
    call: (headers: Record<string, string>) => Promise<Answer>;
    other: (headers: Record<string, string>) => Promise<Answer>;
  }>,
][] = [
  [
    "a booking",
    async () => {
      const [start, second] = [await freeTime(), await freeTime()];
      const body = { start, timezone: "UTC", invitee: invitee() };
      return {
        call: (headers) => post(`${page.path}/bookings`, body, headers),
        other: (headers) => post(`${page.path}/bookings`, { ...body, start: second }, headers),
      };
    },
  ],
  [
    "a move by the invitee",
    async () => {
      const [from, to, second] = [await freeTime(), await freeTime(), await freeTime()];
      const path = `/v1/manage/${manageToken(await book(daybook, page, from))}/rescheduling`;
      return {
        call: (headers) => post(path, { start: to }, headers),
        other: (headers) => post(path, { start: second }, headers),
      };
    },
  ],
  [
    "a move by the host",
    async () => {
      const [from, to, second] = [await freeTime(), await freeTime(), await freeTime()];
      const path = `/v1/bookings/${(await book(daybook, page, from)).json.id}/rescheduling`;
      return {
        call: (headers) => post(path, { start: to }, headers, host.token),
        other: (headers) => post(path, { start: second }, headers, host.token),
      };
    },
  ],
];

describe.each(keyed)("%s", (_, make) => {
  it("is refused without an Idempotency-Key", async () => {
    const { call } = await make();
    const answer = await call({});
    expect([answer.status, answer.json.code]).toEqual([400, "idempotency_key_required"]);
  });

  it("is answered the same again, and happens once", async () => {
    const { call } = await make();
    const headers = key();
    const first = await call(headers);
    expect(first.status, first.text).toBeLessThan(300);
    const effects = await effectsOf(first.json.id);
    await evict(daybook, "HostDesk", await deskOf(daybook, host));
    const again = await call(headers);
    expect([again.status, again.json]).toEqual([first.status, first.json]);
    expect(await effectsOf(first.json.id)).toEqual(effects);
  });

  it("happens once when it is sent ten times at once", async () => {
    const { call } = await make();
    const headers = key();
    const answers = await parallel(10, () => call(headers));
    expect(Object.keys(counts(answers))).toHaveLength(1);
    expect(new Set(answers.map((one) => one.text)).size).toBe(1);
    expect((await effectsOf(answers[0]?.json.id)).filter((name) => String(name).startsWith("push:"))).toHaveLength(
      _ === "a booking" ? 1 : 2,
    );
  });

  it("is refused when the key was used for something else", async () => {
    const { call, other } = await make();
    const headers = key();
    await call(headers);
    const before = await dump(daybook);
    const reused = await other(headers);
    expect([reused.status, reused.json.code]).toEqual([409, "idempotency_key_reused"]);
    await settled(daybook);
    const after = await dump(daybook);
    for (const table of ["bookings", "appointments", "appointment_hosts", "booking_history", "idempotency_keys"])
      expect(after[table]).toEqual(before[table]);
  });
});

describe("a key", () => {
  it("means the same however the body is written", async () => {
    const [start, who] = [await freeTime(), invitee()];
    const headers = key();
    const first = await post(`${page.path}/bookings`, { start, timezone: "UTC", invitee: who }, headers);
    const text = `{"invitee":{"email":"${who.email}","name":"${who.name}"},  "timezone":"UTC","start":"${start}"}`;
    const again = await post(`${page.path}/bookings`, text, headers);
    expect([again.status, again.json]).toEqual([first.status, first.json]);
  });

  it("of a refused claim is free: when the time is given back, it books", async () => {
    const start = await freeTime();
    const taken = await book(daybook, page, start);
    const headers = key();
    const body = { invitee: invitee() };
    expect((await book(daybook, page, start, body, headers)).status).toBe(409);
    await post(`/v1/manage/${manageToken(taken)}/cancellation`, {});
    expect((await book(daybook, page, start, body, headers)).status).toBe(201);
  });

  it("of one page says nothing on another", async () => {
    const other = await makePage(daybook, await signUp(daybook));
    const headers = key();
    const first = await book(daybook, page, await freeTime(), {}, headers);
    const second = await book(daybook, other, at(await slotsOf(daybook, other), 0), {}, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
  });

  it("still answers what it answered after the booking was moved and cancelled", async () => {
    const [start, to] = [await freeTime(), await freeTime()];
    const headers = key();
    const body = { invitee: invitee() };
    const first = await book(daybook, page, start, body, headers);
    // What is under way would seem to have been so for a day.
    await settled(daybook);
    const manage = `/v1/manage/${manageToken(first)}`;
    await post(`${manage}/rescheduling`, { start: to }, key());
    await post(`${manage}/cancellation`, {});
    expect((await book(daybook, page, start, body, headers)).json).toEqual(first.json);
    expect((await slotsOf(daybook, page)).map((slot) => slot.start)).toContain(start);
  });

  it("of a move to where it stood already moves nothing later", async () => {
    const [start, later] = [await freeTime(), await freeTime()];
    const booked = await book(daybook, page, start);
    const path = `/v1/manage/${manageToken(booked)}/rescheduling`;
    const headers = key();
    const first = await post(path, { start }, headers);
    expect(first.json).toMatchObject({ start });
    expect((await post(path, { start: later }, key())).json).toMatchObject({ start: later });
    expect((await post(path, { start }, headers)).json).toEqual(first.json);
    expect((await post(path, { start: later }, headers)).json.code).toBe("idempotency_key_reused");
    expect((await daybook.call("GET", `/v1/manage/${manageToken(booked)}`)).json.start).toBe(later);
  });
});

describe("cancelling", () => {
  it("needs no key, and says so when it was done already", async () => {
    const booked = await book(daybook, page, await freeTime());
    const path = `/v1/manage/${manageToken(booked)}/cancellation`;
    const answers = await parallel(5, () => post(path, {}));
    expect(counts(answers)).toEqual({ 200: 1, 409: 4 });
    expect(answers.find((one) => one.status === 409)?.json.code).toBe("already_cancelled");
  });

  it("with a key is answered the same again", async () => {
    const booked = await book(daybook, page, await freeTime());
    const headers = key();
    const path = `/v1/bookings/${booked.json.id}/cancellation`;
    const answers = await parallel(5, () => post(path, { reason: "Rain" }, headers, host.token));
    expect(counts(answers)).toEqual({ 200: 5 });
    expect((await post(path, { reason: "Snow" }, headers, host.token)).json.code).toBe("idempotency_key_reused");
    await settled(daybook);
    expect((await effectsOf(booked.json.id)).filter((name) => String(name).includes(":cancelled:"))).toHaveLength(3);
  });
});

// Last: the other tests would miss what the objects forget when their clock jumps.
describe("a day later", () => {
  it("a key is forgotten when what is out of use is removed, and not before", async () => {
    const start = await freeTime();
    const headers = key();
    const body = { invitee: invitee() };
    const first = await book(daybook, page, start, body, headers);
    const sweepAfter = async (ms: number) => {
      await fault(daybook, { ahead: ms });
      await daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
    };
    await sweepAfter(23.9 * HOUR);
    await settled(daybook);
    await fault(daybook, { ahead: 0 });
    expect((await book(daybook, page, start, body, headers)).json).toEqual(first.json);
    // Six hours later the clock has it done again.
    await sweepAfter(30 * HOUR);
    const kept = () =>
      askDatabase(daybook, "SELECT 1 FROM idempotency_keys WHERE key = $1", [headers["idempotency-key"]]);
    await eventually(kept).toEqual([]);
    await fault(daybook, { ahead: 0 });
    expect((await book(daybook, page, start, body, headers)).json.reason).toBe("booked");
  });
});
