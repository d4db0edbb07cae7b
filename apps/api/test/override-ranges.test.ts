import { afterAll, beforeAll, expect, test } from "vitest";
import { askDatabase } from "./database-dump.ts";
import {
  at,
  book,
  type Daybook,
  day,
  type Host,
  makePage,
  makeSchedule,
  signUp,
  slotsOf,
  startDaybook,
} from "./daybook.ts";
import { inStorage } from "./faults.ts";

let daybook: Daybook;
let host: Host;
beforeAll(async () => {
  daybook = await startDaybook();
  host = await signUp(daybook, "Europe/Lisbon");
});
afterAll(() => daybook?.close());

const ALL = [1, 2, 3, 4, 5, 6, 7];
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  daybook.call(method, path, body, { token: host.token, headers });
const schedule = (overrides: object[], over: object = {}) => ({
  name: "Hours",
  timezone: "Europe/Lisbon",
  hours: [{ days: ALL, start: "09:00", end: "11:00" }],
  overrides,
  ...over,
});
/** A range as its dates, which is how it is told. */
const told = (range: { date: string; until: string }, ...dates: string[]) =>
  dates.map((date) => ({ ...range, date, since: range.date }));
/** What a page of its own offers between two dates, as Lisbon's wall clock has it. */
async function offered(overrides: object[], from: string, to: string): Promise<string[]> {
  const settings = { durations: [60], slotInterval: 60, bookingWindow: { from, to } };
  const page = await makePage(daybook, host, settings, schedule(overrides));
  const { json } = await daybook.call("GET", `${page.path}/slots?from=${from}&to=${to}&timezone=Europe/Lisbon`);
  const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Lisbon", dateStyle: "short", timeStyle: "short" });
  return json.slots.map(({ start }: { start: string }) => wall.format(Date.parse(start)));
}

const summer = () => ({ date: day(3), until: day(5), reason: "Summer break", windows: [] });
const evening = () => ({ date: day(7), windows: [{ start: "20:00", end: "21:00" }] });

test("a range comes back as its dates, with its reason, and each of them is off", async () => {
  const overrides = [summer(), evening()];
  const dated = [...told(summer(), day(3), day(4), day(5)), evening()];
  const made = await call("POST", "/v1/schedules", schedule(overrides));
  expect(made.json.overrides, made.text).toEqual(dated);
  expect((await call("GET", `/v1/schedules/${made.json.id}`)).json.overrides).toEqual(dated);
  expect((await call("GET", "/v1/schedules?limit=100")).json.items.at(-1).overrides).toEqual(dated);
  const dates = (await offered(overrides, day(2), day(7))).map((wall) => wall.slice(0, 10));
  expect([...new Set(dates)]).toEqual([day(2), day(6), day(7)]);
});

test("what is read can be saved as it is, and without one of its dates", async () => {
  const made = await call("POST", "/v1/schedules", schedule([summer(), evening()]));
  const save = (version: number, overrides: object[]) =>
    call("PUT", `/v1/schedules/${made.json.id}`, schedule(overrides), { "if-match": `"${version}"` });
  const again = await save(1, made.json.overrides);
  expect([again.status, again.json.overrides], again.text).toEqual([200, made.json.overrides]);
  const less = await save(
    2,
    made.json.overrides.filter(({ date }: { date: string }) => date !== day(5)),
  );
  expect(less.json.overrides, less.text).toEqual([...told({ ...summer(), until: day(4) }, day(3), day(4)), evening()]);
});

test("a client that knows date and hours alone loses the range by saving, and none of its dates", async () => {
  const page = await makePage(daybook, host, { durations: [60], slotInterval: 60 }, schedule([summer(), evening()]));
  const read = await call("GET", `/v1/schedules/${page.scheduleId}`);
  const known = read.json.overrides.map(({ date, windows }: { date: string; windows: unknown }) => ({ date, windows }));
  const saved = await call("PUT", `/v1/schedules/${page.scheduleId}`, schedule(known), { "if-match": '"1"' });
  expect([saved.status, saved.json.overrides], saved.text).toEqual([
    200,
    [...[3, 4, 5].map((off) => ({ date: day(off), windows: [] })), evening()],
  ]);
  expect(await slotsOf(daybook, page, day(3), day(5))).toEqual([]);
});

