import { expect, test } from "vitest";
import type { Candidate, Why } from "./preview-grid.ts";
import { runsOf } from "./runs.ts";

const at = (minute: number, why: Why, by?: string): Candidate => {
  const start = new Date(Date.UTC(2030, 0, 15, 9, minute)).toISOString();
  const told = by ? { by: { kind: "appointment" as const, title: by, start: "2030-01-15T10:00:00Z", end: "" } } : {};
  return {
    start,
    end: start,
    why,
    minute: 540 + minute,
    refused: why === "free" ? null : { start, end: start, reason: why, ...told },
  };
};

test("times of which the same can be said are one run; another reason, or another thing in the way, begins a new one", () => {
  const times = [
    at(0, "free"),
    at(5, "free"),
    at(10, "booked", "A"),
    at(15, "booked", "B"),
    at(20, "booked", "B"),
    at(25, "free"),
  ];
  expect(runsOf(times).map(({ first, last, count }) => [first.minute - 540, last.minute - 540, count])).toEqual([
    [0, 5, 2],
    [10, 10, 1],
    [15, 20, 2],
    [25, 25, 1],
  ]);
});
