import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { counts, overlaps } from "./claims.ts";
import { askDatabase } from "./database-dump.ts";
import {
  type Answer,
  at,
  book,
  type Daybook,
  day,
  type Host,
  invitee,
  key,
  makePage,
  type Page,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;
let page: Page;

beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "UTC");
  page = await makePage(daybook, host, { bufferAfter: 15 }, { timezone: "UTC" });
});
afterAll(() => daybook?.close());

const asHost = (path: string, body: unknown, headers = key()) =>
  daybook.call("POST", path, body, { token: host.token, headers });
const bookFor = (start: string, over: object = {}, headers = key()): Promise<Answer> =>
  asHost(
    "/v1/bookings",
    { eventTypeId: page.id, start, timezone: "Europe/Lisbon", invitee: invitee(), ...over },
    headers,
  );
const told = ({ status, json }: Answer) => [status, json.code, json.reason];
const mailsTo = async (bookingId: string) =>
  (
    await askDatabase(
      daybook,
      `SELECT e.kind, d.target FROM deliveries d JOIN events e ON e.id = d.event_id
       WHERE e.subject_id = '${bookingId}' AND d.sink = 'mail' ORDER BY e.sequence, d.target`,
    )
  ).map(({ kind, target }) => `${kind} ${String(target).replace(/:.*/, "")}`);
const hostSlots = (query: string, path = `/v1/event-types/${page.id}/slots`) =>
  daybook.call("GET", `${path}?${query}&timezone=UTC`, undefined, { token: host.token });

