import "../words/testing/english.ts";
import { ApiError } from "@daybook/contract/client";
import type { ErrorCode } from "@daybook/contract/errors";
import type { Problem } from "@daybook/contract/problem";
import { expect, test } from "vitest";
import { errorSentence, fieldErrors, loadErrorSentence } from "./error-sentence.ts";

function failure(code: string, more: Partial<Problem> = {}, retryAfter: number | null = null): ApiError {
  const problem = {
    type: "",
    title: "",
    status: 409,
    code: code as ErrorCode,
    detail: "",
    requestId: "req_1",
    ...more,
  };
  return new ApiError(409, problem, retryAfter);
}

test.each([
  [null, "That was a lot at once. Try again shortly."],
  [1, "That was a lot at once. Try again in 1 second."],
  [89, "That was a lot at once. Try again in 89 seconds."],
  [90, "That was a lot at once. Try again in 2 minutes."],
])("what passes after %s seconds says when to try again", (seconds, sentence) => {
  expect(errorSentence(failure("rate_limited", {}, seconds))).toBe(sentence);
});

test("a code has its sentence, and a reason may have another", () => {
  expect(errorSentence(failure("already_cancelled"))).toBe("This is cancelled already.");
  expect(loadErrorSentence(failure("not_found"))).toBe("This isn’t there any more.");
  expect(errorSentence(failure("rate_limited", { reason: "host_contacts" }))).toMatch(/^Very many new people/);
});

test("what has no sentence of its own is told as such, also where the server is newer than the page", () => {
  for (const code of ["internal", "of_tomorrow", "constructor"]) {
    expect(errorSentence(failure(code))).toMatch(/Try again, or tell the host: req_1\.$/);
    expect(loadErrorSentence(failure(code))).toBe("The server couldn’t answer just now.");
  }
  expect(errorSentence(new ApiError(502, null, null))).toMatch(/Try again\.$/);
  expect(errorSentence(new ApiError(0, null, null))).toMatch(/^No connection\./);
  expect(loadErrorSentence(new TypeError("x is not a function"))).toMatch(/^This page tripped/);
});

test.each([
  ["too_big", { origin: "string", max: 1200 }, "At most 1,200 characters."],
  ["too_big", { origin: "array", max: 1 }, "At most 1 entry."],
  ["too_small", { origin: "number", min: 5 }, "At least 5."],
  ["too_small", { origin: "string", min: 1 }, "This can’t be empty."],
  ["too_small", undefined, "This doesn’t fit here."],
  ["required", undefined, "This can’t be empty."],
  ["slug_taken", undefined, "Another of your pages has this address."],
  ["rule_of_tomorrow", undefined, "This doesn’t fit here."],
])("a field that breaks the rule %s with %j says so", (rule, params, sentence) => {
  const errors = [{ in: "body" as const, path: "a.b", rule, message: "", ...(params ? { params } : {}) }];
  expect(fieldErrors(failure("validation_failed", { errors }))).toEqual({ "a.b": sentence });
});
