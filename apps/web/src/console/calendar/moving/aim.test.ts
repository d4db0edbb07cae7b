import { zone } from "@daybook/core/time/zone";
import { expect, test } from "vitest";
import { aimAt, instantAt, stepFrom } from "./aim.ts";

const lisbon = zone("Europe/Lisbon");
if (!lisbon) throw new Error("Lisbon is a zone");
const span = (from: string, to: string) => ({ start: `2030-01-15T${from}:00Z`, end: `2030-01-15T${to}:00Z` });
const times = {
  slots: [span("09:00", "10:00"), span("09:20", "10:20")],
  overrulable: [{ ...span("09:15", "10:15"), reason: "off_grid" }],
  taken: [{ ...span("09:30", "10:30"), reason: "booked" }],
};
const at = (time: string) => Date.parse(`2030-01-15T${time}:00Z`);
const aim = (time: string, known: typeof times | null = times) =>
  aimAt(known ?? undefined, "2030-01-15", at(time), 3_600_000, "Europe/Lisbon");

test("a booking snaps to the nearest start, be it offered, to be overruled, or taken", () => {
  expect(aim("09:06")).toMatchObject({ start: at("09:00"), end: at("10:00"), time: { kind: "offered" } });
  expect(aim("09:16")).toMatchObject({ start: at("09:15"), time: { kind: "overrulable" } });
  expect(aim("09:19")).toMatchObject({ start: at("09:20"), time: { kind: "offered" } });
  expect(aim("18:00")).toMatchObject({ start: at("09:30"), time: { kind: "taken" } });
});

test("before anything is known it snaps to quarters of an hour", () => {
  expect(aim("09:08", null)).toMatchObject({ start: at("09:15"), time: null });
});

test("steps go from start to start, and end with the day", () => {
  expect(stepFrom(times, aim("09:00"), 1, "Europe/Lisbon")).toBe(at("09:15"));
  expect(stepFrom(times, aim("09:20"), -1, "Europe/Lisbon")).toBe(at("09:15"));
  expect(stepFrom(times, aim("09:30"), 1, "Europe/Lisbon")).toBe(at("09:30"));
});

test("a minute on the wall is an instant of the host's zone", () => {
  expect(instantAt(lisbon, "2030-07-15", 600)).toBe(Date.parse("2030-07-15T09:00:00Z"));
});
