import { describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import { type Answer, book, type Daybook, type Host, key, manageToken, type Page } from "./daybook.ts";
import { allDone, mailsOf, ring, rowsOf, statesOf } from "./delivery-rows.ts";
import { eventually } from "./eventually.ts";
import { alarmOf, deskOf, fault } from "./faults.ts";
import { useFaultyPage } from "./faulty-page.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let daybook: Daybook;
let host: Host;
let page: Page;
let freeTime: (on?: Page) => Promise<string>;
useFaultyPage((made) => {
  ({ daybook, host, page, freeTime } = made);
});

const cancel = (booked: Answer) => daybook.call("POST", `/v1/manage/${manageToken(booked)}/cancellation`, {});
const move = (booked: Answer, start: string) =>
  daybook.call("POST", `/v1/manage/${manageToken(booked)}/rescheduling`, { start }, { headers: key() });
const nextLook = async () => (await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? Number.POSITIVE_INFINITY;

describe("the deliveries of a booking", () => {
  it("are written with it, and each is carried out once", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(daybook, id);
    expect((await rowsOf(daybook, id)).map((row) => [row.sink, row.attempts])).toEqual([
      ["mail", 1],
      ["mail", 1],
      ["push", 1],
    ]);
    expect((await mailsOf(daybook, id)).map((mail) => mail.dedupeKey).sort()).toEqual([
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
    expect(await statesOf(daybook, id)).toEqual(["waiting", "waiting", "waiting"]);
    await fault(daybook, { losesMessages: false });
    await ring(daybook);
    await allDone(daybook, id);
    expect(await mailsOf(daybook, id)).toHaveLength(2);
  });

  it("are found when the desk crashes right after COMMIT, before it could wake anyone", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    await fault(daybook, { crash: "HOST_DESK", name: await deskOf(daybook, host) });
    await fault(daybook, { crash: "DUE_CLOCK", name: "clock" });
    await fault(daybook, { losesMessages: false });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock", after: 50 });
    await allDone(daybook, booked.json.id);
    expect(await mailsOf(daybook, booked.json.id)).toHaveLength(2);
  });

  it("are looked for again when the clock looked before the booking had committed", async () => {
    await fault(daybook, { losesMessages: true });
    const waiting = await book(daybook, page, await freeTime());
    // The clock was armed for this booking; a look that finds nothing of it must not forget that.
    const rows = await rowsOf(daybook, waiting.json.id);
    await askDatabase(daybook, "UPDATE deliveries SET state = 'failed', done_at = now() WHERE id = ANY($1)", [
      rows.map((row) => row.id),
    ]);
    await ring(daybook);
    expect(await nextLook()).toBeLessThan(Date.now() + 11 * SECOND);
    for (const row of rows)
      await askDatabase(daybook, "UPDATE deliveries SET state = 'waiting', done_at = NULL WHERE id = $1", [row.id]);
    await fault(daybook, { losesMessages: false });
    await ring(daybook);
    await allDone(daybook, waiting.json.id);
  });

  it("are found by the hourly sweep, whatever the clock remembers", async () => {
    await fault(daybook, { losesMessages: true });
    const booked = await book(daybook, page, await freeTime());
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock", after: 3_600_000 });
    await fault(daybook, { losesMessages: false });
    await daybook.worker.handle().scheduled({ cron: "* * * * *", scheduledTime: new Date("2030-01-01T10:00:00Z") });
    await allDone(daybook, booked.json.id);
  });

  it("are carried out once when the queue delivers them again and again", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(daybook, id);
    const ids = (await rowsOf(daybook, id)).map((row) => row.id);
    const env = (await daybook.worker.handle().getEnv()) as { EFFECTS: { send(message: unknown): Promise<unknown> } };
    for (let i = 0; i < 3; i++) await env.EFFECTS.send({ ids });
    // A message behind them has been carried out, so they have been looked at.
    await allDone(daybook, (await book(daybook, page, await freeTime())).json.id);
    expect((await rowsOf(daybook, id)).map((row) => row.attempts)).toEqual([1, 1, 1]);
    expect(await mailsOf(daybook, id)).toHaveLength(2);
  });

  it("reach the receiver under one dedupe key when an attempt's end was lost, so it gets one mail", async () => {
    const booked = await book(daybook, page, await freeTime());
    const { id } = booked.json;
    await allDone(daybook, id);
    // As if the attempt had ended after the mail was handed over, before the row could say so.
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, due_at = now() WHERE event_id IN (SELECT id FROM events WHERE subject_id = $1)",
      [id],
    );
    await ring(daybook);
    await allDone(daybook, id);
    expect((await rowsOf(daybook, id)).map((row) => row.attempts)).toEqual([2, 2, 2]);
    expect(await mailsOf(daybook, id)).toHaveLength(2);
  });
});

