import { parseDate } from "@daybook/core/time/civil";
import { DAY } from "@daybook/core/time/units";
import { expect, it } from "vitest";
import { stretchesBetween } from "../room/stretch.ts";
import { firstDates } from "./first-dates.ts";

it.each([
  ["2026-11-21T08:00Z", "2026-11-20", "2027-01-01"],
  ["2026-11-29T23:59Z", "2026-11-28", "2027-01-01"],
  ["2026-11-30T00:00Z", "2026-11-29", "2027-02-01"],
  ["2026-12-01T00:00Z", "2026-11-30", "2027-02-01"],
  ["2026-12-31T12:00Z", "2026-12-30", "2027-03-01"],
  ["2027-06-30T12:00Z", "2027-06-29", "2027-09-01"],
  ["2027-12-31T12:00Z", "2027-12-30", "2028-03-01"],
  ["2028-01-31T12:00Z", "2028-01-30", "2028-04-01"],
])("a page painted at %s has the times from %s to %s", (now, from, to) => {
  expect(firstDates(Date.parse(now))).toEqual({ from, to });
});

it("the first times reach over two of a room's stretches at most, on every day", () => {
  for (let now = Date.parse("2026-01-01"); now < Date.parse("2040-01-01"); now += DAY) {
    const { from, to } = firstDates(now);
    const stretches = stretchesBetween((parseDate(from) ?? 0) * DAY, ((parseDate(to) ?? 0) + 1) * DAY);
    expect(stretches.length, from).toBeLessThanOrEqual(2);
  }
});
