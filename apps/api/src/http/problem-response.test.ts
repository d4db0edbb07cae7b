import { CommitUncertain, DatabaseUnavailable } from "@daybook/db/failures";
import { describe, expect, it } from "vitest";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import { failureOf, problemResponse } from "./problem-response.ts";

const answer = async (error: unknown) => {
  const response = problemResponse(failureOf(error), "request-1");
  return { status: response.status, headers: response.headers, json: await response.json() };
};
const postgres = (code: string, constraint?: string) =>
  new Error("Failed query: insert into secrets", {
    cause: Object.assign(new Error("secret words of Postgres"), { code, constraint }),
  });

describe("whatever is thrown", () => {
  it.each<[string, unknown, number, string]>([
    ["a refusal", new ApiFailure("slug_taken"), 409, "slug_taken"],
    ["a lost Postgres", new DatabaseUnavailable(new Error("secret")), 503, "database_unavailable"],
    ["a lost COMMIT", new CommitUncertain(new Error("secret")), 503, "outcome_unknown"],
    ["too many connections", postgres("53300"), 503, "database_unavailable"],
    ["an overloaded object", Object.assign(new Error("secret"), { overloaded: true }), 503, "overloaded"],
    ["an account that is gone", postgres("23503", "schedules_account_id_fkey"), 401, "unauthenticated"],
    ["another broken reference", postgres("23503", "event_types_schedule_id_fkey"), 500, "internal"],
    ["a wrong statement", postgres("42P01"), 500, "internal"],
    ["a bug", new TypeError("secret is not a function"), 500, "internal"],
    ["no error at all", "secret", 500, "internal"],
    ["nothing", undefined, 500, "internal"],
  ])("%s becomes a problem document without our words", async (_, error, status, code) => {
    const { json, headers, ...told } = await answer(error);
    expect([told.status, json]).toMatchObject([
      status,
      {
        code,
        status,
        requestId: "request-1",
        detail: expect.stringMatching(/^[A-Z].+\.$/),
        type: `urn:daybook:problem:${code}`,
      },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/secret|query|stack/);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.has("retry-after")).toBe(status === 503);
    expect(headers.has("www-authenticate")).toBe(status === 401);
  });
});

describe("a refused time", () => {
  it.each([
    ["past", "start"],
    ["off_grid", "start"],
    ["duration", "duration"],
  ])("because of %s names %s", async (reason, path) => {
    const { json } = await answer(new ApiFailure("slot_unavailable", { reason, alternatives: [], detail: "Why." }));
    expect(json.errors).toEqual([{ in: "body", path, rule: reason, message: "Why." }]);
  });
});

it("waits are whole seconds, one at least", async () => {
  for (const [retryAfter, told] of [
    [0.2, "1"],
    [59.1, "60"],
    [5, "5"],
  ] as const)
    expect((await answer(new ApiFailure("rate_limited", { retryAfter }))).headers.get("retry-after")).toBe(told);
});

it("a field's failure names it in the detail, too", async () => {
  const { json } = await answer(
    fieldFailure("to", "range_too_long", "At most 62 days.", { in: "query", params: { max: 62 } }),
  );
  expect(json).toMatchObject({
    detail: "to: At most 62 days.",
    errors: [{ in: "query", path: "to", rule: "range_too_long", message: "At most 62 days.", params: { max: 62 } }],
  });
});

it("names fifty faults at most, says how many more there are, and repeats no endless name", async () => {
  const path = "x".repeat(5_000);
  const errors = Array.from({ length: 1_234 }, () => ({
    in: "body" as const,
    path,
    rule: "unknown_field",
    message: "No.",
    params: { max: 3, value: path },
  }));
  const { json } = await answer(new ApiFailure("validation_failed", { detail: `${path}: No.`, errors }));
  expect(json.errors).toHaveLength(50);
  expect(json.errors[0].path).toBe(`${"x".repeat(300)}…`);
  expect(json.errors[0].params).toEqual({ max: 3, value: `${"x".repeat(300)}…` });
  expect(json.detail).toBe(`${"x".repeat(300)}…. And 1,184 more.`);
});
