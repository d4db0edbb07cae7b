import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
  signUp,
  slotsOf,
} from "./daybook.ts";
import { mailsOf } from "./delivery-rows.ts";
import { alarmOf, fault, startFaultyDaybook } from "./faults.ts";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const usual = [
  { minutes: 1_440, when: "before_start", to: "invitee", by: "mail" },
  { minutes: 60, when: "before_start", to: "invitee", by: "mail" },
];
const followUp = { minutes: 60, when: "after_end", to: "both", by: "mail" };

let daybook: Daybook;
let host: Host;
/** Reminds the invitee a day and an hour before. */
let page: Page;
let taken = 0;

beforeAll(async () => {
  daybook = await startFaultyDaybook();
  host = await signUp(daybook, "UTC");
  page = await makePage(daybook, host, { reminders: usual }, { timezone: "UTC" });
  // Only what is asked for below is carried out.
  await fault(daybook, { losesMessages: true });
});
beforeEach(async () => {
  await fault(daybook, { ahead: 0 });
  await askDatabase(daybook, "DELETE FROM deliveries WHERE state = 'waiting'");
});
afterAll(() => daybook?.close());

const free = async (on = page) => at(await slotsOf(daybook, on, day(3), day(20)), 2 * taken++);
/** A booking whose mails about itself have gone out. */
async function booked(on = page, over: Record<string, unknown> = {}): Promise<Answer & { start: number; end: number }> {
  const answer = await book(daybook, on, await free(on), over);
  expect(answer.status, answer.text).toBe(201);
  await fault(daybook, { carryDue: true });
  return { ...answer, start: Date.parse(answer.json.start), end: Date.parse(answer.json.end) };
}
const manage = (answer: Answer, what: string, body: object, method = "POST") =>
  daybook.call(method, `/v1/manage/${manageToken(answer)}/${what}`, body, { headers: key() });
/** It becomes this late, and all that is due is carried out. */
async function comes(instant: number): Promise<void> {
  await fault(daybook, { ahead: instant - Date.now() });
  await fault(daybook, { carryDue: true });
}
interface Row {
  about: string;
  target: string;
  state: string;
  last_error: string | null;
  attempts: number;
  due: number;
}
const rowsOf = async (answer: Answer, state = "%") =>
  (await askDatabase(
    daybook,
    `SELECT d.id, about, target, state, last_error, attempts, extract(epoch FROM due_at)::float8 * 1000 AS due FROM deliveries d JOIN events e ON e.id = d.event_id
      WHERE e.subject_id = $1 AND about <> '' AND state LIKE $2 ORDER BY d.created_at, due_at, target`,
    [answer.json.id, state],
  )) as unknown as (Row & { id: string })[];
const remindersSent = async (answer: Answer) =>
  (await mailsOf(daybook, answer.json.id)).filter(({ dedupeKey }) => /reminder|follow_up/.test(dedupeKey));