test("a range over the year's end and one over the change of the clock are off on each of their dates, and no other", async () => {
  const year = new Date().getUTCFullYear() + 1;
  const turn = [{ date: `${year}-12-30`, until: `${year + 1}-01-02`, windows: [] }];
  const dates = async (overrides: object[], from: string, to: string) => [
    ...new Set((await offered(overrides, from, to)).map((wall) => wall.slice(0, 10))),
  ];
  expect(await dates(turn, `${year}-12-28`, `${year + 1}-01-04`)).toEqual([
    `${year}-12-28`,
    `${year}-12-29`,
    `${year + 1}-01-03`,
    `${year + 1}-01-04`,
  ]);

  // The last Sunday of March: clocks go forward at 01:00.
  const sunday = 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay();
  const march = (date: number) => `${year}-03-${String(date).padStart(2, "0")}`;
  const early = [{ start: "00:30", end: "03:30" }];
  const change = [{ date: march(sunday - 1), until: march(sunday), reason: "Festival", windows: early }];
  expect(await offered(change, march(sunday - 1), march(sunday))).toEqual([
    `${march(sunday - 1)} 00:30`,
    `${march(sunday - 1)} 01:30`,
    `${march(sunday - 1)} 02:30`,
    // An hour of the night is missing, so two are left.
    `${march(sunday)} 00:30`,
    `${march(sunday)} 02:30`,
  ]);
});

test("ranges that share dates are refused, and both are named", async () => {
  const answer = await call(
    "POST",
    "/v1/schedules",
    schedule([
      { date: "2031-07-01", until: "2031-07-14", windows: [] },
      { date: "2031-07-14", until: "2031-07-20", windows: [] },
    ]),
  );
  expect([answer.status, answer.json.errors], answer.text).toMatchObject([
    422,
    [
      {
        path: "overrides.1.date",
        rule: "overlapping_dates",
        params: { date: "2031-07-14", until: "2031-07-20", other: "2031-07-01", otherUntil: "2031-07-14" },
      },
    ],
  ]);
});

test("of two ranges put in at once under the same version one is kept whole, and the other is told", async () => {
  const id = await makeSchedule(daybook, host);
  const ranges = [
    { date: "2031-07-01", until: "2031-07-03", reason: "Mine", windows: [] },
    { date: "2031-07-02", until: "2031-07-04", reason: "Theirs", windows: [] },
  ];
  const edits = await Promise.all(
    ranges.map((one) => call("PUT", `/v1/schedules/${id}`, schedule([one]), { "if-match": '"1"' })),
  );
  expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
  const won = edits.findIndex(({ status }) => status === 200);
  const { overrides } = (await call("GET", `/v1/schedules/${id}`)).json;
  expect(overrides).toHaveLength(3);
  expect(overrides).toEqual(edits[won]?.json.overrides);
  for (const one of overrides) expect(one).toMatchObject({ since: ranges[won]?.date, reason: ranges[won]?.reason });
});

test("a version of before reads each date of a range as one that is off", async () => {
  const { json } = await call("POST", "/v1/schedules", schedule([{ date: day(3), until: day(5), windows: [] }]));
  const [row] = await askDatabase(daybook, "SELECT overrides FROM schedules WHERE id = $1", [json.id]);
  const kept = (row as unknown as { overrides: { date: string; windows: unknown[] }[] }).overrides;
  expect(kept.map(({ date, windows }) => [date, windows])).toEqual([
    [day(3), []],
    [day(4), []],
    [day(5), []],
  ]);
});

