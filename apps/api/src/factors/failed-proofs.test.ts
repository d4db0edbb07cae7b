import { DAY, HOUR, MINUTE } from "@daybook/core/time/units";
import { expect, it } from "vitest";
import { afterFailure } from "./failed-proofs.ts";

const NOW = 1_900_000_000_000;
const none = { failed: 0, triedAt: NOW, blockedUntil: null };

it("four may be wrong; then the wait doubles from a minute up to an hour", () => {
  let state: ReturnType<typeof afterFailure> = none;
  const waits = Array.from({ length: 14 }, () => {
    state = afterFailure(state, NOW);
    return state.blockedUntil === null ? 0 : state.blockedUntil - NOW;
  });
  expect(waits.map((wait) => wait / MINUTE)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  expect(Math.max(...waits)).toBe(HOUR);
});

it("after a day of quiet it begins anew", () => {
  const many = { failed: 12, triedAt: NOW, blockedUntil: NOW + HOUR };
  expect(afterFailure(many, NOW + DAY + 1)).toEqual({ failed: 1, triedAt: NOW + DAY + 1, blockedUntil: null });
  expect(afterFailure(many, NOW + DAY).failed).toBe(13);
});
