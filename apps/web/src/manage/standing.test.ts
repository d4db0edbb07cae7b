import type { Managed } from "@daybook/contract/manage";
import { expect, test } from "vitest";
import { standingOf } from "./standing.ts";

const booking = {
  state: "confirmed",
  start: "2026-10-15T11:30:00Z",
  changeUntil: "2026-10-14T11:30:00Z",
  changeable: true,
} as Managed;
const at = (instant: string, more: Partial<Managed> = {}) => standingOf({ ...booking, ...more }, Date.parse(instant));

test("until the change notice a booking can be changed, from then on no more", () => {
  expect(at("2026-10-14T11:29:59Z")).toEqual({ state: "confirmed", canChange: true });
  expect(at("2026-10-14T11:30:00Z")).toEqual({ state: "too_late", canChange: false });
  expect(at("2026-10-15T11:30:00Z")).toEqual({ state: "over", canChange: false });
});

test("cancelled stays cancelled, also when it is over", () => {
  expect(at("2026-10-20T00:00:00Z", { state: "cancelled" })).toEqual({ state: "cancelled", canChange: false });
});

test("what the server calls unchangeable is", () => {
  expect(at("2026-10-01T00:00:00Z", { changeable: false }).canChange).toBe(false);
  expect(at("2026-10-01T00:00:00Z", { state: "pending" })).toEqual({ state: "pending", canChange: true });
});
