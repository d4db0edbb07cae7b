import "../words/testing/english.ts";
import { expect, test } from "vitest";
import {
  formatCountdown,
  formatInstantDate,
  formatMinutes,
  formatPlainDate,
  formatTime,
  formatTimeRange,
} from "./format.ts";

const at = "2026-10-15T11:30:00Z";

test("an instant shows the wall clock of its zone, in twelve hours or twenty-four", () => {
  expect(formatTime(at, "Europe/Lisbon", "24")).toBe("12:30");
  expect(formatTime("2026-10-15T23:00:00Z", "Europe/Lisbon", "24")).toBe("00:00");
  expect(formatTime(at, "Europe/Lisbon", "12")).toMatch(/^12:30\s?pm$/i);
  expect(formatTimeRange(at, "2026-10-15T12:30:00Z", "Asia/Kolkata", "24")).toBe("17:00–18:00");
});

test("the date of an instant is that of the zone, a plain date is nobody's", () => {
  expect(formatInstantDate("2026-10-15T23:30:00Z", "Pacific/Auckland", "weekday")).toBe("Friday");
  expect(formatPlainDate("2026-10-15", "weekday")).toBe("Thursday");
  expect(formatPlainDate("2026-10-15", "month")).toBe("October 2026");
});

test.each([
  [15, "15 min"],
  [60, "60 min"],
  [90, "90 min"],
  [120, "2 h"],
  [150, "2 h 30 min"],
  [1440, "24 h"],
])("%i minutes are %s", (minutes, words) => {
  expect(formatMinutes(minutes)).toBe(words);
});

test("a countdown shows minutes and two digits of seconds", () => {
  expect([292, 60, 5, 0].map(formatCountdown)).toEqual(["4:52", "1:00", "0:05", "0:00"]);
});
