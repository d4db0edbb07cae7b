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
  ["a&b@x.com", null],
  ["!#$%&'*+-/=?^_`{|}~.x@example.com", null],
  ["jo@xn--mnchen-3ya.xn--p1ai", null],
  [`${"a".repeat(64)}@${"b".repeat(63)}.com`, null],
  [`${"a".repeat(65)}@example.com`, "At most 64 characters stand before the @; here are 65."],
  [`jo@${"b".repeat(64)}.com`, "At most 63 characters stand between the dots; here are 64."],
  ['"jo"@example.com', "An address looks like name@example.com."],
  ["jo,al@example.com", "An address looks like name@example.com."],
  ["jo(al)@example.com", "An address looks like name@example.com."],
  ["jo.@example.com", "An address looks like name@example.com."],
  ["jö@example.com", "Before the @ stand a to z, digits and signs: mail can't be sent to a name with “ö”."],
  ["jo@☃.com", "An address looks like name@example.com."],
  ["jo@mü☃ller.com", "An address looks like name@example.com."],
  [`jo@${"b.".repeat(125)}com`, "At most 254 characters in all; here are 256."],
  ["jo@-a.com", "An address looks like name@example.com."],
  ["jo@a-.com", "An address looks like name@example.com."],
  ["jo@a_b.com", "An address looks like name@example.com."],
  ["jo@10.0.0.10", "An address looks like name@example.com."],
])("of %s is said: %s", (address, words) => {
  expect(emailProblem(address)?.message ?? null).toBe(words);
});

it.each<[string, object]>([
  ["jo", { fault: "no_at" }],
  ["jo@example@com", { fault: "two_ats" }],
  ["@example.com", { fault: "no_name" }],
  ["jo@", { fault: "no_domain" }],
  ["jo doe@example.com", { fault: "space" }],
  ["jo@example", { fault: "no_ending", value: "example" }],
  [`${"a".repeat(65)}@example.com`, { fault: "long_name", max: 64, actual: 65 }],
  [`jo@${"b".repeat(64)}.com`, { fault: "long_label", max: 63, actual: 64 }],
  [`jo@${"b.".repeat(125)}com`, { fault: "long_address", max: 254, actual: 256 }],
  ["jö@example.com", { fault: "foreign_letter", value: "ö" }],
  ["jo@☃.com", { fault: "shape" }],
])("what is wrong with %s is told apart: %j", (address, params) => {
  expect(emailProblem(address)).toMatchObject({ rule: "format", params: { expected: "email", ...params } });
});
