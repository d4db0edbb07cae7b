import "../../../words/testing/english.ts";
import { ApiError } from "@daybook/contract/client";
import { expect, test } from "vitest";
import { fieldProblems } from "./field-problems.ts";

function refusal(path: string, rule: string, params?: Record<string, string | number>): ApiError {
  const problem = {
    type: "",
    title: "",
    status: 422,
    code: "validation_failed" as const,
    detail: "",
    requestId: "req_1",
    errors: [{ in: "body" as const, path, rule, message: "", ...(params ? { params } : {}) }],
  };
  return new ApiError(422, problem, null);
}

test("an address that can't be says what to do", () => {
  expect(fieldProblems(refusal("url", "url_scheme"))).toEqual({ url: "Begin the address with https://." });
  for (const rule of [
    "url_too_long",
    "url_malformed",
    "url_userinfo",
    "url_port",
    "url_host_spelling",
    "url_private_address",
    "url_special_name",
    "url_unknown",
  ])
    expect(fieldProblems(refusal("url", rule)).url, rule).not.toBe("This doesn’t fit here.");
});

test("a header that can't be is named", () => {
  for (const rule of ["header_name", "header_reserved", "header_value", "duplicate"])
    expect(fieldProblems(refusal("headers", rule, { value: "Host" })).headers, rule).toContain("Host");
  expect(fieldProblems(refusal("headers", "too_many", { max: 10 }))).toEqual({ headers: "At most 10 entries." });
  expect(fieldProblems(refusal("headers.X-Key", "too_big", { origin: "string", max: 1000 })).headers).toBe(
    "At most 1,000 characters.",
  );
});

test("what isn't a field's fault names none", () => {
  expect(fieldProblems(new Error("lost"))).toEqual({});
});
