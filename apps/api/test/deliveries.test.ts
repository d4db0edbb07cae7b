import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  type Host,
  key,
  makePage,
  manageToken,
  type Page,
  signUp,
  slotsOf,
} from "./daybook.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, fault, startFaultyDaybook } from "./faults.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** When the second, third … attempt is due after the first, minutes. */
const RETRIES = [1 / 6, 7 / 6, 37 / 6, 217 / 6, 937 / 6, 3_097 / 6, 7_417 / 6];

let daybook: Daybook;
let host: Host;
let page: Page;
let next = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook);
  page = await makePage(daybook, host);
});
afterEach(async () => {
  for (const well of [{ ahead: 0 }, { losesMessages: false }, { mailerFails: false }]) await fault(daybook, well);
});
afterAll(() => daybook?.close());

interface Mail {
  to: { address: string };
  subject: string;
  dedupeKey: string;
}
interface Row {
  id: string;
  sink: string;
  state: string;
  attempts: number;
  last_error: string | null;
  due: number;
}

const FORGET_ERRORS =
  "UPDATE deliveries SET last_error = NULL WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1)";
const freeTime = async () => at(await slotsOf(daybook, page), 2 * next++);
const cancel = (booked: Answer) => daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
const move = (booked: Answer, start: string) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start }, { headers: key() });
const mailsOf = async (bookingId: string): Promise<Mail[]> => {
  const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
  return json.items.filter((mail: Mail) => mail.dedupeKey.includes(bookingId));
};
const rowsOf = async (bookingId: string): Promise<Row[]> =>
  (await askDatabase(
    daybook,
    "SELECT id, sink, state, attempts, last_error, extract(epoch FROM due_at) * 1000 AS due FROM deliveries WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1) ORDER BY sink, dedupe_key",
    [bookingId],
  )) as unknown as Row[];
const states = async (bookingId: string) => (await rowsOf(bookingId)).map((row) => row.state);
const ring = () => fault(daybook, { ring: "DUE_CLOCK", name: "clock" });

/** Looks at what is due as the due clock does, so long after now. */
async function lookLater(ms: number): Promise<void> {
  await fault(daybook, { ahead: ms });
  await ring();
}
/** Waits for all deliveries of a booking. */
const allDone = (bookingId: string) => eventually(() => states(bookingId)).toEqual(["done", "done", "done"]);
const nextLook = async () => (await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? Number.POSITIVE_INFINITY;

describe("the deliveries of a booking", () => {
  it("are written with it, and each is carried out once", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(id);
    expect((await rowsOf(id)).map((row) => [row.sink, row.attempts])).toEqual([
      ["mail", 1],
      ["mail", 1],
      ["push", 1],
    ]);
    expect((await mailsOf(id)).map((mail) => mail.dedupeKey).sort()).toEqual([
      `mail:${id}:confirmed:0:host:${await deskOf(daybook, host)}`,
      `mail:${id}:confirmed:0:invitee`,
    ]);
  });

  it("are found by the due clock when the wake-up after COMMIT is lost", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    // Someone will look, in ten seconds at the latest.
    expect(await nextLook()).toBeLessThan(Date.now() + 11 * SECOND);
    expect(await states(id)).toEqual(["waiting", "waiting", "waiting"]);
    await fault(daybook, { losesMessages: false });
    await ring();
    await allDone(id);
    expect(await mailsOf(id)).toHaveLength(2);
  });

  it("are found when the desk crashes right after COMMIT, before it could wake anyone", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    await fault(daybook, { crash: "HOST_DESK", name: await deskOf(daybook, host) });
    await fault(daybook, { crash: "DUE_CLOCK", name: "clock" });
    await fault(daybook, { losesMessages: false });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock", after: 50 });
    await allDone(booked.json.id);
    expect(await mailsOf(booked.json.id)).toHaveLength(2);
  });

  it("are looked for again when the clock looked before the booking had committed", async () => {
    await fault(daybook, { losesMessages: true });
    const waiting = await book(daybook, page, await freeTime());
    // The clock was armed for this booking; a look that finds nothing of it must not forget that.
    const rows = await rowsOf(waiting.json.id);
    await askDatabase(daybook, "UPDATE deliveries SET state = 'failed', done_at = now() WHERE id = ANY($1)", [
      rows.map((row) => row.id),
    ]);
    await ring();
    expect(await nextLook()).toBeLessThan(Date.now() + 11 * SECOND);
    for (const row of rows)
      await askDatabase(daybook, "UPDATE deliveries SET state = 'waiting', done_at = NULL WHERE id = $1", [row.id]);
    await fault(daybook, { losesMessages: false });
    await ring();
    await allDone(waiting.json.id);
  });

  it("are found by the hourly sweep, whatever the clock remembers", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock", after: 3_600_000 });
    await fault(daybook, { losesMessages: false });
    await daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
    await allDone(booked.json.id);
  });

  it("are carried out once when the queue delivers them again and again", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(id);
    const ids = (await rowsOf(id)).map((row) => row.id);
    const env = (await daybook.worker.handle().getEnv()) as { EFFECTS: { send(message: unknown): Promise<unknown> } };
    for (let i = 0; i < 3; i++) await env.EFFECTS.send({ ids });
    // A message behind them has been carried out, so they have been looked at.
    await allDone((await book(daybook, page, await freeTime())).json.id);
    expect((await rowsOf(id)).map((row) => row.attempts)).toEqual([1, 1, 1]);
    expect(await mailsOf(id)).toHaveLength(2);
  });

  it("reach the receiver under one dedupe key when an attempt's end was lost, so it gets one mail", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(id);
    // As if the attempt had ended after the mail was handed over, before the row could say so.
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, due_at = now() WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1)",
      [id],
    );
    await ring();
    await allDone(id);
    expect((await rowsOf(id)).map((row) => row.attempts)).toEqual([2, 2, 2]);
    expect(await mailsOf(id)).toHaveLength(2);
  });
});

