import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { windowHint } from "./window-words.ts";

test("a window of days is told with the day it begins on", () => {
  expect(windowHint(1)).toBe("That is today and tomorrow.");
  expect(windowHint(60)).toBe("That is today and the 60 days after it.");
  expect(windowHint(1000)).toBe("That is today and the 1,000 days after it.");
  for (const days of [0, -1, 1.5, Number.NaN]) expect(windowHint(days)).toBeUndefined();
});
