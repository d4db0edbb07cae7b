import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { fieldSentence } from "./field-sentence.ts";

test.each([
  ["too_big", { max: 120, origin: "string", actual: 121 }, "At most 120 characters."],
  ["too_big", { max: 1, origin: "array", actual: 2 }, "At most 1 entry."],
  ["too_small", { min: 1, origin: "string", actual: 0 }, "This can’t be empty."],
  ["too_small", { min: 5, origin: "number", actual: 1 }, "At least 5."],
  ["required", {}, "This can’t be empty."],
  ["handle_taken", {}, "This handle belongs to someone else."],
  ["a rule of tomorrow", { max: 3 }, "This doesn’t fit here."],
])("the rule %s with %j is a sentence", (rule, params, sentence) => {
  expect(fieldSentence({ rule, params })).toBe(sentence);
});
