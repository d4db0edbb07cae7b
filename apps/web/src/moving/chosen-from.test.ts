import { expect, test } from "vitest";
import { chosenFrom, timesAround } from "./chosen-from.ts";

const hour = (time: string) => ({ start: `2030-05-10T${time}:00Z`, end: `2030-05-10T${time}:59Z` });
const free = [hour("09:00"), hour("10:00"), hour("12:00")];

const choosing = { free, stands: null, tried: null };

test("a chosen time stays chosen while it is free, however its instant is written", () => {
  expect(chosenFrom({ ...choosing, time: "2030-05-10T10:00:00Z" })).toBe(free[1]);
  expect(chosenFrom({ ...choosing, time: "2030-05-10T11:00:00+01:00" })).toBe(free[1]);
  expect(chosenFrom({ ...choosing, time: "2030-05-10T11:00:00Z" })).toBeNull();
  expect(chosenFrom({ ...choosing, time: null })).toBeNull();
});

test("where it stands is no move, but with another length it is", () => {
  const stands = hour("10:00");
  expect(chosenFrom({ ...choosing, time: stands.start, stands })).toBeNull();
  expect(chosenFrom({ ...choosing, time: stands.start })).toBe(free[1]);
});

test("what somebody else has is chosen no more, though it still stands among the free times", () => {
  const tried = { slot: hour("10:00"), isGone: true };
  expect(chosenFrom({ ...choosing, time: "2030-05-10T10:00:00Z", tried })).toBeNull();
  expect(chosenFrom({ ...choosing, time: "2030-05-10T12:00:00Z", tried })).toBe(free[2]);
});

test("a move whose answer was lost stays chosen, also when the booking stands there already", () => {
  const slot = hour("10:00");
  expect(chosenFrom({ free: [], time: slot.start, stands: slot, tried: { slot, isGone: false } })).toBe(slot);
});

test("where it stands is among the day's times once, and in order, whether it counts as free or not", () => {
  const starts = (stands: string) => timesAround(free, hour(stands)).map(({ start }) => start.slice(11, 16));
  expect(starts("10:00")).toEqual(["09:00", "10:00", "12:00"]);
  expect(starts("11:00")).toEqual(["09:00", "10:00", "11:00", "12:00"]);
  expect(timesAround(free, null)).toBe(free);
});