describe("what the version before left in its outbox", () => {
  /** A mail to the invitee as that version wrote it; its id. */
  async function leave(bookingId: string): Promise<string> {
    const start = Date.now() + 24 * 60 * MINUTE;
    const payload = {
      kind: "moved",
      audience: "invitee",
      start,
      end: start + 30 * MINUTE,
      previousStart: start - MINUTE,
    };
    const [row] = await askDatabase(
      daybook,
      `INSERT INTO outbox (id, kind, dedupe_key, account_id, booking_id, payload, due_at, created_at)
       VALUES (gen_random_uuid(), 'mail', 'mail:' || $1 || ':moved:1:invitee', $2, $1::uuid, $3, now(), now()) RETURNING id`,
      [bookingId, host.id, { ...payload, sequence: 1, by: "host", reason: "", origin: "https://before.test" }],
    );
    return String(row?.id);
  }
  const arrived = async (bookingId: string) =>
    (await mailsOf(daybook, bookingId)).map((mail) => mail.dedupeKey).filter((name) => name.includes(":moved:"));

  it("is carried out when it is woken as that version does, under its own key, and not again", async () => {
    const { id } = (await book(daybook, page, await freeTime())).json;
    await allDone(daybook, id);
    const row = await leave(id);
    const env = (await daybook.worker.handle().getEnv()) as { EFFECTS: { send(message: unknown): Promise<unknown> } };
    for (let turn = 0; turn < 2; turn++) await env.EFFECTS.send({ ids: [row] });
    await eventually(() => arrived(id)).toEqual([`mail:${id}:moved:1:invitee`]);
    await eventually(() => statesOf(daybook, id)).toEqual(["done", "done", "done", "done"]);
    expect(await askDatabase(daybook, "SELECT 1 FROM outbox")).toEqual([]);
    const detail = await daybook.call("GET", `/v1/bookings/${id}`, undefined, { token: host.token });
    expect(detail.json.deliveries.at(-1)).toMatchObject({ id: row, kind: "mail.moved", state: "done", attempts: 1 });
  });

  it("is found by the clock when nobody is woken", async () => {
    const { id } = (await book(daybook, page, await freeTime())).json;
    await allDone(daybook, id);
    await leave(id);
    await ring(daybook);
    await eventually(() => arrived(id)).toEqual([`mail:${id}:moved:1:invitee`]);
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
    await eventually(async () => new Set(await statesOf(daybook, id))).toEqual(new Set(["done"]));
    const kinds = (await mailsOf(daybook, id))
      .map((mail) => mail.dedupeKey.replace(`mail:${id}:`, "").replace(/:host:.*/, ":host"))
      .sort();
    expect(kinds).toEqual(
      ["cancelled:3", "confirmed:0", "moved:1", "moved:2"].flatMap((stem) => [`${stem}:host`, `${stem}:invitee`]),
    );
    await allDone(daybook, again.json.id);
    expect(await mailsOf(daybook, again.json.id)).toHaveLength(2);
  });

  it("tell nobody of a move to where it stands already", async () => {
    const start = await freeTime();
    const booked = await book(daybook, page, start);
    await allDone(daybook, booked.json.id);
    expect((await move(booked, start)).status).toBe(200);
    expect(await statesOf(daybook, booked.json.id)).toHaveLength(3);
  });
});
