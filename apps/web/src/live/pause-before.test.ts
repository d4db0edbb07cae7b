import { expect, test } from "vitest";
import { pauseBefore } from "./pause-before.ts";

test("the first try is quick, and pauses grow with each failed one, up to thirty seconds", () => {
  const failed = { code: 1006, opened: false };
  expect([0, 1, 2, 5, 9].map((failures) => pauseBefore(failures, failed, 1))).toEqual([
    1000, 2000, 4000, 30_000, 30_000,
  ]);
  expect(pauseBefore(3, failed, 0)).toBe(0);
});

test("after a restart everyone comes back at another moment of the next thirty seconds", () => {
  expect(pauseBefore(0, { code: 1012, opened: true }, 0.5)).toBe(15_000);
  expect(pauseBefore(0, { code: 1001, opened: true }, 0.1)).toBe(3000);
  expect(pauseBefore(0, { code: 1006, opened: true }, 0.9)).toBe(27_000);
});

test("what the server ends for a reason of its own is tried again soon", () => {
  expect(pauseBefore(0, { code: 1011, opened: true }, 0.5)).toBe(500);
});
