import { expect, test } from "vitest";
import { type OfferRules, offer, oneHost } from "./offer.ts";
import { always, host, ms, query, refusedOf, startsOf } from "./testing/wednesday.ts";

test("a slot that has begun is past, and one too soon lacks notice", () => {
  const asked = query({ now: ms("2030-03-13T09:30:01Z"), rules: { minimumNotice: 60 } });
  expect(startsOf(asked)).toEqual(["03-13T11:00", "03-13T11:30"]);
  expect(refusedOf(asked)).toEqual(["09:00 past", "09:30 past", "10:00 notice", "10:30 notice"]);
});

test("now and the end of the notice themselves can be booked", () => {
  expect(startsOf(query({ now: ms("2030-03-13T11:30") }))).toEqual(["03-13T11:30"]);
  expect(startsOf(query({ now: ms("2030-03-13T10:30"), rules: { minimumNotice: 60 } }))).toEqual(["03-13T11:30"]);
});

test("a rolling window ends with the last date in the host's zone", () => {
  // 20:00 on the 12th in UTC is the 13th in Auckland.
  const asked = query({
    groups: oneHost(host({ timezone: "Pacific/Auckland", weekly: [{ days: always, start: "22:00", end: "02:00" }] })),
    from: ms("2030-03-12T00:00"),
    to: ms("2030-03-20T00:00"),
    now: ms("2030-03-12T20:00"),
    rules: { slotInterval: 60, bookingWindow: { days: 1 } },
  });
  expect(startsOf(asked)).toEqual([
    "03-13T09:00",
    "03-13T10:00",
    "03-13T11:00",
    "03-13T12:00",
    "03-14T09:00",
    "03-14T10:00",
  ]);
  expect(refusedOf(asked).slice(-2)).toEqual(["11:00 window", "12:00 window"]);
});

test("a fixed window includes both its dates", () => {
  const asked = query({
    from: ms("2030-03-12T00:00"),
    to: ms("2030-03-20T00:00"),
    rules: { slotInterval: 120, bookingWindow: { from: "2030-03-14", to: "2030-03-15" } },
  });
  expect(startsOf(asked)).toEqual(["03-14T09:00", "03-14T11:00", "03-15T09:00", "03-15T11:00"]);
});

test.each<[string, Partial<OfferRules>]>([
  ["a step of nothing", { slotInterval: 0 }],
  ["no duration", { duration: 0 }],
  ["half a minute", { duration: 0.5 }],
  ["a negative buffer", { bufferAfter: -5 }],
  ["no number", { minimumNotice: Number.NaN }],
  ["an impossible date", { bookingWindow: { from: "2030-02-30", to: "2030-03-01" } }],
  ["half a day", { bookingWindow: { days: 0.5 } }],
])("%s is an error, not an endless or empty offer", (_, rules) => {
  expect(() => offer(query({ rules }))).toThrow(RangeError);
});
