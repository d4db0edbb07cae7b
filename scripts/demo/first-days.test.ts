import { isoWeekday, parseDate } from "@daybook/core/time/civil";
import { zone } from "@daybook/core/time/zone";
import { expect, test } from "vitest";
import { type FirstDays, firstDays, freeStarts, type Span, takenOn, usualWindows, windowSpans } from "./first-days.ts";

const HOUR = 3_600_000;
/** A Monday. */
const week = Date.UTC(2026, 10, 23);

/** What can be booked in a stretch of the seeded demo. */
function freeIn({ overrides, cleared }: FirstDays, stretch: Span): number[] {
  const lisbon = zone("Europe/Lisbon");
  const first = (lisbon?.toWall(stretch.start).day ?? 0) - 1;
  const days = [0, 1, 2, 3].map((plus) => first + plus);
  const open = days.flatMap((day) =>
    windowSpans(day, overrides.find(({ date }) => parseDate(date) === day)?.windows ?? usualWindows(day)),
  );
  const inTheWay = (one: Span) => !cleared.some((span) => one.start < span.end && span.start < one.end);
  return freeStarts(open, days.flatMap(takenOn).filter(inTheWay), stretch);
}

test.each([
  "Europe/Lisbon",
  "UTC",
  "America/Los_Angeles",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
])("begun at any half hour of a week in %s, there are free times today and tomorrow", (viewer) => {
  const theirs = zone(viewer);
  if (!theirs) throw new Error(viewer);
  for (let now = week; now < week + 7 * 24 * HOUR; now += HOUR / 2) {
    const minute = now / 60_000;
    const { day, minute: hour } = theirs.toWall(minute);
    const midnight = theirs.toInstant(day + 1, 0);
    const made = firstDays(now, viewer);
    const name = `${new Date(now).toISOString()}, weekday ${isoWeekday(day)}`;
    // Five minutes pass until the page is opened.
    const today = freeIn(made, { start: minute + 5, end: midnight });
    expect(today.length, name).toBeGreaterThanOrEqual(hour < 20 * 60 ? 3 : 1);
    expect(freeIn(made, { start: midnight, end: theirs.toInstant(day + 2, 0) }).length, name).toBeGreaterThanOrEqual(4);
  }
});

test("the hours that are added overlap no others, and the usual ones stay", () => {
  for (let now = week; now < week + 7 * 24 * HOUR; now += HOUR / 2)
    for (const { date, windows } of firstDays(now, "America/Los_Angeles").overrides) {
      const day = parseDate(date) ?? 0;
      const spans = windowSpans(day, windows).sort((a, b) => a.start - b.start);
      for (const usual of windowSpans(day, usualWindows(day)))
        for (let minute = usual.start; minute < usual.end; minute += 5)
          expect(
            spans.some((span) => span.start <= minute && minute < span.end),
            date,
          ).toBe(true);
      for (const [index, span] of spans.entries()) {
        expect(span.end).toBeGreaterThan(span.start);
        expect(spans[index + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(span.end);
      }
    }
});

test("in the morning of a usual day nothing is made otherwise than it is", () => {
  expect(firstDays(Date.UTC(2026, 10, 23, 8), "Europe/Lisbon")).toEqual({ overrides: [], cleared: [] });
});
