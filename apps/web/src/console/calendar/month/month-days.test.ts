import type { Booking } from "@daybook/contract/bookings";
import { zone } from "@daybook/core/time/zone";
import { expect, test } from "vitest";
import { weeksOf } from "../../../time/month.ts";
import { monthDays } from "./month-days.ts";

const lisbon = zone("Europe/Lisbon");
if (!lisbon) throw new Error("Lisbon is a zone");
const booking = (id: string, start: string, end: string, state: Booking["state"] = "confirmed") =>
  ({ id, start, end, state }) as Booking;

test("a month's weeks hold what stands on each day, earliest first, in the host's zone", () => {
  const answer = {
    bookings: [
      booking("late", "2030-07-15T22:30:00Z", "2030-07-16T00:30:00Z"),
      booking("early", "2030-07-15T08:00:00Z", "2030-07-15T09:00:00Z"),
      booking("gone", "2030-07-15T10:00:00Z", "2030-07-15T11:00:00Z", "cancelled"),
    ],
    busy: [{ start: "2030-07-15T12:00:00Z", end: "2030-07-15T13:00:00Z", title: "Class", source: "Google" }],
    open: [{ start: "2030-07-15T08:00:00Z", end: "2030-07-15T16:00:00Z" }],
  };
  const weeks = monthDays(answer, weeksOf("2030-07", 1), "2030-07", lisbon);
  expect(weeks).toHaveLength(5);
  const of = (date: string) => weeks.flat().find((day) => day.date === date);
  expect(of("2030-07-15")?.parts.map(({ item }) => item.id.split(" ")[0])).toEqual(["early", "Google", "late"]);
  expect(of("2030-07-15")).toMatchObject({ bookings: 2, isClosed: false, isOut: false });
  expect(of("2030-07-16")).toMatchObject({ bookings: 0, isClosed: true });
  expect(of("2030-07-16")?.parts).toHaveLength(1);
  expect(of("2030-08-01")?.isOut).toBe(true);
});
