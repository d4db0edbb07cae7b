import { expect, test } from "vitest";
import { type Hours, hoursProblems } from "./hours.ts";

const good: Hours = {
  timezone: "Europe/Berlin",
  weekly: [{ days: [1, 2, 3, 4, 5], start: "09:00", end: "17:00" }],
  overrides: [{ date: "2030-03-13", windows: [{ start: "10:00", end: "11:00" }] }],
};

const weekly = (...rules: [number[], string, string][]): Partial<Hours> => ({
  weekly: rules.map(([days, start, end]) => ({ days, start, end })),
});
const override = (date: string, ...windows: [string, string][]) => ({
  date,
  windows: windows.map(([start, end]) => ({ start, end })),
});

test.each<[string, Partial<Hours>]>([
  ["plain hours", {}],
  ["no hours at all", { weekly: [], overrides: [] }],
  ["an end equal to the start: 24 hours", weekly([[1], "09:00", "09:00"], [[2], "09:00", "10:00"])],
  ["a whole week, round the clock", weekly([[1, 2, 3, 4, 5, 6, 7], "00:00", "24:00"])],
  ["windows that touch", weekly([[1], "09:00", "12:00"], [[1], "12:00", "17:00"])],
  ["the same window on other days", weekly([[1], "09:00", "12:00"], [[2], "09:00", "12:00"])],
  ["hours past midnight", weekly([[5, 6], "22:00", "03:00"])],
  ["hours past midnight that touch the next day's", weekly([[7], "22:00", "03:00"], [[1], "03:00", "05:00"])],
  ["hours of almost a day, every day", weekly([[1, 2, 3, 4, 5, 6, 7], "06:00", "05:59"])],
  ["an end of 00:00 is the day's end", weekly([[1], "22:00", "00:00"], [[2], "00:00", "02:00"])],
  ["a date without hours", { overrides: [override("2030-03-13")] }],
  [
    "a date's tail into the next date's override",
    {
      overrides: [override("2030-03-13", ["22:00", "03:00"]), override("2030-03-14", ["01:00", "05:00"])],
    },
  ],
])("%s are good", (_, part) => {
  expect(hoursProblems({ ...good, ...part })).toEqual([]);
});

test.each<[string, Partial<Hours>, (string | number)[], string]>([
  ["an unknown zone", { timezone: "Mars/Olympus" }, ["timezone"], "unknown_timezone"],
  ["an offset for a zone", { timezone: "+02:00" }, ["timezone"], "unknown_timezone"],
  ["a malformed start", weekly([[1], "9:00", "17:00"]), ["weekly", 0, "start"], "invalid_time"],
  ["a start of 24:00", weekly([[1], "24:00", "03:00"]), ["weekly", 0, "start"], "invalid_time"],
  ["an end after 24:00", weekly([[1], "09:00", "24:30"]), ["weekly", 0, "end"], "invalid_time"],
  [
    "24 hours that meet the next day's",
    weekly([[1], "09:00", "09:00"], [[2], "08:00", "10:00"]),
    ["weekly", 1],
    "overlap",
  ],
  ["weekday 0", weekly([[1, 0], "09:00", "17:00"]), ["weekly", 0, "days", 1], "invalid_day"],
  ["weekday 8", weekly([[8], "09:00", "17:00"]), ["weekly", 0, "days", 0], "invalid_day"],
  ["half a weekday", weekly([[1.5], "09:00", "17:00"]), ["weekly", 0, "days", 0], "invalid_day"],
  ["a weekday twice in a rule", weekly([[1, 2, 1], "09:00", "17:00"]), ["weekly", 0, "days", 2], "duplicate_day"],
  ["windows that share an hour", weekly([[1], "09:00", "12:00"], [[1], "11:00", "17:00"]), ["weekly", 1], "overlap"],
  [
    "the same, listed late to early",
    weekly([[1], "11:00", "17:00"], [[1], "09:00", "12:00"]),
    ["weekly", 1],
    "overlap",
  ],
  ["a window within another", weekly([[1], "09:00", "17:00"], [[1, 2], "10:00", "11:00"]), ["weekly", 1], "overlap"],
  [
    "Monday's tail over Tuesday's hours",
    weekly([[1], "22:00", "03:00"], [[2], "02:00", "05:00"]),
    ["weekly", 1],
    "overlap",
  ],
  [
    "Sunday's tail over Monday's hours",
    weekly([[1], "02:00", "05:00"], [[7], "22:00", "03:00"]),
    ["weekly", 1],
    "overlap",
  ],
  ["an impossible date", { overrides: [override("2030-02-30")] }, ["overrides", 0, "date"], "invalid_date"],
  [
    "a date twice",
    { overrides: [override("2030-03-13"), override("2030-03-13")] },
    ["overrides", 1, "date"],
    "duplicate_date",
  ],
  [
    "an override's bad time",
    { overrides: [override("2030-03-13", ["09:00", "noon"])] },
    ["overrides", 0, "windows", 0, "end"],
    "invalid_time",
  ],
  [
    "an override's windows that overlap",
    { overrides: [override("2030-03-13", ["09:00", "12:00"], ["10:00", "11:00"])] },
    ["overrides", 0, "windows", 1],
    "overlap",
  ],
  [
    "an override's windows that overlap past midnight",
    { overrides: [override("2030-03-13", ["22:00", "03:00"], ["23:00", "23:30"])] },
    ["overrides", 0, "windows", 1],
    "overlap",
  ],
])("%s is a problem", (_, part, path, rule) => {
  expect(hoursProblems({ ...good, ...part })).toMatchObject([{ path, rule }]);
});

test("every problem is named, not only the first", () => {
  const hours: Hours = {
    timezone: "",
    weekly: [
      { days: [9], start: "x", end: "y" },
      { days: [1], start: "09:00", end: "12:00" },
      { days: [1], start: "08:00", end: "13:00" },
      { days: [1], start: "10:00", end: "11:00" },
    ],
    overrides: [override("soon", ["24:00", "24:00"])],
  };
  expect(hoursProblems(hours).map(({ path, rule }) => `${path.join(".")} ${rule}`)).toEqual([
    "timezone unknown_timezone",
    "weekly.0.days.0 invalid_day",
    "weekly.0.start invalid_time",
    "weekly.0.end invalid_time",
    "weekly.2 overlap",
    "weekly.3 overlap",
    "overrides.0.date invalid_date",
    "overrides.0.windows.0.start invalid_time",
  ]);
});
