import { expect, it } from "vitest";
import { emailProblem } from "./email-problem.ts";

it.each([
  ["jo@example.com", null],
  ["jo", "An address has an @ in the middle. This one has none."],
  ["jo@example@com", "An address has one @. This one has more."],
  ["@example.com", "An address has a name before the @."],
  ["jo@", "An address goes on after the @."],
  ["jo doe@example.com", "An address has no spaces inside."],
  ["jo@example", "An address ends like .com or .pt. This one stops at “example”."],
  ["jo@example.", "An address ends like .com or .pt. This one stops at “example.”."],
  ["jo..doe@example.com", "An address looks like name@example.com."],
])("of %s is said: %s", (address, words) => {
  expect(emailProblem(address)).toBe(words);
});
