import { expect, test } from "vitest";
import { hourWords, withoutHalf } from "./hour-words.ts";

test("a full hour is short", () => {
  expect(hourWords(9, "24")).toBe("09:00");
  expect(hourWords(21, "12").replace(/\s/g, " ")).toMatch(/^9 pm$/i);
});

test("the half of the day can be left out", () => {
  expect(withoutHalf("9:30\u202fAM")).toBe("9:30");
  expect(withoutHalf("9:30 p.m.")).toBe("9:30");
  expect(withoutHalf("21:30")).toBe("21:30");
});
