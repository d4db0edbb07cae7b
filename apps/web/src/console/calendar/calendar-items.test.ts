import type { Booking } from "@daybook/contract/bookings";
import { zone } from "@daybook/core/time/zone";
import { expect, test } from "vitest";
import { calendarDays, isDrawn } from "./calendar-items.ts";

const utc = zone("UTC") as NonNullable<ReturnType<typeof zone>>;
const booking = (id: string, start: string, end: string, state: Booking["state"] = "confirmed"): Booking => ({
  id,
  state,
  start: `2030-01-15T${start}:00Z`,
  end: `2030-01-15T${end}:00Z`,
  title: "Lesson",
  ink: "sky",
  eventTypeId: "e1",
  location: { kind: "phone", value: "" },
  invitee: { name: "Jonas", email: "jonas@example.com", timezone: "UTC" },
  guests: [],
  createdAt: "2030-01-01T00:00:00Z",
  cancellation: null,
  attention: null,
});
const dates = ["2030-01-14", "2030-01-15", "2030-01-16"];
const none = { bookings: [], busy: [], open: [] };

test("a day has its bookings, and what was cancelled is not among them", () => {
  const answer = { ...none, bookings: [booking("a", "09:00", "10:00"), booking("b", "11:00", "12:00", "cancelled")] };
  const { days } = calendarDays(answer, dates, utc, 2, "2030-01-14");
  expect(days.map(({ placed }) => placed.map(({ item }) => item.id))).toEqual([[], ["a"], []]);
  expect(days.map(({ idle }) => idle)).toEqual([false, false, true]);
});

test("the hours drawn reach as far as the earliest and the latest, but for what fills a day", () => {
  const away = { start: "2030-01-15T00:00:00Z", end: "2030-01-16T00:00:00Z", title: "Away", source: "" };
  const { days, first, last } = calendarDays(
    { ...none, bookings: [booking("a", "06:30", "07:00")], busy: [away] },
    dates,
    utc,
    2,
    "",
  );
  expect([first, last]).toEqual([6, 20]);
  const drawn = days[1]?.placed.find(({ item }) => item.kind === "busy");
  expect(drawn).toMatchObject({ at: 6 * 60, length: 14 * 60 });
  expect(days[0]?.closed).toEqual([{ at: 6 * 60, length: 14 * 60 }]);
});

test("the present is drawn only in the hours that are", () => {
  const hours = { first: 8, last: 20 };
  expect([7 * 60 + 59, 8 * 60, 20 * 60, 20 * 60 + 1].map((minute) => isDrawn(minute, hours))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
