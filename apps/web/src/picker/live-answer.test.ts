import type { LiveEvent, SlotsAnswer } from "@daybook/contract/pages";
import { expect, test } from "vitest";
import { applyLiveEvent } from "./live-answer.ts";

const at = (time: string) => `2026-10-15T${time}:00Z`;
const hour = (time: string) => ({ start: at(time), end: new Date(Date.parse(at(time)) + 3_600_000).toISOString() });
const before: SlotsAnswer = {
  version: 5,
  stale: false,
  slots: [hour("09:00"), hour("10:00"), hour("11:00")],
  held: [{ ...hour("12:00"), until: at("08:05") }],
};
const everything = { from: 0, to: Number.POSITIVE_INFINITY };
const event = (type: LiveEvent["type"], times: string[], more: Partial<LiveEvent> = {}): LiveEvent => ({
  seq: 6,
  type,
  slots: times.map((time) => ({ ...hour(time), duration: 60 })),
  ...more,
});
const starts = (slots: { start: string }[]) => slots.map(({ start }) => start.slice(11, 16));

test("a taken time leaves the free ones, and every slot it overlaps with it", () => {
  const after = applyLiveEvent(before, event("slot.taken", ["09:00", "10:00"]), 60, everything);
  expect(starts(after.slots)).toEqual(["11:00"]);
  expect(after.version).toBe(6);
});

test("a held time leaves the free ones and says until when", () => {
  const after = applyLiveEvent(before, event("slot.held", ["10:00"], { until: at("08:30") }), 60, everything);
  expect(starts(after.slots)).toEqual(["09:00", "11:00"]);
  expect(after.held.find(({ start }) => start === at("10:00"))?.until).toBe(at("08:30"));
});

test("a held time that is booked is held no more", () => {
  expect(applyLiveEvent(before, event("slot.taken", ["12:00"]), 60, everything).held).toEqual([]);
});

test("a freed time comes back in its place, once", () => {
  const after = applyLiveEvent(before, event("slot.freed", ["12:00", "10:00"]), 60, everything);
  expect(starts(after.slots)).toEqual(["09:00", "10:00", "11:00", "12:00"]);
  expect(after.held).toEqual([]);
});

test("an event that the answer already counts in changes nothing", () => {
  expect(applyLiveEvent(before, event("slot.taken", ["09:00"], { seq: 5 }), 60, everything)).toBe(before);
});

test("slots of another duration, or outside the answer's stretch, are not this answer's", () => {
  expect(applyLiveEvent(before, event("slot.taken", ["09:00"]), 30, everything).slots).toBe(before.slots);
  const bounds = { from: Date.parse(at("10:00")), to: Date.parse(at("11:00")) };
  expect(starts(applyLiveEvent(before, event("slot.freed", ["08:00", "11:00"]), 60, bounds).slots)).toEqual([
    "09:00",
    "10:00",
    "11:00",
  ]);
});

test("the same instant written another way is the same slot", () => {
  const taken = event("slot.taken", [], {
    slots: [{ start: "2026-10-15T09:00:00.000Z", end: at("10:00"), duration: 60 }],
  });
  expect(starts(applyLiveEvent(before, taken, 60, everything).slots)).toEqual(["10:00", "11:00"]);
});
