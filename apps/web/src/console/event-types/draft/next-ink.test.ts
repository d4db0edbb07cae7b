import { expect, test } from "vitest";
import { nextInk } from "./next-ink.ts";

test("inks are handed out in order, then the least used", () => {
  expect(nextInk([])).toBe("sky");
  expect(nextInk(["sky", "plum"])).toBe("lagoon");
  expect(nextInk(["sky", "plum", "lagoon", "rose", "moss", "slate", "rust", "ochre", "sky"])).toBe("plum");
});
