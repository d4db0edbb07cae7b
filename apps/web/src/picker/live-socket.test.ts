import { expect, test } from "vitest";
import { pauseBefore } from "./live-socket.ts";

test("pauses grow with each failed try, up to thirty seconds", () => {
  expect([0, 1, 2, 5, 9].map((attempt) => pauseBefore(attempt, 1006, 1))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  expect(pauseBefore(3, 1006, 0)).toBe(0);
});

test("when the server restarts, everyone comes back at another moment of the next thirty seconds", () => {
  expect(pauseBefore(0, 1012, 0.5)).toBe(15_000);
  expect(pauseBefore(0, 1001, 0.1)).toBe(3000);
});
