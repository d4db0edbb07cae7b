import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { amountOf, inMinutes, noticeWords, readAmount } from "./notice.ts";

test.each([
  [0, 0, "hours"],
  [90, 90, "minutes"],
  [120, 2, "hours"],
  [2880, 2, "days"],
  [1500, 25, "hours"],
] as const)("%d minutes are %d %s", (minutes, amount, unit) => {
  expect(amountOf(minutes)).toEqual({ amount, unit });
  expect(inMinutes(amount, unit)).toBe(minutes);
});

test("a year is the most", () => {
  expect(inMinutes(9999, "days")).toBe(525_600);
});

test("one is one", () => {
  expect(noticeWords(60)).toBe("1 hour");
  expect(noticeWords(2880)).toBe("2 days");
});

test.each([
  ["3", 3, null],
  ["", 0, null],
  [" 12 ", 12, null],
  ["١٢", 12, null],
  ["１２", 12, null],
  ["-3", 0, "It can’t be less than 0."],
  ["−3", 0, "It can’t be less than 0."],
  ["1.5", 1, "A whole number goes here."],
  ["soon", 0, "A whole number goes here."],
  ["1234567", 123456, "At most six digits."],
])("“%s” typed as an amount is %i, and what doesn't fit is said", (typed, amount, problem) => {
  expect(readAmount(typed)).toEqual({ amount, problem });
});
