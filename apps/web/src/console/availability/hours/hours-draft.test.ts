import { describe, expect, test } from "vitest";
import { countChanges, rebase } from "./hours-changes.ts";
import {
  addWindow,
  copyDay,
  draftOf,
  endsNextDay,
  lengthOf,
  nextWindow,
  removeOverride,
  removeWindow,
  scheduleOf,
  setOverride,
  switchDay,
} from "./hours-draft.ts";

const teaching = draftOf({
  name: "Teaching hours",
  timezone: "Europe/Lisbon",
  hours: [
    { days: [1, 2, 3, 4], start: "09:00", end: "13:00" },
    { days: [2], start: "15:00", end: "19:00" },
  ],
  overrides: [{ date: "2030-10-24", windows: [] }],
});
const windowsOn = (draft: typeof teaching, day: number) =>
  draft.days[day - 1]?.windows.map(({ start, end }) => `${start}-${end}`);

test("a schedule read and written again is the same", () => {
  expect(scheduleOf(teaching)).toEqual({
    name: "Teaching hours",
    timezone: "Europe/Lisbon",
    hours: [
      { days: [1, 2, 3, 4], start: "09:00", end: "13:00" },
      { days: [2], start: "15:00", end: "19:00" },
    ],
    overrides: [{ date: "2030-10-24", windows: [] }],
  });
});

describe("a day", () => {
  test("switched off and on again keeps its hours", () => {
    const off = switchDay(teaching, 2, false);
    expect(scheduleOf(off).hours).toEqual([{ days: [1, 3, 4], start: "09:00", end: "13:00" }]);
    expect(countChanges(teaching, switchDay(off, 2, true))).toBe(0);
  });

  test("switched on for the first time gets office hours", () => {
    expect(windowsOn(switchDay(teaching, 6, true), 6)).toEqual(["09:00-17:00"]);
  });

  test("gets further hours after the last ones", () => {
    expect(windowsOn(addWindow(teaching, 1), 1)).toEqual(["09:00-13:00", "14:00-16:00"]);
    expect(nextWindow([{ start: "20:00", end: "22:30" }])).toEqual({ start: "23:00", end: "24:00" });
    expect(nextWindow([{ start: "20:00", end: "02:00" }])).toBeNull();
    expect(nextWindow([{ start: "20:00", end: "24:00" }])).toBeNull();
  });

  test("without its last hours is off", () => {
    const bare = removeWindow(teaching, 1, "1-0");
    expect(bare.days[0]).toMatchObject({ on: false, windows: [] });
  });
});

describe("copying a day", () => {
  test("replaces the hours of the days chosen and of no other", () => {
    const copied = copyDay(teaching, 2, [1, 6, 2]);
    expect(windowsOn(copied, 1)).toEqual(["09:00-13:00", "15:00-19:00"]);
    expect(windowsOn(copied, 6)).toEqual(["09:00-13:00", "15:00-19:00"]);
    expect(copied.days[5]?.on).toBe(true);
    expect(windowsOn(copied, 3)).toEqual(["09:00-13:00"]);
  });

  test("copies a day off as well", () => {
    expect(copyDay(teaching, 7, [1]).days[0]?.on).toBe(false);
  });

  test("leaves windows with names of their own", () => {
    const keys = copyDay(teaching, 2, [1]).days.flatMap(({ windows }) => windows.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test("hours that end before they begin end on the next day; midnight doesn't", () => {
  expect(endsNextDay({ start: "22:00", end: "02:00" })).toBe(true);
  expect(endsNextDay({ start: "09:00", end: "09:00" })).toBe(true);
  expect(endsNextDay({ start: "22:00", end: "24:00" })).toBe(false);
  expect(lengthOf({ start: "19:00", end: "17:00" })).toBe(22 * 60);
  expect(lengthOf({ start: "09:00", end: "09:00" })).toBe(24 * 60);
  expect(lengthOf({ start: "22:00", end: "24:00" })).toBe(120);
});

test("changes are counted by day, date, name and zone", () => {
  const changed = setOverride(addWindow({ ...teaching, name: "Hours" }, 1), "2030-10-28", [
    { start: "13:00", end: "19:00" },
  ]);
  expect(countChanges(teaching, changed)).toBe(3);
  expect(countChanges(teaching, removeOverride(changed, "2030-10-24"))).toBe(4);
  expect(countChanges(teaching, setOverride(teaching, "2030-10-24", []))).toBe(0);
});

test("of two who change at the same time both keep what the other left alone", () => {
  const mine = removeOverride(addWindow(teaching, 1), "2030-10-24");
  const theirs = setOverride(switchDay({ ...teaching, name: "Hours" }, 4, false), "2030-12-24", []);
  const both = rebase(teaching, mine, theirs);
  expect(both.name).toBe("Hours");
  expect(both.days[3]?.on).toBe(false);
  expect(windowsOn(both, 1)).toEqual(["09:00-13:00", "14:00-16:00"]);
  expect(both.overrides.map(({ date }) => date)).toEqual(["2030-12-24"]);
});
