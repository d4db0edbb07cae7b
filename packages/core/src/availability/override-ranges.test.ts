import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, parseDate } from "../time/civil.ts";
import { prepareHost } from "./host.ts";
import { hoursProblems } from "./hours.ts";
import { gatherRanges, type OverrideDate, type OverrideRange, spreadRanges } from "./override-ranges.ts";

const hours = (...overrides: OverrideDate[]) => ({ timezone: "Europe/Lisbon", weekly: [], overrides });
const range = (date: string, until?: string): OverrideRange => ({ date, ...(until ? { until } : {}), windows: [] });
const found = (...overrides: OverrideDate[]) =>
  hoursProblems(hours(...overrides)).map(
    ({ path, rule, other }) => `${path.join(".")} ${rule}${other === undefined ? "" : ` ${other}`}`,
  );

test("a range is kept as its dates, over the year's end and leap days, and reads back as it was said", () => {
  const said = [
    { date: "2031-12-30", until: "2032-01-02", reason: "Home", windows: [{ start: "10:00", end: "12:00" }] },
    { date: "2032-02-28", until: "2032-03-01", windows: [] },
    { date: "2032-05-01", windows: [] },
  ];
  const kept = spreadRanges(said);
  expect(kept.map(({ date }) => date)).toEqual([
    "2031-12-30",
    "2031-12-31",
    "2032-01-01",
    "2032-01-02",
    "2032-02-28",
    "2032-02-29",
    "2032-03-01",
    "2032-05-01",
  ]);
  expect(kept.slice(0, 4).every(({ windows }) => windows[0]?.start === "10:00")).toBe(true);
  expect(kept.slice(0, 4).every(({ reason }) => reason === "Home")).toBe(true);
  expect(gatherRanges(kept)).toEqual(said);
  expect(spreadRanges(kept)).toEqual(kept);
});

describe("the dates of a range that come back changed", () => {
  const open = [{ start: "10:00", end: "12:00" }];
  const kept = spreadRanges([{ date: "2030-07-01", until: "2030-07-06", reason: "Fair", windows: [] }]);
  const on = (date: string, change: (one: OverrideDate) => OverrideDate[]) =>
    kept.flatMap((one) => (one.date === `2030-07-0${date}` ? change(one) : [one]));
  const stretches = (overrides: OverrideDate[]) =>
    gatherRanges(spreadRanges(overrides)).map(({ date, until, reason }) =>
      [date.slice(-2), until?.slice(-2), reason].filter(Boolean).join(" "),
    );

  test.each<[string, OverrideDate[], string[]]>([
    ["none at its start", on("1", () => []), ["02 06 Fair"]],
    ["none at its end", on("6", () => []), ["01 05 Fair"]],
    ["none in the middle", on("3", () => []), ["01 02 Fair", "04 06 Fair"]],
    [
      "other hours in the middle",
      on("3", (one) => [{ ...one, windows: open }]),
      ["01 02 Fair", "03 Fair", "04 06 Fair"],
    ],
    [
      "another reason in the middle",
      on("3", (one) => [{ ...one, reason: "Home" }]),
      ["01 02 Fair", "03 Home", "04 06 Fair"],
    ],
    [
      "nothing but date and hours",
      kept.map(({ date, windows }) => ({ date, windows })),
      ["01", "02", "03", "04", "05", "06"],
    ],
    ["one more date", [...kept, { date: "2030-07-07", windows: [] }], ["01 06 Fair", "07"]],
    ["one more range", [...kept, range("2030-07-07", "2030-07-08")], ["01 06 Fair", "07 08"]],
  ])("with %s are told as what they are now", (_, overrides, told) => {
    expect(hoursProblems(hours(...overrides))).toEqual([]);
    expect(stretches(overrides)).toEqual(told);
    expect(spreadRanges(overrides).map(({ date }) => date)).toEqual(
      overrides.flatMap((one) => spreadRanges([one])).map(({ date }) => date),
    );
  });

  test("stand twice when a range is said on top of them", () => {
    expect(found(...kept, range("2030-07-06", "2030-07-08"))).toEqual(["overrides.6.date overlapping_dates 5"]);
    expect(found(...kept, ...kept.slice(5))).toEqual(["overrides.6.date duplicate_date 5"]);
  });
});

test.each<[string, OverrideRange[], string[]]>([
  ["ranges that touch", [range("2030-07-01", "2030-07-14"), range("2030-07-15", "2030-07-20")], []],
  ["a range of one date", [range("2030-07-01", "2030-07-01")], []],
  ["the longest range", [range("2031-01-01", "2032-01-01")], []],
  ["a longer one", [range("2031-01-01", "2032-01-02")], ["overrides.0.until range_too_long"]],
  ["one that ends before it begins", [range("2030-07-02", "2030-07-01")], ["overrides.0.until until_before_date"]],
  ["no last date", [range("2030-07-02", "2030-07-32")], ["overrides.0.until invalid_date"]],
  [
    "ranges that share a date",
    [range("2030-07-01", "2030-07-14"), range("2030-07-14", "2030-07-20")],
    ["overrides.1.date overlapping_dates 0"],
  ],
  [
    "a date within a range, listed before it",
    [range("2030-07-04"), range("2030-07-01", "2030-07-14")],
    ["overrides.1.date overlapping_dates 0"],
  ],
  [
    "ranges that reach over a short one",
    [range("2030-07-01", "2030-07-14"), range("2030-07-02"), range("2030-07-10", "2030-07-20")],
    ["overrides.1.date overlapping_dates 0", "overrides.2.date overlapping_dates 0"],
  ],
  [
    "too many dates",
    [range("2030-01-01", "2030-12-31"), range("2031-01-01", "2031-12-31"), range("2032-01-01", "2032-12-31")],
    ["overrides too_many_dates"],
  ],
])("%s: %j", (_, overrides, problems) => {
  expect(found(...overrides)).toEqual(problems);
});

const anyRange = fc.record({
  first: fc.integer({ min: 22_000, max: 22_400 }),
  length: fc.integer({ min: 1, max: 40 }),
});
const anyRanges = fc.array(anyRange, { maxLength: 12 }).map((all) =>
  all.map(({ first, length }) => ({
    ...range(formatDate(first), length > 1 ? formatDate(first + length - 1) : undefined),
    reason: "r",
  })),
);

test("ranges share dates if, and only if, one of their dates stands twice; good ones cover each date once", () => {
  let good = 0;
  fc.assert(
    fc.property(anyRanges, (ranges) => {
      const dates = spreadRanges(ranges).map(({ date }) => date);
      const twice = new Set(dates).size < dates.length;
      expect(hoursProblems(hours(...ranges)).length > 0).toBe(twice);
      expect(gatherRanges(spreadRanges(ranges))).toEqual(ranges);
      if (twice) return;
      good++;
      const { overrideDays } = prepareHost({
        hostId: "h",
        hours: hours(...spreadRanges(ranges)),
        appointments: [],
        busy: [],
        holds: [],
      });
      expect(overrideDays).toEqual(dates.map(parseDate).sort((a, b) => Number(a) - Number(b)));
    }),
    { numRuns: 300, seed: 20300310 },
  );
  expect(good).toBeGreaterThan(30);
});
