import { expect, test } from "vitest";
import { bookingsSearch, calendarSearch, newEventTypeSearch, signInSearch } from "./search.ts";

test("what fits an address is kept", () => {
  expect(calendarSearch({ date: "2026-10-15", span: "day", booking: "b1" })).toEqual({
    date: "2026-10-15",
    span: "day",
    booking: "b1",
  });
  expect(calendarSearch({ span: "month" })).toEqual({ span: "month" });
  expect(bookingsSearch({ state: "past", q: "jonas" })).toEqual({ state: "past", q: "jonas" });
  expect(newEventTypeSearch({ starter: "call" })).toEqual({ starter: "call" });
});

test("what doesn't is left out", () => {
  expect(calendarSearch({ date: "tomorrow", span: "year", booking: 5 })).toEqual({});
  expect(calendarSearch({ date: "2026-02-31" })).toEqual({});
  expect(bookingsSearch({ state: "lost", q: "" })).toEqual({});
});

test("sign-in leads back into the console only", () => {
  expect(signInSearch({ next: "/console/bookings?state=past" })).toEqual({ next: "/console/bookings?state=past" });
  for (const next of ["https://elsewhere.example", "//elsewhere.example", "/consoles", "/ines"])
    expect(signInSearch({ next })).toEqual({});
});
