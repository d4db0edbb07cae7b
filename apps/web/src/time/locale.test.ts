import { validTags } from "@daybook/words/languages";
import { expect, test } from "vitest";
import { firstWeekday, usualClock } from "./locale.ts";

test.each([
  ["en-GB", 1],
  ["en-US", 7],
  ["pt-BR", 7],
  ["ar-EG", 6],
  ["de", 1],
  ["en", 7],
])("in %s the week begins on weekday %i", (language, weekday) => {
  expect(firstWeekday(language)).toBe(weekday);
});

test("a region's clock has twelve hours or twenty-four", () => {
  expect([usualClock("en-US"), usualClock("en-GB"), usualClock("pt-PT")]).toEqual(["12", "24", "24"]);
});

test("what is no language tag is made one, or left out", () => {
  expect(validTags(["en-US@posix", "de_DE.UTF-8", "C", "pt-br"])).toEqual(["en-US", "de-DE", "pt-BR"]);
});
