import "../../../words/testing/english.ts";
import { expect, it } from "vitest";
import { fieldRows } from "./field-rows.ts";

const reader = { timezone: "Europe/Lisbon", clock: "24" } as const;
const rows = (before: object | null, after: object | null) =>
  fieldRows({ before: before as never, after: after as never }, reader);

it("says what a field was and is, in words", () => {
  expect(
    rows({ price: "€45", durations: [60], paused: false }, { price: "€48", durations: [60, 90], paused: true }),
  ).toEqual([
    { label: "Length", before: "60 min", after: "60 min and 90 min" },
    { label: "Price", before: "€45", after: "€48" },
    { label: "Paused", before: "no", after: "yes" },
  ]);
});

it("writes instants in the reader's zone", () => {
  const [row] = rows({ start: "2030-01-15T12:30:00Z" }, { start: "2030-07-15T12:30:00Z" });
  expect(row).toEqual({
    label: "Begins",
    before: "Tue, Jan 15, 12:30",
    after: "Mon, Jul 15, 13:30",
  });
});

it("tells the days of the week apart, and names none whose hours are the same", () => {
  const nine = { start: "09:00", end: "17:00" };
  expect(
    rows(
      { hours: [{ days: [1, 2], ...nine }] },
      {
        hours: [
          { days: [1], ...nine },
          { days: [2], start: "09:00", end: "13:00" },
        ],
      },
    ),
  ).toEqual([{ label: "Tuesday", before: "09:00–17:00", after: "09:00–13:00" }]);
});

it("names each date that has other hours", () => {
  const after = { overrides: [{ date: "2030-03-13", windows: [] }] };
  expect(rows({ overrides: [] }, after)).toEqual([
    { label: "Wednesday, March 13, 2030", before: "as every week", after: "not on this day" },
  ]);
});

it("says of what is secret once that it is another, and of what there was none that there is", () => {
  expect(
    rows({ secretUrl: { untold: true }, phone: null }, { secretUrl: { untold: true }, phone: "+351 912" }),
  ).toEqual([
    { label: "Phone number", before: "none", after: "+351 912" },
    { label: "Address", before: null, after: "changed" },
  ]);
});

it("has no before where something was made, and shows what it doesn't know by its name", () => {
  expect(rows(null, { durations: "soon", flavour: "plain", odd: { a: 1 }, description: "", draft: false })).toEqual([
    { label: "Length", before: null, after: "soon" },
    { label: "flavour", before: null, after: "plain" },
    { label: "odd", before: null, after: "changed" },
  ]);
});

it("begins with the beginning, and asks nothing of before where a yes or no is new", () => {
  const before = { end: "2030-01-15T13:00:00Z", state: "confirmed", notify: null };
  const after = { end: "2030-01-15T13:30:00Z", state: "cancelled", notify: false };
  expect(rows(before, after).map(({ label, before }) => [label, before])).toEqual([
    ["State", "booked"],
    ["Ends", "Tue, Jan 15, 13:00"],
    ["Guest told by mail", null],
  ]);
});

it("names of new hours the days that have any", () => {
  const hours = [{ days: [3], start: "09:00", end: "17:00" }];
  expect(rows(null, { hours })).toEqual([{ label: "Wednesday", before: null, after: "09:00–17:00" }]);
});
