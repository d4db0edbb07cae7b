import { expect, test } from "vitest";
import { windowDays, windowHint } from "./window-words.ts";

test("a window of days is told with the day it begins on", () => {
  expect(windowDays(1)).toBe("today and tomorrow");
  expect(windowDays(60)).toBe("today and the 60 days after it");
  expect(windowHint(1)).toBe("That is today and tomorrow.");
  for (const days of [0, -1, 1.5, Number.NaN]) expect(windowHint(days)).toBeUndefined();
});
