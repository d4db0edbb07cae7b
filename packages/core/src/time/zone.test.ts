import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { formatDate, formatWallTime, parseDate } from "./civil.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { type Zone, zone } from "./zone.ts";

const epochMinute = (text: string) => (parseInstant(text) ?? Number.NaN) / 60_000;
const from = epochMinute("2024-01-01T00:00:00Z");
const to = epochMinute("2033-01-01T00:00:00Z");

function known(name: string): Zone {
  const found = zone(name);
  if (!found) throw new Error(`no zone ${name}`);
  return found;
}

/** Temporal's epoch minute of a wall minute (minutes since 1970-01-01 00:00 on the wall). */
function temporalInstant(name: string, wall: number): number {
  const local = new Date(wall * 60_000).toISOString().slice(0, 16);
  return Temporal.PlainDateTime.from(local).toZonedDateTime(name).epochMilliseconds / 60_000;
}

function temporalTransitions(name: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(name);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds / 60_000 >= to) return found;
    found.push(next.epochMilliseconds / 60_000);
    at = next;
  }
}

test("every zone's transitions of 2024 to 2032, and the wall times around each, are Temporal's", () => {
  const wrong: string[] = [];
  let compared = 0;
  for (const name of Intl.supportedValuesOf("timeZone")) {
    const ours = known(name);
    const transitions = ours.transitions(from, to);
    expect([name, transitions.map(({ at }) => at)]).toEqual([name, temporalTransitions(name)]);
    for (const { at, before, after } of transitions) {
      const first = Math.floor((at + Math.min(before, after)) / 15) * 15 - 60;
      for (let wall = first; wall <= at + Math.max(before, after) + 60; wall += 15) {
        const day = Math.floor(wall / 1440);
        const minute = wall - day * 1440;
        const expected = temporalInstant(name, wall);
        compared++;
        // Written as minutes of the day before too: past midnight is the next day.
        if (ours.toInstant(day, minute) !== expected || ours.toInstant(day - 1, minute + 1440) !== expected) {
          wrong.push(`${name} ${formatDate(day)} ${formatWallTime(minute)}`);
        }
      }
      expect([ours.offsetAt(at - 1), ours.offsetAt(at)]).toEqual([before, after]);
    }
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(20_000);
}, 20_000);

test("every zone's offset and wall time at sampled instants are Temporal's", () => {
  const wrong: string[] = [];
  for (const name of Intl.supportedValuesOf("timeZone")) {
    const ours = known(name);
    for (let minute = from + 7; minute < to; minute += 211 * 1440 + 13) {
      const theirs = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(name);
      const wall = ours.toWall(minute);
      const same =
        theirs.offsetNanoseconds / 60e9 === ours.offsetAt(minute) &&
        theirs.toPlainDate().toString() === formatDate(wall.day) &&
        theirs.hour * 60 + theirs.minute === wall.minute &&
        ours.toInstant(wall.day, wall.minute) === minute;
      if (!same) wrong.push(`${name} ${theirs.toString()}`);
    }
  }
  expect(wrong).toEqual([]);
}, 20_000);

test.each(["Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham", "Australia/Lord_Howe"])(
  "every quarter hour of 2030 in %s is Temporal's",
  (name) => {
    const ours = known(name);
    const start = (parseDate("2030-01-01") ?? 0) * 1440;
    const wrong: number[] = [];
    for (let wall = start; wall < start + 365 * 1440; wall += 15) {
      if (ours.toInstant(0, wall) !== temporalInstant(name, wall)) wrong.push(wall);
    }
    expect(wrong).toEqual([]);
  },
  20_000,
);

test.each([
  ["a time in the spring gap moves forward by the gap", "America/New_York", "2030-03-10", 150, "2030-03-10T07:30:00Z"],
  ["a time that occurs twice is its first", "America/New_York", "2030-11-03", 90, "2030-11-03T05:30:00Z"],
  ["a midnight that does not exist is one o'clock", "Africa/Cairo", "2030-04-26", 0, "2030-04-25T22:00:00Z"],
  ["24:00 is the next day's midnight", "America/New_York", "2030-03-09", 1440, "2030-03-10T05:00:00Z"],
  ["minutes past midnight count on the wall", "America/New_York", "2030-03-09", 1440 + 180, "2030-03-10T07:00:00Z"],
  ["Lord Howe moves by half an hour", "Australia/Lord_Howe", "2030-04-07", 105, "2030-04-06T14:45:00Z"],
  ["a day skipped at the date line is the next", "Pacific/Apia", "2011-12-30", 540, "2011-12-30T19:00:00Z"],
  ["long ago", "Europe/Paris", "1900-01-01", 720, "1900-01-01T11:51:00Z"],
  ["the far future", "America/New_York", "9999-07-01", 720, "9999-07-01T16:00:00Z"],
])("%s", (_, name, date, minute, instant) => {
  const day = parseDate(date) ?? Number.NaN;
  expect(formatInstant(known(name).toInstant(day, minute) * 60_000)).toBe(instant);
});

test("two transitions a week apart, the closest there are, are both seen", () => {
  const at = known("Asia/Gaza").transitions(epochMinute("2040-10-01T00:00:00Z"), epochMinute("2040-11-01T00:00:00Z"));
  expect(at.map(({ before, after }) => [before, after])).toEqual([
    [120, 180],
    [180, 120],
  ]);
});

test("the bounds of a stretch of transitions are half-open", () => {
  const newYork = known("America/New_York");
  const spring = epochMinute("2030-03-10T07:00:00Z");
  expect(newYork.transitions(spring, spring + 1)).toEqual([{ at: spring, before: -300, after: -240 }]);
  expect(newYork.transitions(spring - 1000, spring)).toEqual([]);
  expect(newYork.transitions(spring + 1, spring + 1000)).toEqual([]);
});

test.each([
  ["UTC", "UTC"],
  ["utc", "UTC"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["US/Eastern", "America/New_York"],
  ["EST5EDT", "America/New_York"],
  ["Etc/GMT+5", "Etc/GMT+5"],
])("%s is the zone %s", (name, canonical) => {
  expect(zone(name)?.name).toBe(canonical);
  expect(zone(name)).toBe(zone(canonical));
});

test.each([
  "+02:00",
  "-05",
  "GMT+2",
  "Mars/Olympus",
  "SystemV/AST4",
  "Factory",
  "localtime",
  "PST",
  "BST",
  "Z",
  "",
  " UTC",
])("%j is no IANA zone", (name) => {
  expect(zone(name)).toBeNull();
});

test("UTC is its own wall time", () => {
  expect(known("UTC").offsetAt(from)).toBe(0);
  expect(known("UTC").toInstant(1, 5)).toBe(1445);
  expect(known("UTC").toWall(-1)).toEqual({ day: -1, minute: 1439 });
});