describe("a mailer that fails", () => {
  it("is tried again later, and then the mail goes; nothing else waits for it", async () => {
    await fault(daybook, { mailerFails: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    expect(booked.status).toBe(201);
    await eventually(async () => (await rowsOf(id)).map((row) => row.attempts)).toEqual([1, 1, 1]);
    await eventually(() => states(id)).toEqual(["waiting", "waiting", "done"]);
    await eventually(async () => (await rowsOf(id))[0]?.last_error).toContain("out of order");
    const [first] = await rowsOf(id);
    expect((first?.due ?? 0) - Date.now()).toBeLessThan(11 * SECOND);
    expect(await nextLook()).toBeLessThan(Date.now() + 16 * SECOND);

    await askDatabase(daybook, FORGET_ERRORS, [id]);
    await lookLater(11 * SECOND);
    await eventually(async () => (await rowsOf(id))[0]?.last_error).toContain("out of order");
    await eventually(async () => (await rowsOf(id))[1]?.last_error).toContain("out of order");
    await fault(daybook, { mailerFails: false });
    await lookLater(3 * MINUTE);
    await allDone(id);
    expect(await mailsOf(id)).toHaveLength(2);
    const detail = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
    expect(detail.json.deliveries.map((one: { attempts: number }) => one.attempts)).toEqual([3, 3]);
  });

  it("leaves a dead letter in plain sight when it never recovers", async () => {
    await fault(daybook, { mailerFails: true });
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    const ended = async () => (await rowsOf(id)).slice(0, 2).map((row) => [row.attempts, row.last_error !== null]);
    for (let attempt = 1; attempt <= 8; attempt++) {
      await eventually(ended).toEqual([
        [attempt, true],
        [attempt, true],
      ]);
      await askDatabase(daybook, `${FORGET_ERRORS} AND state = 'waiting'`, [id]);
      const next = RETRIES[attempt - 1];
      if (next !== undefined) await lookLater(next * MINUTE + 5 * SECOND);
    }
    await eventually(() => states(id)).toEqual(["failed", "failed", "done"]);
    await fault(daybook, { ahead: 0 });
    const detail = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
    expect(detail.json.deliveries).toMatchObject([{ state: "failed" }, { state: "failed" }]);
    expect(detail.json.deliveries[0].lastError).toContain("out of order");
  });
});

describe("an attempt whose end nobody knows", () => {
  it("is not repeated blindly once the receiver may have forgotten it: it becomes a dead letter", async () => {
    await fault(daybook, { mailerFails: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    await eventually(async () => (await rowsOf(id)).map((row) => row.last_error !== null)).toEqual([true, true, false]);
    await fault(daybook, { mailerFails: false });
    await lookLater(23 * 60 * MINUTE + MINUTE);
    await eventually(() => states(id)).toEqual(["failed", "failed", "done"]);
    expect(await mailsOf(id)).toEqual([]);
  });
});

describe("an attempt that never ends", () => {
  /** As if so many attempts had taken their process with them. */
  const outlive = (deliveryId: string, attempts: number) =>
    askDatabase(
      daybook,
      "UPDATE deliveries SET attempts = $2, due_at = now(), leased_until = now() WHERE id = $1 AND state = 'waiting'",
      [deliveryId, attempts],
    );

  it("is repeated no more often than any other: it becomes a dead letter, and those beside it are carried out", async () => {
    await fault(daybook, { losesMessages: true });
    const { id } = (await book(daybook, page, await freeTime())).json;
    const [first, second] = await rowsOf(id);
    await outlive(first?.id ?? "", 8);
    await outlive(second?.id ?? "", 7);
    await fault(daybook, { losesMessages: false });
    await ring();
    await eventually(() => states(id)).toEqual(["failed", "done", "done"]);
    expect((await rowsOf(id)).map((row) => [row.attempts, row.last_error])).toEqual([
      [9, "No attempt at it ever ended."],
      [8, null],
      [1, null],
    ]);
  });
});

describe("changes in a row", () => {
  it("send each of their mails once: booked, moved twice, cancelled, booked again", async () => {
    const [first, second] = [await freeTime(), await freeTime()];
    const booked = await book(daybook, page, first);
    const { id } = booked.json;
    for (const start of [second, first]) await move(booked, start);
    await cancel(booked);
    const again = await book(daybook, page, first);
    expect(again.status).toBe(201);
    expect(again.json.id).not.toBe(id);
    await eventually(async () => new Set(await states(id))).toEqual(new Set(["done"]));
    const kinds = (await mailsOf(id))
      .map((mail) => mail.dedupeKey.replace(`mail:${id}:`, "").replace(/:host:.*/, ":host"))
      .sort();
    expect(kinds).toEqual(
      ["cancelled:3", "confirmed:0", "moved:1", "moved:2"].flatMap((stem) => [`${stem}:host`, `${stem}:invitee`]),
    );
    await allDone(again.json.id);
    expect(await mailsOf(again.json.id)).toHaveLength(2);
  });

  it("tell nobody of a move to where it stands already", async () => {
    const start = await freeTime();
    const booked = await book(daybook, page, start);
    await allDone(booked.json.id);
    expect((await move(booked, start)).status).toBe(200);
    expect(await states(booked.json.id)).toHaveLength(3);
  });
});
