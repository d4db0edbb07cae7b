import { expect, test } from "vitest";
import { formatDate, formatWallTime, isoWeekday, parseDate, parseWallTime } from "./civil.ts";

test.each([
  ["1970-01-01", 0],
  ["1969-12-31", -1],
  ["2000-02-29", 11016],
  ["2030-03-13", 21986],
  ["0000-01-01", -719528],
  ["0050-06-01", -701114],
  ["9999-12-31", 2932896],
])("the date %s is day %i, and reads back", (text, day) => {
  expect(parseDate(text)).toBe(day);
  expect(formatDate(day)).toBe(text);
});

test.each([
  "2030-02-29",
  "2030-02-30",
  "2030-13-01",
  "2030-00-10",
  "2030-01-00",
  "2030-1-1",
  "2030-01-01T00:00",
  " 2030-01-01",
  "+002030-01-01",
  "20300101",
  "tomorrow",
  "",
])("%j is no date", (text) => {
  expect(parseDate(text)).toBeNull();
});

test("every day of a leap cycle reads back and has the weekday that ECMAScript gives it", () => {
  for (let day = 19000; day < 19000 + 1461; day++) {
    expect(parseDate(formatDate(day))).toBe(day);
    expect(isoWeekday(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
  }
  expect(isoWeekday(-4)).toBe(7);
});

test("a day outside the years 0000 to 9999, or a part of one, can't be written", () => {
  expect(() => formatDate(2932897)).toThrow(RangeError);
  expect(() => formatDate(-719529)).toThrow(RangeError);
  expect(() => formatDate(0.5)).toThrow(RangeError);
  expect(() => formatDate(Number.NaN)).toThrow(RangeError);
});

test.each([
  ["00:00", 0],
  ["09:30", 570],
  ["23:59", 1439],
  ["24:00", 1440],
])("the wall time %s is minute %i, and reads back", (text, minutes) => {
  expect(parseWallTime(text)).toBe(minutes);
  expect(formatWallTime(minutes)).toBe(text);
});

test.each(["24:01", "25:00", "9:00", "09:60", "09:00:00", "-1:00", "", "noon"])("%j is no wall time", (text) => {
  expect(parseWallTime(text)).toBeNull();
});

test("minutes beyond a day, or parts of one, are no wall time", () => {
  for (const minutes of [-1, 1441, 0.5]) expect(() => formatWallTime(minutes)).toThrow(RangeError);
});
