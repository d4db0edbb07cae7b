import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  type Host,
  key,
  makePage,
  makeSchedule,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";

let daybook: Daybook;
let host: Host;
beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "UTC");
});
afterAll(() => daybook?.close());

const ALL = [1, 2, 3, 4, 5, 6, 7];
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const schedule = (over: object = {}) => ({
  name: "Hours",
  timezone: "UTC",
  hours: [{ days: ALL, start: "09:00", end: "17:00" }],
  overrides: [],
  ...over,
});
/** Hours of the day at which something starts on a date, in UTC. */
const startsOn = async (hours: object[], date: string, duration = 60, overrides: object[] = []): Promise<string[]> => {
  const page = await makePage(
    daybook,
    host,
    { durations: [duration], slotInterval: 60 },
    { timezone: "UTC", hours, overrides },
  );
  return (await slotsOf(daybook, page, date, date)).map(({ start }) => start.slice(11, 16));
};
const hoursFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${String((first + i) % 24).padStart(2, "0")}:00`);

describe("hours", () => {
  it.each<[string, { days: number[]; start: string; end: string }[], string[]]>([
    [
      "past midnight, as the end before the start says",
      [{ days: ALL, start: "22:00", end: "02:00" }],
      ["00:00", "01:00", "22:00", "23:00"],
    ],
    ["of 24 hours, as an end that is the start says", [{ days: ALL, start: "09:00", end: "09:00" }], hoursFrom(0, 24)],
    ["of a whole day, to 24:00", [{ days: ALL, start: "00:00", end: "24:00" }], hoursFrom(0, 24)],
    ["of a whole day, 00:00 to 00:00", [{ days: ALL, start: "00:00", end: "00:00" }], hoursFrom(0, 24)],
    ["to midnight", [{ days: ALL, start: "21:00", end: "24:00" }], ["21:00", "22:00", "23:00"]],
    [
      "to midnight, written as the next day's",
      [{ days: ALL, start: "21:00", end: "00:00" }],
      ["21:00", "22:00", "23:00"],
    ],
    [
      "that touch, which are one",
      [
        { days: ALL, start: "08:00", end: "10:00" },
        { days: ALL, start: "10:00", end: "12:00" },
      ],
      ["08:00", "09:00", "10:00", "11:00"],
    ],
    ["that aren't there", [], []],
  ])("%s", async (_, hours, starts) => {
    expect(await startsOn(hours, day(9))).toEqual(starts);
  });

  it("run on over midnight where they touch: an appointment may lie across it", async () => {
    const hours = [
      { days: ALL, start: "22:00", end: "24:00" },
      { days: ALL, start: "00:00", end: "01:00" },
    ];
    expect(await startsOn(hours, day(9), 120)).toEqual(["22:00", "23:00"]);
  });

  it("of one date replace the week's, and [] closes it", async () => {
    const week = [{ days: ALL, start: "09:00", end: "12:00" }];
    expect(await startsOn(week, day(9), 60, [{ date: day(9), windows: [] }])).toEqual([]);
    expect(await startsOn(week, day(9), 60, [{ date: day(9), windows: [{ start: "14:00", end: "15:00" }] }])).toEqual([
      "14:00",
    ]);
    expect(await startsOn(week, day(9), 60, [{ date: day(8), windows: [{ start: "23:00", end: "01:00" }] }])).toEqual([
      "00:00",
      "09:00",
      "10:00",
      "11:00",
    ]);
  });
});

describe("a schedule", () => {
  it("comes back as it was sent", async () => {
    const body = schedule({
      name: "Sommer ☀️ ساعات",
      timezone: "Asia/Kathmandu",
      overrides: [{ date: "2030-03-13", windows: [{ start: "22:00", end: "02:00" }] }],
    });
    const made = await call("POST", "/v1/schedules", body, key());
    expect(made.json).toEqual({ ...body, id: made.json.id, usedBy: 0, version: 1 });
    expect((await call("GET", `/v1/schedules/${made.json.id}`)).json).toEqual(made.json);
  });

  it("is made once for one Idempotency-Key, however often it is sent at once, and never without one", async () => {
    const headers = key();
    const before = (await askDatabase(daybook, "SELECT 1 FROM schedules")).length;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call("POST", "/v1/schedules", schedule(), headers)),
    );
    expect(new Set(answers.map((one) => `${one.status} ${one.json.id}`)).size).toBe(1);
    expect((await askDatabase(daybook, "SELECT 1 FROM schedules")).length).toBe(before + 1);
    expect((await call("POST", "/v1/schedules", schedule({ name: "Other" }), headers)).json.code).toBe(
      "idempotency_key_reused",
    );
    const [first, second] = [
      await call("POST", "/v1/schedules", schedule()),
      await call("POST", "/v1/schedules", schedule()),
    ];
    expect(first.json.id).not.toBe(second.json.id);
  });

  it("has keys of its own for each account and each kind of thing", async () => {
    const headers = key();
    const other = await signUp(daybook);
    const mine = await call("POST", "/v1/schedules", schedule(), headers);
    const theirs = await daybook.call("POST", "/v1/schedules", schedule(), { token: other.token, headers });
    const feed = await call("POST", "/v1/feeds", { name: "F" }, headers);
    expect([mine.status, theirs.status, feed.status]).toEqual([201, 201, 201]);
    expect(theirs.json.id).not.toBe(mine.json.id);
  });

  it.each([['"1"'], ["1"], ['W/"1"'], [' "1" '], ["*"]])("is edited under If-Match: %s", async (version) => {
    const id = await makeSchedule(daybook, host);
    const answer = await call("PUT", `/v1/schedules/${id}`, schedule({ name: "Edited" }), { "if-match": version });
    expect(answer.json, answer.text).toMatchObject({ name: "Edited", version: 2 });
  });

  it.each([
    [undefined, 428, "version_required", "required"],
    ["", 428, "version_required", "required"],
    ['"1", "2"', 422, "validation_failed", "format"],
    ['"1', 422, "validation_failed", "format"],
    ['"one"', 422, "validation_failed", "format"],
    ['"-1"', 422, "validation_failed", "format"],
    ['"2"', 412, "version_changed", "stale"],
    ['"0"', 412, "version_changed", "stale"],
    ['"999999999"', 412, "version_changed", "stale"],
    ['"99999999999999999999"', 422, "validation_failed", "format"],
  ])("isn't edited under If-Match: %s", async (version, status, code, rule) => {
    const id = await makeSchedule(daybook, host);
    const answer = await call(
      "PUT",
      `/v1/schedules/${id}`,
      schedule({ name: "Edited" }),
      version === undefined ? {} : { "if-match": version },
    );
    expect([answer.status, answer.json.code, answer.json.errors[0]], answer.text).toMatchObject([
      status,
      code,
      { in: "header", path: "If-Match", rule },
    ]);
    expect((await call("GET", `/v1/schedules/${id}`)).json).toMatchObject({ name: "Hours", version: 1 });
  });

  it("takes one of ten edits of the same version", async () => {
    const id = await makeSchedule(daybook, host);
    const edits = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        call("PUT", `/v1/schedules/${id}`, schedule({ name: `Edit ${i}` }), { "if-match": '"1"' }),
      ),
    );
    expect(edits.map((one) => one.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const winner = edits.find((one) => one.status === 200);
    expect((await call("GET", `/v1/schedules/${id}`)).json).toEqual(winner?.json);
  });

  it("isn't deleted while an event type uses it, also one that is made at the same moment", async () => {
    const page = await makePage(daybook, host);
    const used = await call("DELETE", `/v1/schedules/${page.scheduleId}`);
    expect([used.status, used.json.code], used.text).toEqual([409, "schedule_in_use"]);
    for (let i = 0; i < 5; i++) {
      const id = await makeSchedule(daybook, host);
      const [deleted, made] = await Promise.all([
        call("DELETE", `/v1/schedules/${id}`),
        call("POST", "/v1/event-types", { title: "T", scheduleId: id, durations: [30] }),
      ]);
      expect([
        [204, 422],
        [409, 201],
      ]).toContainEqual([deleted.status, made.status]);
    }
  });

  it("is gone once deleted", async () => {
    const id = await makeSchedule(daybook, host);
    expect((await call("DELETE", `/v1/schedules/${id}`)).status).toBe(204);
    const after = [
      await call("GET", `/v1/schedules/${id}`),
      await call("DELETE", `/v1/schedules/${id}`),
      await call("PUT", `/v1/schedules/${id}`, schedule(), { "if-match": '"1"' }),
    ];
    expect(after.map((one) => one.status)).toEqual([404, 404, 404]);
  });

  it("changes what is offered at once, and leaves what is booked where it is", async () => {
    const page = await makePage(daybook, host, {}, { timezone: "UTC" });
    const start = at(await slotsOf(daybook, page), 0);
    const booked = await book(daybook, page, start);
    const hours = [{ days: ALL, start: "20:00", end: "21:00" }];
    await call("PUT", `/v1/schedules/${page.scheduleId}`, schedule({ hours }), { "if-match": '"1"' });
    expect(new Set((await slotsOf(daybook, page)).map((slot) => slot.start.slice(11, 13)))).toEqual(new Set(["20"]));
    expect((await call("GET", `/v1/bookings/${booked.json.id}`)).json).toMatchObject({ start, state: "confirmed" });
  });
});

describe("lists", () => {
  it.each([
    ["schedules", (i: number) => call("POST", "/v1/schedules", schedule({ name: `S${i}` }))],
    ["feeds", (i: number) => call("POST", "/v1/feeds", { name: `F${i}` })],
  ] as const)("of %s give every row once, in order, whatever the size of a page", async (what, make) => {
    for (let i = 0; i < 23; i++) expect((await make(i)).status).toBe(201);
    const whole = (await call("GET", `/v1/${what}?limit=100`)).json;
    expect(whole.nextCursor).toBeNull();
    expect(whole.items.length).toBeGreaterThanOrEqual(23);
    for (const limit of [1, 7, whole.items.length, whole.items.length + 1]) {
      const seen: unknown[] = [];
      let cursor = "";
      do {
        const { items, nextCursor } = (await call("GET", `/v1/${what}?limit=${limit}${cursor && `&cursor=${cursor}`}`))
          .json;
        expect(items.length).toBeLessThanOrEqual(limit);
        seen.push(...items);
        cursor = nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole.items);
    }
  });

  it("go on where they were when rows come and go meanwhile", async () => {
    const first = (await call("GET", "/v1/schedules?limit=5")).json;
    const last = first.items.at(-1).id;
    await call("DELETE", `/v1/schedules/${last}`);
    const added = await makeSchedule(daybook, host);
    const rest = (await call("GET", `/v1/schedules?limit=100&cursor=${first.nextCursor}`)).json.items.map(
      (one: { id: string }) => one.id,
    );
    expect(rest).toContain(added);
    for (const { id } of first.items) expect(rest).not.toContain(id);
  });
});

describe("an account with more schedules than one page lists", () => {
  it("has the next free time of an event type that uses the last of them, and its open hours", async () => {
    host = await signUp(daybook, "UTC");
    // Their ids come before any that is made now.
    await askDatabase(
      daybook,
      `INSERT INTO schedules (id, account_id, name, timezone, weekly, overrides, created_at)
       SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, 'Unused', 'UTC', '[]', '[]', now() FROM generate_series(1, 1100) n`,
      [host.id],
    );
    await makePage(daybook, host, {}, schedule());
    const [listed] = (await call("GET", "/v1/event-types")).json.items;
    expect(Date.parse(listed.nextFree)).toBeGreaterThan(Date.now());
    const days = await call("GET", `/v1/calendar-days?from=${day(1)}&to=${day(1)}&timezone=UTC`);
    expect(days.json.open).toEqual([{ start: `${day(1)}T09:00:00Z`, end: `${day(1)}T17:00:00Z` }]);
  });
});
