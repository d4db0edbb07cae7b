import { expect, test } from "vitest";
import { prepareHost } from "./host.ts";
import type { Hours } from "./hours.ts";
import { openHours } from "./open-hours.ts";

const host = (weekly: Hours["weekly"], timezone = "UTC") =>
  prepareHost({ hostId: "h", hours: { timezone, weekly, overrides: [] }, appointments: [], busy: [], holds: [] });
const spans = (hosts: Parameters<typeof openHours>[0], from: string, to: string) =>
  openHours(hosts, Date.parse(from), Date.parse(to)).map(({ start, end }) =>
    [start, end].map((ms) => new Date(ms).toISOString().slice(5, 16)),
  );

// 2030-03-13 is a Wednesday.
test("open hours of several schedules are joined where they touch or overlap", () => {
  const late = host([{ days: [3], start: "15:00", end: "18:00" }]);
  const early = host([
    { days: [3], start: "09:00", end: "12:00" },
    { days: [3], start: "12:00", end: "16:00" },
  ]);
  expect(spans([late, early], "2030-03-13T00:00Z", "2030-03-14T00:00Z")).toEqual([["03-13T09:00", "03-13T18:00"]]);
});

test("open hours are cut at the edges of what is asked", () => {
  const night = host([{ days: [2, 3], start: "22:00", end: "03:00" }]);
  expect(spans([night], "2030-03-13T00:00Z", "2030-03-14T00:00Z")).toEqual([
    ["03-13T00:00", "03-13T03:00"],
    ["03-13T22:00", "03-14T00:00"],
  ]);
});

test("nobody's hours are none", () => {
  expect(spans([], "2030-03-13T00:00Z", "2030-03-14T00:00Z")).toEqual([]);
});