describe("a host who books for somebody", () => {
  it("gets the booking in full, made by the host; the mails go out", async () => {
    const start = at(await slotsOf(daybook, page), 0);
    const answer = await bookFor(start);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.json).toMatchObject({ state: "confirmed", start, history: [{ kind: "booked", by: "host" }] });
    expect(answer.json.history[0]).not.toHaveProperty("silent");
    expect(answer.json.manageUrl).toContain("/manage/");
    expect(await mailsTo(answer.json.id)).toEqual(["booking.created host", "booking.created invitee"]);
    const [event] = await askDatabase(daybook, `SELECT actor FROM events WHERE subject_id = '${answer.json.id}'`);
    expect(event?.actor).toBe("host");
  });

  it("may keep the invitee's mail back, which the history and the event keep", async () => {
    const start = at(await slotsOf(daybook, page), 0);
    const { json } = await bookFor(start, { notify: false });
    expect(json.history).toMatchObject([{ kind: "booked", by: "host", silent: true }]);
    expect(await mailsTo(json.id)).toEqual(["booking.created host"]);
    const [event] = await askDatabase(daybook, `SELECT after FROM events WHERE subject_id = '${json.id}'`);
    expect(event?.after).toMatchObject({ tellsInvitee: false });
    await asHost(`/v1/bookings/${json.id}/cancellation`, { notify: false });
    expect(await mailsTo(json.id)).toEqual(["booking.created host", "booking.cancelled host"]);
  });

  it("gets the same booking for the same key, and none for another body under it", async () => {
    const slots = await slotsOf(daybook, page);
    const [headers, who] = [key(), invitee()];
    const first = await bookFor(at(slots, 0), { invitee: who }, headers);
    const again = await bookFor(at(slots, 0), { invitee: who }, headers);
    // Its mails may have gone out meanwhile.
    const { deliveries: _, ...made } = first.json;
    expect([again.status, again.json]).toMatchObject([201, made]);
    expect((await bookFor(at(slots, 3), { invitee: who }, headers)).json.code).toBe("idempotency_key_reused");
  });

  it("is asked the questions of the event type, as everybody is", async () => {
    const questions = [{ id: "level", kind: "text", label: "Level", required: true }];
    const asking = await makePage(daybook, host, { questions, scheduleId: page.scheduleId });
    const start = at(await slotsOf(daybook, asking), 6);
    const { status, json } = await bookFor(start, { eventTypeId: asking.id });
    expect([status, json.code, json.errors[0].path]).toEqual([422, "validation_failed", "answers.level"]);
    const answered = await bookFor(start, { eventTypeId: asking.id, answers: { level: "New" } });
    expect(answered.json.answers).toEqual([{ label: "Level", value: "New" }]);
  });

  it("gets only what is offered, unless they say that it may be another time", async () => {
    const evening = `${day(3)}T20:10:00Z`;
    expect(told(await bookFor(evening))).toEqual([409, "slot_unavailable", "outside_hours"]);
    const { status, json } = await bookFor(evening, { outsideOffer: true });
    expect([status, json.start]).toEqual([201, evening]);
    expect(json.history).toMatchObject([{ kind: "booked", by: "host", outsideOffer: true }]);
  });

  it("overrules nothing where the time is offered, and none of it stands in the history", async () => {
    const [from, to] = [`${day(3)}T12:00:00Z`, `${day(3)}T22:00:00Z`];
    const { json } = await bookFor(from, { outsideOffer: true });
    expect(json.history[0]).not.toHaveProperty("outsideOffer");
    const path = `/v1/bookings/${json.id}`;
    // Away, and back as the console's undo does it.
    await asHost(`${path}/rescheduling`, { start: to, outsideOffer: true });
    expect((await asHost(`${path}/rescheduling`, { start: from, outsideOffer: true })).status).toBe(200);
    const { history } = (await daybook.call("GET", path, undefined, { token: host.token })).json;
    expect(history.map((entry: { outsideOffer?: boolean }) => entry.outsideOffer)).toEqual([
      undefined,
      true,
      undefined,
    ]);
  });

  it.each([
    ["notice", { minimumNotice: 5 * 1440 }, 2, "09:00"],
    ["window", { bookingWindow: { days: 1 } }, 9, "09:00"],
    ["off_grid", {}, 4, "09:07"],
    ["page_paused", { paused: true }, 5, "09:00"],
    ["override", {}, 6, "09:00"],
  ])("may overrule %s", async (reason, over, days, time) => {
    const overrides = [{ date: day(6), windows: [] }];
    const other = await makePage(daybook, host, over, { timezone: "UTC", overrides });
    const start = `${day(days)}T${time}:00Z`;
    expect((await bookFor(start, { eventTypeId: other.id })).json.reason).toBe(reason);
    expect((await bookFor(start, { eventTypeId: other.id, outsideOffer: true })).status).toBe(201);
  });

  it("may come close to another booking, but never over it, whatever they say", async () => {
    const start = `${day(8)}T10:00:00Z`;
    await book(daybook, page, start);
    const close = `${day(8)}T10:30:00Z`;
    expect(told(await bookFor(close))).toEqual([409, "slot_unavailable", "buffer"]);
    expect((await bookFor(close, { outsideOffer: true })).status).toBe(201);
    for (const time of ["09:45", "10:00", "10:15"])
      expect(told(await bookFor(`${day(8)}T${time}:00Z`, { outsideOffer: true }))).toEqual([
        409,
        "slot_unavailable",
        "booked",
      ]);
  });

  it("waits for whoever is booking the time at this moment", async () => {
    const start = `${day(9)}T10:00:00Z`;
    await daybook.call("POST", `${page.path}/holds`, { start });
    expect(told(await bookFor(start, { outsideOffer: true }))).toEqual([409, "slot_unavailable", "held"]);
  });

  it("can't book in the past, nor what is no event type of theirs", async () => {
    expect((await bookFor(`${day(-1)}T10:00:00Z`, { outsideOffer: true })).json.reason).toBe("past");
    const theirs = await makePage(daybook, await signUp(daybook));
    expect((await bookFor(`${day(2)}T10:00:00Z`, { eventTypeId: theirs.id })).status).toBe(404);
    await daybook.call("DELETE", `/v1/event-types/${theirs.id}`, undefined, { token: theirs.host.token });
    const gone = await makePage(daybook, host, { scheduleId: page.scheduleId });
    await daybook.call("DELETE", `/v1/event-types/${gone.id}`, undefined, { token: host.token });
    expect((await bookFor(`${day(2)}T10:00:00Z`, { eventTypeId: gone.id })).status).toBe(404);
  });

  it("and invitees who want the same time in the same moment: one of them has it", async () => {
    for (const date of [day(11), day(12), day(13)]) {
      const start = `${date}T10:00:00Z`;
      const over = `${date}T10:15:00Z`;
      const calls = [
        () => book(daybook, page, start),
        () => bookFor(start),
        () => bookFor(over, { outsideOffer: true }),
      ] as const;
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => calls[(i % 3) as 0 | 1 | 2]()));
      expect(counts(answers)).toMatchObject({ 201: 1 });
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    }
    expect(await overlaps(daybook)).toEqual([]);
  });
});

