import { describe, expect, it } from "vitest";
import { newSchedule } from "./schedules.ts";

/** Each problem as "path rule: message". */
function problems(over: object): string[] {
  const result = newSchedule.safeParse({ name: "H", timezone: "UTC", hours: [], overrides: [], ...over });
  return (result.error?.issues ?? []).map((issue) => {
    const rule = issue.code === "custom" ? issue.params?.rule : issue.code;
    return `${issue.path.join(".")} ${rule}: ${issue.message}`;
  });
}
const window = (start: string, end: string, days = [1]) => ({ days, start, end });

describe("hours that don't fit together are told in words that name them", () => {
  it.each<[object, string]>([
    [
      { hours: [window("09:00", "12:00"), window("11:00", "13:00")] },
      "hours.1 overlap: 11:00–13:00 overlaps other hours of the week. Join them, or leave one out.",
    ],
    [
      { hours: [window("22:00", "02:00", [7]), window("01:00", "03:00", [1])] },
      "hours.1 overlap: 01:00–03:00 overlaps other hours of the week. Join them, or leave one out.",
    ],
    [
      { hours: [window("09:00", "12:00", [3, 3])] },
      "hours.0.days.1 duplicate_day: Wednesday stands twice in these hours. Name each day once.",
    ],
    [
      { hours: [window("24:00", "12:00")] },
      "hours.0.start invalid_time: 24:00–12:00: hours begin between 00:00 and 23:59 and end at 24:00 at the latest.",
    ],
    [
      { hours: [window("9:00", "12:00")] },
      "hours.0.start invalid_format: A time is written like 09:30; a day ends at 24:00.",
    ],
    [
      {
        overrides: [
          {
            date: "2030-03-13",
            windows: [
              { start: "09:00", end: "12:00" },
              { start: "10:00", end: "11:00" },
            ],
          },
        ],
      },
      "overrides.0.windows.1 overlap: 10:00–11:00 overlaps other hours of 2030-03-13. Join them, or leave one out.",
    ],
    [
      {
        overrides: [
          { date: "2030-03-13", windows: [] },
          { date: "2030-03-13", windows: [] },
        ],
      },
      "overrides.1.date duplicate_date: 2030-03-13 stands twice. Put all its hours into one override.",
    ],
    [
      {
        overrides: [
          { date: "2030-07-01", until: "2030-07-14", windows: [] },
          { date: "2030-07-10", until: "2030-07-20", windows: [] },
        ],
      },
      "overrides.1.date overlapping_dates: 2030-07-10 to 2030-07-20 shares dates with 2030-07-01 to 2030-07-14. Each date stands in one override.",
    ],
    [
      { overrides: [{ date: "2030-07-10", until: "2030-07-01", windows: [] }] },
      "overrides.0.until until_before_date: 2030-07-01 is before 2030-07-10. A range ends on its first date or later.",
    ],
    [
      { overrides: [{ date: "2030-01-01", until: "2031-01-02", windows: [] }] },
      "overrides.0.until range_too_long: 2030-01-01 to 2031-01-02 are more than 366 dates. Make several ranges of them.",
    ],
    [
      { overrides: [{ date: "2030-02-30", windows: [] }] },
      "overrides.0.date impossible_date: “2030-02-30” isn't a date of the calendar, written like 2030-03-13.",
    ],
    [
      { timezone: "Mars/Olympus" },
      "timezone unknown_zone: “Mars/Olympus” isn't a time zone of the IANA database, such as Europe/Lisbon.",
    ],
  ])("%j: %s", (over, problem) => {
    expect(problems(over)).toEqual([problem]);
  });
});

it.each([
  ["past midnight", [window("22:00", "02:00")]],
  ["of 24 hours from nine to nine", [window("09:00", "09:00")]],
  ["of a whole day", [window("00:00", "24:00")]],
  ["of a whole day, every day", [window("00:00", "00:00", [1, 2, 3, 4, 5, 6, 7])]],
  ["that touch", [window("09:00", "12:00"), window("12:00", "13:00")]],
  ["that touch at midnight", [window("22:00", "24:00", [1]), window("00:00", "02:00", [2])]],
])("hours %s are good", (_, hours) => {
  expect(problems({ hours })).toEqual([]);
});
