import { spreadRanges } from "@daybook/core/availability/override-ranges";
import { describe, expect, test } from "vitest";
import { countChanges, rebase } from "./hours-changes.ts";
import {
  addWindow,
  copyDay,
  draftOf,
  endsNextDay,
  lengthOf,
  nextWindow,
  removeWindow,
  scheduleOf,
  switchDay,
} from "./hours-draft.ts";
import { clearDates, moveOverride, overrideOn, putBack, putOverride } from "./override-draft.ts";

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

const off = (date: string, until = date, reason = "") => ({ date, until, reason, windows: [] });
const setOverride = (draft: typeof teaching, override: ReturnType<typeof off>) => ({
  ...draft,
  overrides: putOverride(draft.overrides, override),
});
const clear = (draft: typeof teaching, date: string, until = date) => ({
  ...draft,
  overrides: clearDates(draft.overrides, { date, until }),
});
const stretches = (draft: { overrides: readonly { date: string; until: string; reason: string }[] }) =>
  draft.overrides.map(({ date, until, reason }) => `${date.slice(5)}/${until.slice(5)}${reason && ` ${reason}`}`);

test("changes are counted by day, override, name and zone", () => {
  const changed = setOverride(addWindow({ ...teaching, name: "Hours" }, 1), off("2030-10-28", "2030-11-08"));
  expect(countChanges(teaching, changed)).toBe(3);
  expect(countChanges(teaching, clear(changed, "2030-10-24"))).toBe(4);
  expect(countChanges(teaching, setOverride(teaching, off("2030-10-24")))).toBe(0);
  expect(countChanges(teaching, setOverride(teaching, off("2030-10-24", "2030-10-24", "Away")))).toBe(1);
});

describe("a range of dates", () => {
  const summer = setOverride(teaching, off("2030-07-01", "2030-07-14", "Summer"));

  test("is sent as one, with its reason, and a single date as before", () => {
    expect(scheduleOf(summer).overrides).toEqual([
      { date: "2030-07-01", until: "2030-07-14", reason: "Summer", windows: [] },
      { date: "2030-10-24", windows: [] },
    ]);
    expect(draftOf({ ...scheduleOf(summer) })).toEqual(summer);
  });

  test("is gathered from the dates that it is told as", () => {
    const { overrides, ...rest } = scheduleOf(summer);
    const told = spreadRanges(overrides);
    expect(told).toHaveLength(15);
    expect(draftOf({ ...rest, overrides: told })).toEqual(summer);
  });

  test("gives way where another is put, and keeps what is left of it", () => {
    expect(stretches(setOverride(summer, off("2030-07-05", "2030-07-06", "Fair")))).toEqual([
      "07-01/07-04 Summer",
      "07-05/07-06 Fair",
      "07-07/07-14 Summer",
      "10-24/10-24",
    ]);
    expect(stretches(setOverride(summer, off("2030-06-20", "2030-07-13")))[1]).toBe("07-14/07-14 Summer");
    expect(stretches(clear(summer, "2030-06-01", "2030-07-31"))).toEqual(["10-24/10-24"]);
  });

  test("is moved by other dates alone, and covered by other hours", () => {
    const moved = moveOverride(
      summer.overrides,
      off("2030-07-01", "2030-07-14"),
      off("2030-07-03", "2030-07-16", "Summer"),
    );
    expect(stretches({ overrides: moved })[0]).toBe("07-03/07-16 Summer");
    const own = { ...off("2030-07-05", "2030-07-06", "Summer"), windows: [{ start: "09:00", end: "12:00" }] };
    expect(stretches({ overrides: moveOverride(summer.overrides, off("2030-07-01"), own) })).toHaveLength(4);
  });

  test("comes back only where nothing else stands by now", () => {
    const [range] = summer.overrides;
    const meanwhile = setOverride(clear(summer, "2030-07-01", "2030-07-14"), off("2030-07-05", "2030-07-05", "Fair"));
    expect(stretches({ overrides: putBack(meanwhile.overrides, range ?? off("")) })).toEqual([
      "07-01/07-04 Summer",
      "07-05/07-05 Fair",
      "07-06/07-14 Summer",
      "10-24/10-24",
    ]);
  });

  test("is found on each of its dates", () => {
    expect(overrideOn(summer.overrides, "2030-07-14")?.reason).toBe("Summer");
    expect(overrideOn(summer.overrides, "2030-07-15")).toBeUndefined();
  });
});

test("of two who change at the same time both keep what the other left alone", () => {
  const mine = clear(addWindow(teaching, 1), "2030-10-24");
  const theirs = setOverride(switchDay({ ...teaching, name: "Hours" }, 4, false), off("2030-12-24"));
  const both = rebase(teaching, mine, theirs);
  expect(both.name).toBe("Hours");
  expect(both.days[3]?.on).toBe(false);
  expect(windowsOn(both, 1)).toEqual(["09:00-13:00", "14:00-16:00"]);
  expect(both.overrides.map(({ date }) => date)).toEqual(["2030-12-24"]);
});

test("of two ranges that were put on the same dates mine wins there, and the rest of theirs stays", () => {
  const mine = setOverride(teaching, off("2030-07-01", "2030-07-14", "Mine"));
  const theirs = setOverride(teaching, off("2030-07-10", "2030-07-20", "Theirs"));
  expect(stretches(rebase(teaching, mine, theirs))).toEqual(["07-01/07-14 Mine", "07-15/07-20 Theirs", "10-24/10-24"]);
});