describe("the times that a host may choose among", () => {
  it("are those that are offered, those that they may overrule, and those that nobody can have", async () => {
    const date = day(15);
    await book(daybook, page, `${date}T12:00:00Z`);
    const { json } = await hostSlots(`from=${date}&to=${date}&outside=1`);
    const times = (all: { start: string; reason?: string; by?: { title: string } }[], reason?: string) =>
      all.filter((one) => !reason || one.reason === reason).map(({ start }) => start.slice(11, 16));
    expect(times(json.slots)).not.toContain("12:00");
    expect(times(json.slots)).toContain("09:30");
    expect(times(json.overrulable, "outside_hours")).toContain("08:00");
    expect(times(json.overrulable, "off_grid")).toContain("09:15");
    expect(times(json.overrulable, "buffer")).toEqual(["11:30", "12:30"]);
    expect(times(json.taken, "booked")).toEqual(["11:45", "12:00", "12:15"]);
    expect(json.taken[0].by).toMatchObject({ kind: "appointment", title: "Lesson", start: `${date}T12:00:00Z` });
    const all = [...json.slots, ...json.overrulable, ...json.taken];
    expect(all).toHaveLength(96);
    for (const [list, overrules, status] of [
      [json.slots, {}, 201],
      [json.overrulable, { outsideOffer: true }, 201],
      [json.taken, { outsideOffer: true }, 409],
    ] as const) {
      const { start } = list[list.length - 1];
      expect((await bookFor(start, overrules)).status, start).toBe(status);
    }
  });

  it("are only offered ones where no more is asked for, and none while the page is paused", async () => {
    const date = day(16);
    const plain = await hostSlots(`from=${date}&to=${date}`);
    expect(Object.keys(plain.json)).toEqual(["slots"]);
    const paused = await makePage(daybook, host, { paused: true, scheduleId: page.scheduleId });
    const { json } = await hostSlots(`from=${date}&to=${date}&outside=1`, `/v1/event-types/${paused.id}/slots`);
    expect(json.slots).toEqual([]);
    expect(json.overrulable.some((one: { reason: string }) => one.reason === "page_paused")).toBe(true);
  });

  it("of a move leave out its own time, and lead past what is offered where they say so", async () => {
    const date = day(17);
    const { json: made } = await book(daybook, page, `${date}T12:00:00Z`);
    const path = `/v1/bookings/${made.id}`;
    const { json } = await hostSlots(`from=${date}&to=${date}&outside=1`, `${path}/slots`);
    const of = (list: { start: string }[]) => list.map(({ start }) => start.slice(11, 16));
    expect(of(json.slots)).toContain("12:00");
    expect(of(json.overrulable)).toContain("12:15");
    expect(json.taken).toEqual([]);
    const evening = `${date}T21:15:00Z`;
    expect(told(await asHost(`${path}/rescheduling`, { start: evening }))[2]).toBe("outside_hours");
    const moved = await asHost(`${path}/rescheduling`, { start: evening, outsideOffer: true, notify: false });
    expect([moved.status, moved.json.start]).toEqual([200, evening]);
    const { json: after } = await daybook.call("GET", path, undefined, { token: host.token });
    expect(after.history.at(-1)).toMatchObject({ kind: "moved", by: "host", silent: true, outsideOffer: true });
    expect(await mailsTo(made.id)).toEqual([
      "booking.created host",
      "booking.created invitee",
      "booking.rescheduled host",
    ]);
  });

  it("are the host's alone: an invitee's link can't overrule", async () => {
    const { json } = await book(daybook, page, `${day(18)}T12:00:00Z`);
    const token = json.manageUrl.split("/manage/")[1];
    const path = `/v1/manage/${token}/rescheduling`;
    const answer = await daybook.call(
      "POST",
      path,
      { start: `${day(18)}T22:00:00Z`, outsideOffer: true },
      { headers: key() },
    );
    expect([answer.status, answer.json.code]).toEqual([422, "validation_failed"]);
  });
});