describe("a reminder", () => {
  it("waits for its time, is sent then, and once", async () => {
    const one = await booked();
    expect((await rowsOf(one)).map(({ about, state, due }) => [about, state, due])).toEqual([
      ["reminder:1440", "waiting", one.start - DAY],
      ["reminder:60", "waiting", one.start - HOUR],
    ]);
    expect(await remindersSent(one)).toEqual([]);
    await comes(one.start - DAY);
    expect(await remindersSent(one)).toHaveLength(1);
    await comes(one.start - HOUR + 1_000);
    const sent = await remindersSent(one);
    expect(sent).toHaveLength(2);
    // True at the moment of sending, with a way out that a mail program knows.
    expect(sent.map(({ subject }) => subject).sort()).toEqual([
      expect.stringMatching(/^Reminder: Lesson, in 1 hour, /),
      expect.stringMatching(/^Reminder: Lesson, tomorrow, /),
    ]);
    for (const { listUnsubscribe } of sent) expect(listUnsubscribe).toMatch(/\/v1\/unsubscribe\//);
    expect(new Set(sent.map(({ to }) => to.address)).size).toBe(1);
    await comes(one.end + DAY);
    expect(await remindersSent(one)).toHaveLength(2);
  });

  it("isn't written for a time that is past when the booking is made", async () => {
    const start = await free();
    await fault(daybook, { ahead: Date.parse(start) - 2 * HOUR - Date.now() });
    const one = await book(daybook, page, start);
    expect(one.status, one.text).toBe(201);
    expect((await rowsOf(one)).map(({ about }) => about)).toEqual(["reminder:60"]);
  });

  it("moves with the booking: what waited is left out with a reason, in the move's own transaction", async () => {
    const one = await booked();
    const moved = await manage(one, "rescheduling", { start: await free() });
    expect(moved.status, moved.text).toBe(200);
    const old = await rowsOf(one, "skipped");
    expect(old.map(({ last_error }) => last_error)).toEqual(Array(2).fill("Not sent: overtaken by a later change."));
    const start = Date.parse(moved.json.start);
    expect((await rowsOf(one, "waiting")).map(({ due }) => due)).toEqual([start - DAY, start - HOUR]);
    await comes(one.start - 1_000);
    await comes(start - 1_000);
    expect(await remindersSent(one)).toHaveLength(2);
  });

  it("is left as it is by what leaves the time as it is, such as a guest who comes along", async () => {
    const one = await booked();
    const added = await manage(one, "guests", { guests: [{ email: "lea@example.com" }] });
    expect(added.status, added.text).toBeLessThan(300);
    expect(await rowsOf(one, "waiting")).toHaveLength(2);
    await comes(one.start - HOUR);
    expect((await rowsOf(one)).map(({ about, state }) => [about, state]).sort()).toEqual([
      ["reminder:1440", "skipped"],
      ["reminder:60", "done"],
    ]);
  });

  it("of a time that the booking left and has again is sent once", async () => {
    const one = await booked();
    // As the moves find rows that somebody has locked.
    await askDatabase(daybook, "UPDATE deliveries SET leased_until = now() WHERE about <> '' AND state = 'waiting'");
    for (const start of [await free(), one.json.start]) {
      const moved = await manage(one, "rescheduling", { start });
      expect(moved.status, moved.text).toBe(200);
    }
    await askDatabase(daybook, "UPDATE deliveries SET leased_until = NULL WHERE about <> '' AND state = 'waiting'");
    await comes(one.start - HOUR);
    expect(await remindersSent(one)).toHaveLength(1);
  });

  it("isn't sent of a booking that was cancelled a second before", async () => {
    const one = await booked();
    await fault(daybook, { ahead: one.start - DAY - 1_000 - Date.now() });
    expect((await manage(one, "cancellation", {})).status).toBe(200);
    expect((await rowsOf(one)).map(({ state, last_error }) => [state, last_error])).toEqual(
      Array(2).fill(["skipped", "Not sent: the booking was cancelled."]),
    );
    await comes(one.start - DAY);
    expect(await remindersSent(one)).toEqual([]);
  });

  it("is judged by the booking's row, also where it was being taken while that was cancelled", async () => {
    const one = await booked();
    // As the cancellation finds a row that somebody has locked.
    await askDatabase(daybook, "UPDATE deliveries SET leased_until = now() WHERE about <> '' AND state = 'waiting'");
    expect((await manage(one, "cancellation", {})).status).toBe(200);
    await askDatabase(daybook, "UPDATE deliveries SET leased_until = NULL WHERE about <> '' AND state = 'waiting'");
    expect(await rowsOf(one, "waiting")).toHaveLength(2);
    await comes(one.start - DAY);
    expect((await rowsOf(one, "skipped")).map(({ last_error }) => last_error)).toEqual([
      "Not sent: the booking was cancelled.",
    ]);
    expect(await remindersSent(one)).toEqual([]);
  });

  it("is sent once however many look at the same moment", async () => {
    const all = [await booked(), await booked(), await booked()];
    const last = Math.max(...all.map(({ start }) => start));
    await askDatabase(
      daybook,
      "UPDATE deliveries SET due_at = now() WHERE about = 'reminder:1440' AND state = 'waiting'",
    );
    await fault(daybook, { ahead: 1_000 });
    await parallel(6, () => fault(daybook, { carryDue: true }));
    for (const one of all) {
      expect(await remindersSent(one)).toHaveLength(1);
      expect((await rowsOf(one, "done")).map(({ attempts }) => attempts)).toEqual([1]);
    }
    expect(last).toBeGreaterThan(Date.now());
  });

  it("that was missed is sent late while the appointment lies ahead, and only the one that says the most", async () => {
    const one = await booked();
    await comes(one.start - 20 * MINUTE);
    expect((await rowsOf(one)).map(({ about, state, last_error }) => [about, state, last_error])).toEqual([
      ["reminder:1440", "skipped", "Not sent: the next reminder says the same."],
      ["reminder:60", "done", null],
    ]);
    const other = await booked();
    await comes(other.start);
    expect((await rowsOf(other)).map(({ last_error }) => last_error)).toEqual(
      Array(2).fill("Not sent: too late to help."),
    );
    expect(await remindersSent(other)).toEqual([]);
  });

  it("whose mail fails is tried again, though its booking is weeks old, and never when it is over", async () => {
    const one = await booked();
    await fault(daybook, { mailerFails: true });
    await comes(one.start - HOUR);
    await fault(daybook, { mailerFails: false });
    expect((await rowsOf(one, "waiting")).map(({ about, attempts }) => [about, attempts])).toEqual([
      ["reminder:60", 1],
    ]);
    await comes(one.start - HOUR + MINUTE);
    expect(await remindersSent(one)).toHaveLength(1);
    const other = await booked();
    await fault(daybook, { mailerFails: true });
    await comes(other.start - MINUTE);
    await fault(daybook, { mailerFails: false });
    await comes(other.start + MINUTE);
    expect(await remindersSent(other)).toEqual([]);
    expect((await rowsOf(other, "waiting")).length).toBe(0);
  });

  it("whose process died after it was sent is one mail", async () => {
    const one = await booked();
    await comes(one.start - HOUR);
    expect(await remindersSent(one)).toHaveLength(1);
    // Its end was never told.
    await askDatabase(
      daybook,
      "UPDATE deliveries SET state = 'waiting', done_at = NULL, leased_until = now(), due_at = now() WHERE id = $1",
      [(await rowsOf(one, "done"))[0]?.id],
    );
    await comes(one.start - HOUR + 2 * MINUTE);
    expect(await remindersSent(one)).toHaveLength(1);
    expect((await rowsOf(one, "done")).map(({ attempts }) => attempts)).toEqual([2]);
  });

  it("isn't for an invitee who wants none, and is again when they do", async () => {
    const [one, other] = [await booked(), await booked()];
    const read = async (answer: Answer) =>
      (await daybook.call("GET", `/v1/manage/${manageToken(answer)}`)).json.reminders;
    expect(await read(one)).toEqual({
      on: true,
      at: [one.start - DAY, one.start - HOUR].map((ms) => new Date(ms).toISOString().replace(".000", "")),
    });
    for (const answer of [one, other])
      expect((await manage(answer, "reminders", { on: false }, "PUT")).json).toEqual({ on: false });
    expect((await read(one)).on).toBe(false);
    await manage(other, "reminders", { on: true }, "PUT");
    await comes(Math.max(one.start, other.start) - HOUR);
    expect(await remindersSent(one)).toEqual([]);
    expect((await rowsOf(one)).at(-1)?.last_error).toMatch(/switched reminders off|too late/);
    expect(await remindersSent(other)).toHaveLength(other.start > one.start ? 1 : 0);
  });

  it("wakes the clock at its time, not before", async () => {
    const one = await booked();
    // What a change asks the clock for is looked at a while longer; then the next is what waits.
    const soon = Date.now() + 2 * HOUR;
    const set = "UPDATE deliveries SET due_at = to_timestamp($2::float8 / 1000) WHERE id = $1";
    await askDatabase(daybook, set, [(await rowsOf(one, "waiting"))[0]?.id, soon]);
    await fault(daybook, { ahead: 5 * MINUTE });
    await fault(daybook, { ring: "DUE_CLOCK", name: "clock" });
    expect(Math.abs(((await alarmOf(daybook, "DUE_CLOCK", "clock")) ?? 0) - soon)).toBeLessThan(1_000);
  });
});

describe("a reminder by text message", () => {
  const bySms = { minutes: 60, when: "before_start", to: "both", by: "sms" };

  it("goes to who gave a number, once, and never of a booking that was cancelled", async () => {
    const questions = [{ id: "phone", label: "Phone", kind: "phone", required: false }];
    const own = await makePage(daybook, host, { reminders: [bySms], questions }, { timezone: "UTC" });
    const [one, other] = [await booked(own, { answers: { phone: "+351 912 345 678" } }), await booked(own)];
    expect((await manage(other, "cancellation", {})).status).toBe(200);
    await comes(Math.min(one.start, other.start) - HOUR);
    await comes(one.start - HOUR);
    const { json } = await daybook.call("GET", "/dev/mail", undefined, { headers: { accept: "application/json" } });
    expect(json.texts.map(({ to }: { to: string }) => to)).toEqual(["+351912345678"]);
    expect((await rowsOf(one)).map(({ target, state }) => [target.slice(0, 4), state])).toEqual([
      ["host", "skipped"],
      ["invi", "done"],
    ]);
  });
});

describe("a follow-up", () => {
  it("goes to those whom its rule names after the end, late for two days at most", async () => {
    // In the host's own words, where they have some.
    const messages = { follow_up: { subject: "How was {event}?", text: "" } };
    const after = await makePage(daybook, host, { reminders: [followUp], messages }, { timezone: "UTC" });
    const [one, other] = [await booked(after), await booked(after)];
    await comes(one.end + HOUR);
    expect((await remindersSent(one)).map(({ to }) => to.address).sort()).toContain(host.email);
    expect(await remindersSent(one)).toHaveLength(2);
    const toInvitee = (await remindersSent(one)).find(({ to }) => to.address !== host.email);
    expect(toInvitee?.subject).toBe("How was Lesson?");
    await comes(other.end + HOUR + 2 * DAY);
    expect(await remindersSent(other)).toEqual([]);
    expect((await rowsOf(other)).map(({ last_error }) => last_error)).toEqual(
      Array(2).fill("Not sent: too late to help."),
    );
  });
});

describe("an event type's reminders", () => {
  const call = (method: string, path: string, body: unknown, headers: Record<string, string> = key()) =>
    daybook.call(method, path, body, { token: host.token, headers });
  const fields = () => ({ title: "Chat", scheduleId: page.scheduleId, durations: [30] });

  it("are the usual two by mail where nothing is said, none where that is said, and go with a copy", async () => {
    const made = await call("POST", "/v1/event-types", fields());
    expect(made.json.reminders).toEqual(usual);
    expect((await call("POST", `/v1/event-types/${made.json.id}/copies`, {})).json.reminders).toEqual(usual);
    expect((await call("POST", "/v1/event-types", { ...fields(), reminders: [] })).json.reminders).toEqual([]);
  });

  it("belong to a booking as they were when it was made", async () => {
    const own = await makePage(daybook, host, { reminders: usual }, { timezone: "UTC" });
    const one = await booked(own);
    const edit = await call("PATCH", `/v1/event-types/${own.id}`, { reminders: [] }, { "if-match": "*" });
    expect(edit.json.reminders).toEqual([]);
    expect(await rowsOf(one, "waiting")).toHaveLength(2);
    const moved = await manage(one, "rescheduling", { start: await free(own) });
    expect(moved.status, moved.text).toBe(200);
    expect(await rowsOf(one, "waiting")).toHaveLength(2);
    expect(await rowsOf(await booked(own))).toEqual([]);
  });

  it.each([
    ["twice the same for a reader", [usual[0], { ...usual[0], to: "both" }], "reminders.1", "duplicate"],
    ["sooner than ten minutes", [{ ...usual[0], minutes: 9 }], "reminders.0.minutes", "too_small"],
    ["longer than thirty days", [{ ...usual[0], minutes: 43_201 }], "reminders.0.minutes", "too_big"],
    [
      "by text message after the end",
      [{ ...usual[0], when: "after_end", by: "sms" }],
      "reminders.0.by",
      "before_start_only",
    ],
    ["to nobody in particular", [{ ...usual[0], to: "everybody" }], "reminders.0.to", "invalid_value"],
    ["more than ten", Array.from({ length: 11 }, (_, n) => ({ ...usual[0], minutes: 60 + n })), "reminders", "too_big"],
  ])("are refused by name: %s", async (_, reminders, path, rule) => {
    const refused = await call("POST", "/v1/event-types", { ...fields(), reminders });
    expect(refused.status).toBe(422);
    expect(refused.json.errors).toMatchObject([{ path, rule }]);
  });

  it("are told to the host with what else a booking sends, as what waits", async () => {
    const one = await booked();
    const { json } = await call("GET", `/v1/bookings/${one.json.id}`, undefined, {});
    expect(json.deliveries.filter(({ reminder }: { reminder?: object }) => reminder)).toMatchObject([
      { kind: "mail.reminder", state: "waiting", reminder: { minutes: 1_440, when: "before_start" }, lastError: null },
      { kind: "mail.reminder", state: "waiting", reminder: { minutes: 60 }, recipient: { as: "invitee" } },
    ]);
  });
});
