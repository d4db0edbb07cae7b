import { parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { describe, expect, test } from "vitest";
import { arrangeDay, closedParts, hoursToDraw, partsOfDay, shortestOf } from "./week-layout.ts";

const named = (name: string) => {
  const found = zone(name);
  if (!found) throw new Error(name);
  return found;
};
const lisbon = named("Europe/Lisbon");
const day = (date: string) => parseDate(date) ?? Number.NaN;
const block = (id: string, start: string, end: string, busy = false) => ({ id, start, end, busy });
const at = (id: string, from: string, to: string, busy = false) =>
  block(id, `2030-01-15T${from}:00Z`, `2030-01-15T${to}:00Z`, busy);
const arrange = (items: ReturnType<typeof at>[], widest = 2) =>
  arrangeDay(partsOfDay(items, day("2030-01-15"), lisbon), widest, (item) => item.busy);
const places = (items: ReturnType<typeof at>[], widest = 2) =>
  Object.fromEntries(arrange(items, widest).placed.map((one) => [one.item.id, `${one.column}/${one.columns}`]));

describe("the parts of a day", () => {
  test("are wall minutes of the host's zone", () => {
    const [part] = partsOfDay([block("a", "2030-07-15T11:30:00Z", "2030-07-15T12:30:00Z")], day("2030-07-15"), lisbon);
    expect(part).toMatchObject({ at: 750, length: 60, fromDayBefore: false, intoNextDay: false });
  });

  test("of a stretch over midnight stand on both days", () => {
    const night = [block("a", "2030-01-15T22:00:00Z", "2030-01-16T02:00:00Z")];
    expect(partsOfDay(night, day("2030-01-15"), lisbon)).toMatchObject([{ at: 1320, length: 120, intoNextDay: true }]);
    expect(partsOfDay(night, day("2030-01-16"), lisbon)).toMatchObject([{ at: 0, length: 120, fromDayBefore: true }]);
    expect(partsOfDay(night, day("2030-01-17"), lisbon)).toEqual([]);
  });

  test("that end at midnight don't stand on the next day", () => {
    const evening = [block("a", "2030-01-15T22:00:00Z", "2030-01-16T00:00:00Z")];
    expect(partsOfDay(evening, day("2030-01-15"), lisbon)).toMatchObject([
      { at: 1320, length: 120, intoNextDay: false },
    ]);
    expect(partsOfDay(evening, day("2030-01-16"), lisbon)).toEqual([]);
  });

  test("keep their true length where clocks go back in between", () => {
    // 2030-10-27 01:30 UTC+1 to 01:30 UTC+0 in Lisbon.
    const [part] = partsOfDay([block("a", "2030-10-27T00:30:00Z", "2030-10-27T01:30:00Z")], day("2030-10-27"), lisbon);
    expect(part).toMatchObject({ at: 90, length: 60 });
  });

  test("of a whole day away fill the day", () => {
    const away = [block("a", "2030-01-14T08:00:00Z", "2030-01-17T18:00:00Z")];
    expect(partsOfDay(away, day("2030-01-15"), lisbon)).toMatchObject([{ at: 0, length: 1440 }]);
  });
});

describe("overlapping blocks", () => {
  test("stand alone when nothing overlaps, also back to back", () => {
    expect(places([at("a", "09:00", "10:00"), at("b", "10:00", "11:00")])).toEqual({ a: "0/1", b: "0/1" });
  });

  test("share the width when two overlap", () => {
    expect(places([at("a", "09:00", "10:00"), at("b", "09:30", "10:30")])).toEqual({ a: "0/2", b: "1/2" });
  });

  test("reuse a column that is free again", () => {
    const items = [at("a", "09:00", "12:00"), at("b", "09:00", "10:00"), at("c", "10:00", "11:00")];
    expect(places(items)).toEqual({ a: "0/2", b: "1/2", c: "1/2" });
  });

  test("beyond the widest go into one +N at the first hidden one", () => {
    const items = ["a", "b", "c", "d"].map((id, index) => at(id, `09:${index}0`, "11:00"));
    const { placed, more } = arrange(items);
    expect(placed.map(({ item, besideMore }) => [item.id, besideMore])).toEqual([
      ["a", true],
      ["b", true],
    ]);
    expect(more.map(({ at, items: hidden }) => [at, hidden.map(({ id }) => id)])).toEqual([[560, ["c", "d"]]]);
    expect(Object.keys(places(items, 4))).toHaveLength(4);
  });

  test("lie over a busy block that began clearly earlier", () => {
    const { placed } = arrange([at("busy", "09:00", "14:00", true), at("a", "10:00", "11:00")]);
    expect(placed.map(({ item, over, columns }) => [item.id, over, columns])).toEqual([
      ["busy", false, 1],
      ["a", true, 1],
    ]);
  });

  test("stand beside a busy block that begins with them", () => {
    expect(places([at("busy", "09:00", "14:00", true), at("a", "09:10", "10:00")])).toEqual({ busy: "0/2", a: "1/2" });
  });

  test("have no least length: what doesn't overlap has the day's width, however short", () => {
    const quarters = Array.from({ length: 12 }, (_, index) => {
      const time = (quarter: number) =>
        `${String(9 + Math.floor(quarter / 4)).padStart(2, "0")}:${["00", "15", "30", "45"][quarter % 4]}`;
      return at(`q${index}`, time(index), time(index + 1));
    });
    expect(new Set(Object.values(places(quarters)))).toEqual(new Set(["0/1"]));
    expect(arrange(quarters).more).toEqual([]);
    expect(places([at("a", "09:00", "09:01"), at("b", "09:01", "09:02")])).toEqual({ a: "0/1", b: "0/1" });
  });

  test("that follow each other are one run; a gap, a clash or what is busy elsewhere ends it", () => {
    const runs = (items: ReturnType<typeof at>[]) =>
      arrange(items).placed.map(({ item, follows, isFollowed }) => [item.id, follows, isFollowed]);
    expect(runs([at("a", "09:00", "09:15"), at("b", "09:15", "09:30"), at("c", "09:30", "10:00")])).toEqual([
      ["a", false, true],
      ["b", true, true],
      ["c", true, false],
    ]);
    expect(runs([at("a", "09:00", "09:15"), at("b", "09:20", "09:30")])).toEqual([
      ["a", false, false],
      ["b", false, false],
    ]);
    expect(runs([at("a", "09:00", "10:00"), at("busy", "10:00", "11:00", true)])).toEqual([
      ["a", false, false],
      ["busy", false, false],
    ]);
  });

  test("clash, and only those", () => {
    const clashing = (items: ReturnType<typeof at>[]) =>
      arrange(items).placed.flatMap(({ item, clashes }) => (clashes ? [item.id] : []));
    expect(
      clashing([at("a", "09:00", "10:00"), at("b", "10:00", "11:00"), at("busy", "10:30", "12:00", true)]),
    ).toEqual(["b", "busy"]);
  });
});

test("closed hours are what open hours leave", () => {
  expect(closedParts([])).toEqual([{ at: 0, length: 1440 }]);
  expect(
    closedParts([
      { at: 900, length: 120 },
      { at: 540, length: 240 },
    ]),
  ).toEqual([
    { at: 0, length: 540 },
    { at: 780, length: 120 },
    { at: 1020, length: 420 },
  ]);
});

test("the shortest booking of the days shown is at least five minutes", () => {
  expect(shortestOf([])).toBe(60);
  expect(shortestOf([{ length: 45 }, { length: 15 }, { length: 60 }])).toBe(15);
  expect(shortestOf([{ length: 1 }])).toBe(5);
});

test("the hours drawn are 8 to 20 and more where something lies outside", () => {
  expect(hoursToDraw([])).toEqual({ first: 8, last: 20 });
  expect(
    hoursToDraw([
      { at: 400, length: 30 },
      { at: 1410, length: 30 },
    ]),
  ).toEqual({ first: 6, last: 24 });
});
