import { expect, it } from "vitest";
import { isVisible } from "./visible.ts";

it.each([
  ["x", true],
  ["فاطمة", true],
  ["👩‍👩‍👧‍👦", true],
  ["⠓⠊", true],
  ["\u3164x", true],
  ["", false],
  [" \u00a0\u3000", false],
  ["\u200b\u200d\u2060", false],
  ["\u3164", false],
  ["\u2800\u2800", false],
  ["\u115f\u1160\uffa0", false],
  ["\ufe0f\u034f", false],
])("of %j something is seen: %s", (text, seen) => {
  expect(isVisible(text)).toBe(seen);
});