test("what is booked on a date stays when the date is taken off, and is told: by whom, when, how many", async () => {
  const page = await makePage(daybook, host, { durations: [60], slotInterval: 60 }, schedule([]));
  const slots = await slotsOf(daybook, page, day(4), day(6));
  const bookings = [await book(daybook, page, at(slots, 0)), await book(daybook, page, at(slots, 2))];
  const cancelled = await book(daybook, page, at(slots, 1));
  await call("POST", `/v1/bookings/${cancelled.json.id}/cancellation`, {});
  const elsewhere = await makePage(daybook, host, { durations: [60], slotInterval: 60 }, schedule([]));
  await book(daybook, elsewhere, at(slots, 3));

  const asked = `/v1/schedules/${page.scheduleId}/bookings?from=${day(4)}&to=${day(6)}&timezone=Europe/Lisbon`;
  const before = await call("GET", asked);
  expect(before.json, before.text).toMatchObject({
    count: 2,
    items: bookings.map(({ json }) => ({ id: json.id, start: json.start, invitee: { name: expect.any(String) } })),
  });
  const off = [{ date: day(4), until: day(6), windows: [] }];
  const edit = await call("PUT", `/v1/schedules/${page.scheduleId}`, schedule(off), { "if-match": '"1"' });
  expect(edit.status, edit.text).toBe(200);
  expect(await slotsOf(daybook, page, day(4), day(6))).toEqual([]);
  expect((await call("GET", asked)).json).toEqual(before.json);
  for (const { json } of bookings)
    expect((await call("GET", `/v1/bookings/${json.id}`)).json).toMatchObject({
      state: "confirmed",
      start: json.start,
    });

  const day7 = await call("GET", `/v1/schedules/${page.scheduleId}/bookings?from=${day(7)}&to=${day(7)}&timezone=UTC`);
  expect(day7.json).toEqual({ count: 0, items: [] });
  const tooLong = await call(
    "GET",
    `/v1/schedules/${page.scheduleId}/bookings?from=2031-01-01&to=2032-01-02&timezone=UTC`,
  );
  expect([tooLong.status, tooLong.json.errors?.[0]?.rule]).toEqual([422, "range_too_long"]);
});

test("the calendar's days carry the reasons, date by date", async () => {
  const other = await signUp(daybook, "UTC");
  const range = { date: day(3), until: day(30), reason: "Summer break", windows: [] };
  await daybook.call("POST", "/v1/schedules", schedule([range, { date: day(40), windows: [] }]), {
    token: other.token,
  });
  const { json } = await daybook.call("GET", `/v1/calendar-days?from=${day(5)}&to=${day(11)}&timezone=UTC`, undefined, {
    token: other.token,
  });
  const week = [5, 6, 7, 8, 9, 10, 11].map((off) => day(off));
  expect(json.overrides).toEqual(told(range, ...week).map((one) => ({ ...one, schedule: "Hours" })));
});

test("a reason is in no page's room, neither is what it was said of", async () => {
  const over = schedule([{ date: day(3), until: day(5), reason: "Surgery", windows: [] }]);
  const page = await makePage(daybook, host, { durations: [60], slotInterval: 60 }, over);
  await slotsOf(daybook, page, day(2), day(7));
  const kept = JSON.stringify(await inStorage(daybook, "PageRoom", page.id, "SELECT body FROM hosts"));
  expect(kept).toContain(day(4));
  expect(kept).not.toMatch(/Surgery|reason|since|until/);
});

test("hours that aren't saved yet are previewed with their ranges", async () => {
  const page = await makePage(daybook, host, { durations: [60], slotInterval: 60 }, schedule([]));
  const off = schedule([{ date: day(3), until: day(5), windows: [] }]);
  const { json, text } = await call("POST", `/v1/event-types/${page.id}/preview`, {
    from: day(4),
    to: day(4),
    timezone: "Europe/Lisbon",
    schedule: off,
  });
  expect(json.slots, text).toEqual([]);
  expect(new Set(json.refused.map(({ reason }: { reason: string }) => reason))).toEqual(new Set(["override"]));
});
