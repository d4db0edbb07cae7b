import { describe, expect, test } from "vitest";
import { oneHost } from "./offer.ts";
import { always, host, ms, query, refusedOf, startsOf } from "./testing/wednesday.ts";

describe("hours", () => {
  test("slots fill a window from its start", () => {
    expect(startsOf(query())).toEqual([
      "03-13T09:00",
      "03-13T09:30",
      "03-13T10:00",
      "03-13T10:30",
      "03-13T11:00",
      "03-13T11:30",
    ]);
  });

  test("a slot that would end after the window is refused, and said to be", () => {
    const asked = query({ rules: { duration: 60 } });
    expect(startsOf(asked).at(-1)).toBe("03-13T11:00");
    expect(refusedOf(asked)).toEqual(["11:30 outside_hours"]);
  });

  test("windows that touch are one open time, each with its own grid", () => {
    const weekly = [
      { days: always, start: "09:00", end: "10:00" },
      { days: always, start: "10:00", end: "11:10" },
    ];
    const asked = query({ groups: oneHost(host({ weekly })), rules: { duration: 40, slotInterval: 40 } });
    expect(startsOf(asked)).toEqual(["03-13T09:00", "03-13T09:40", "03-13T10:00"]);
  });

  test("a slot may lie across midnight of two whole days", () => {
    const weekly = [{ days: always, start: "00:00", end: "24:00" }];
    const asked = query({ groups: oneHost(host({ weekly })), rules: { duration: 60, slotInterval: 45 } });
    expect(startsOf(asked).at(-1)).toBe("03-13T23:15");
  });

  test("windows that overlap offer a time once", () => {
    const weekly = [
      { days: always, start: "09:00", end: "11:00" },
      { days: always, start: "10:00", end: "12:00" },
      { days: always, start: "09:45", end: "10:30" },
    ];
    const asked = query({ groups: oneHost(host({ weekly })), rules: { slotInterval: 60 } });
    expect(startsOf(asked)).toEqual(["03-13T09:00", "03-13T09:45", "03-13T10:00", "03-13T11:00"]);
  });

  test("only starts in the half-open range are offered, and a slot may end after it", () => {
    expect(startsOf(query({ from: ms("2030-03-13T09:30"), to: ms("2030-03-13T10:01") }))).toEqual([
      "03-13T09:30",
      "03-13T10:00",
    ]);
    expect(startsOf(query({ from: ms("2030-03-13T09:30"), to: ms("2030-03-13T10:00") }))).toEqual(["03-13T09:30"]);
    expect(startsOf(query({ from: ms("2030-03-13T09:00") + 1, to: ms("2030-03-13T09:31") }))).toEqual(["03-13T09:30"]);
    expect(startsOf(query({ from: ms("2030-03-14T00:00"), to: ms("2030-03-13T00:00") }))).toEqual([]);
  });
});

describe("overrides and midnight", () => {
  const night = [{ days: [2], start: "22:00", end: "03:00" }];

  test("an override replaces the weekly hours of its date, and its weekly starts are refused for it", () => {
    const overrides = [{ date: "2030-03-13", windows: [{ start: "10:15", end: "11:15" }] }];
    const asked = query({ groups: oneHost(host({ overrides })) });
    expect(startsOf(asked)).toEqual(["03-13T10:15", "03-13T10:45"]);
    expect(refusedOf(asked)).toEqual([
      "09:00 override",
      "09:30 override",
      "10:00 override",
      "10:30 off_grid",
      "11:00 override",
      "11:30 override",
    ]);
  });

  test("hours past midnight survive an override of the next date", () => {
    const overrides = [{ date: "2030-03-13", windows: [] }];
    const asked = query({
      groups: oneHost(host({ weekly: night, overrides })),
      from: ms("2030-03-12T20:00"),
      rules: { slotInterval: 60 },
    });
    expect(startsOf(asked)).toEqual(["03-12T22:00", "03-12T23:00", "03-13T00:00", "03-13T01:00", "03-13T02:00"]);
  });

  test("an override takes away its date's hours past midnight too", () => {
    const overrides = [{ date: "2030-03-12", windows: [] }];
    const asked = query({
      groups: oneHost(host({ weekly: night, overrides })),
      from: ms("2030-03-12T20:00"),
      rules: { slotInterval: 60 },
    });
    expect(startsOf(asked)).toEqual([]);
    expect(refusedOf(asked)).toEqual([
      "22:00 override",
      "23:00 override",
      "00:00 override",
      "01:00 override",
      "02:00 override",
    ]);
  });

  test("an override on the far side of the date line is on its own date", () => {
    const overrides = [{ date: "2030-03-13", windows: [{ start: "00:00", end: "02:00" }] }];
    const asked = query({
      groups: oneHost(host({ timezone: "Pacific/Kiritimati", weekly: [], overrides })),
      from: ms("2030-03-11T00:00"),
      to: ms("2030-03-16T00:00"),
      now: ms("2030-03-11T00:00"),
      rules: { slotInterval: 60 },
    });
    expect(startsOf(asked)).toEqual(["03-12T10:00", "03-12T11:00"]);
  });

  test.each([
    ["a night that loses an hour", "2030-03-10", ["03:00", "04:00", "05:00", "06:00"]],
    ["a night that gains an hour", "2030-11-03", ["02:00", "03:00", "04:00", "05:00", "06:00", "07:00"]],
  ])("%s is stepped through in elapsed time", (_, date, times) => {
    const asked = query({
      groups: oneHost(host({ timezone: "America/New_York", weekly: [{ days: [6], start: "22:00", end: "03:00" }] })),
      from: ms(`${date}T00:00`),
      to: ms(`${date}T12:00`),
      now: ms("2030-01-01T00:00"),
      rules: { slotInterval: 60, duration: 60 },
    });
    expect(startsOf(asked)).toEqual(times.map((time) => `${date.slice(5)}T${time}`));
  });

  test("a window whole in the gap moves forward with it, and one that ends in it before it begins is none", () => {
    const inGap = (start: string, end: string) =>
      startsOf(
        query({
          groups: oneHost(host({ timezone: "America/New_York", weekly: [{ days: always, start, end }] })),
          from: ms("2030-03-10T04:00"),
          to: ms("2030-03-10T12:00"),
          now: ms("2030-01-01T00:00"),
        }),
      );
    expect(inGap("02:00", "02:30")).toEqual(["03-10T07:00"]);
    expect(inGap("02:00", "03:00")).toEqual([]);
    expect(inGap("02:30", "03:00")).toEqual([]);
  });
});
