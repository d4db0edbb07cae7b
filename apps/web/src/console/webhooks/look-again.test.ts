import { expect, test } from "vitest";
import { lookAgainAfter } from "./look-again.ts";

test("what is on its way is looked at soon; what is paused waits for nobody", () => {
  expect(lookAgainAfter([{ active: true, waiting: 1 }])).toBe(3_000);
  expect(lookAgainAfter([{ active: false, waiting: 12 }])).toBe(15_000);
  expect(lookAgainAfter([])).toBe(15_000);
});
