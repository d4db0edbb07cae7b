import type { Booking } from "@daybook/contract/bookings";
import { expect, test } from "vitest";
import { daySizes, drawnIndexes, listItems, nextRow } from "./list-items.ts";

const at = (start: string) => ({ id: start, start }) as Booking;
/** Three on the 15th, two on the 16th in Lisbon in summer; in UTC the first of the latter is on the 15th. */
const items = listItems(
  [
    "2030-07-15T08:00:00Z",
    "2030-07-15T09:00:00Z",
    "2030-07-15T10:00:00Z",
    "2030-07-15T23:30:00Z",
    "2030-07-16T08:00:00Z",
  ].map(at),
  "Europe/Lisbon",
);

test("bookings stand under the days they begin on in the host's zone", () => {
  expect(items.map((item) => (item.kind === "head" ? item.date : item.place))).toEqual([
    "2030-07-15",
    1,
    2,
    3,
    "2030-07-16",
    1,
    2,
  ]);
  expect([...daySizes(items)]).toEqual([
    ["2030-07-15", 3],
    ["2030-07-16", 2],
  ]);
});

test("with what is in sight goes the head of its day, and what has the focus with its neighbours", () => {
  expect(drawnIndexes(items, [2, 3], -1)).toEqual([0, 2, 3]);
  expect(drawnIndexes(items, [5, 6], 2)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(drawnIndexes(items, [0, 1], 6)).toEqual([0, 1, 4, 5, 6]);
  expect(drawnIndexes(items, [], -1)).toEqual([]);
});

test("arrow keys go from booking to booking over the heads of days, and stop at the ends", () => {
  expect([nextRow(items, 3, 1), nextRow(items, 5, -1), nextRow(items, 6, 1), nextRow(items, 1, -1)]).toEqual([
    5, 3, 6, 1,
  ]);
});
