import { expect, test } from "vitest";
import { waitBefore } from "./live.ts";

test("each try waits longer, never more than half a minute, and nobody in step", () => {
  expect([0, 1, 2, 3].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000]);
  expect(waitBefore(20, 1)).toBe(30_000);
  expect(waitBefore(3, 0)).toBe(2000);
});
