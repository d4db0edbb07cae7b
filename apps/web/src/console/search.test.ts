import { webhookEvents } from "@daybook/contract/webhooks";
import { expect, test } from "vitest";
import { bookingsSearch, calendarSearch, newEventTypeSearch, signInSearch, webhookSearch } from "./search.ts";

test("what fits an address is kept", () => {
  expect(calendarSearch({ date: "2026-10-15", span: "day", booking: "b1" })).toEqual({
    date: "2026-10-15",
    span: "day",
    booking: "b1",
  });
  expect(calendarSearch({ span: "month" })).toEqual({ span: "month" });
  expect(bookingsSearch({ state: "past", q: "jonas" })).toEqual({ state: "past", q: "jonas" });
  const id = "01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a03";
  expect(bookingsSearch({ types: id, from: "2026-10-01", to: "2026-10-31" })).toEqual({
    types: id,
    from: "2026-10-01",
    to: "2026-10-31",
  });
  expect(newEventTypeSearch({ starter: "call" })).toEqual({ starter: "call" });
  const log = { state: "failed", type: "webhook.ping", delivery: "d1" };
  expect(webhookSearch(log)).toEqual(log);
  for (const type of webhookEvents) expect(webhookSearch({ type })).toEqual({ type });
});

test("what doesn't is left out", () => {
  expect(calendarSearch({ date: "tomorrow", span: "year", booking: 5 })).toEqual({});
  expect(calendarSearch({ date: "2026-02-31" })).toEqual({});
  expect(bookingsSearch({ state: "lost", q: "" })).toEqual({});
  expect(webhookSearch({ state: "lost", type: "booking.paid", delivery: 5 })).toEqual({});
  expect(bookingsSearch({ types: "nothing,,x", from: "2026-02-31" })).toEqual({});
  expect(bookingsSearch({ from: "2026-10-02", to: "2026-10-01" })).toEqual({ from: "2026-10-02" });
});

test("sign-in leads back into the console only", () => {
  expect(signInSearch({ next: "/console/bookings?state=past" })).toEqual({ next: "/console/bookings?state=past" });
  for (const next of ["https://elsewhere.example", "//elsewhere.example", "/consoles", "/ines"])
    expect(signInSearch({ next })).toEqual({});
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\\\evil.example",
  "/%2F/evil.example",
  "javascript:alert(1)",
  "/consoleevil",
  "/console.evil.example",
  "/console@evil.example",
  "https://evil.example/console/",
  " /console/",
  "/ines",
])("after signing in one goes into the console, and never to %s", (next) => {
  expect(signInSearch({ next })).toEqual({});
});

test.each(["/console", "/console/bookings?state=past", "/console?x=1"])("%s is a page of the console", (next) => {
  expect(signInSearch({ next })).toEqual({ next });
  // What is left of it stays on this site, whatever dots and slashes it has.
  expect(new URL(`${next}/..//evil.example`, "https://book.example").host).toBe("book.example");
});
