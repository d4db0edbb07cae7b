import { describe, expect, it } from "vitest";
import { allOperations } from "./all-operations.ts";
import { handleProblem, reservedHandles, slugProblem } from "./names.ts";

describe("a handle", () => {
  it.each(["ab", "ines-duarte", "2do", "a".repeat(40), "x1-y2-z3", "adminx", "my-api"])("may be %s", (handle) => {
    expect(handleProblem(handle)).toBeNull();
  });

  it.each([
    ["a", "too_small"],
    ["", "too_small"],
    ["a".repeat(41), "too_big"],
    ["-ab", "format"],
    ["ab-", "format"],
    ["a--b", "format"],
    ["a_b", "format"],
    ["a.b", "format"],
    ["a b", "format"],
    ["Ab", "format"],
    ["ünï", "format"],
    ["аdmin", "format"],
    ["ab\n", "format"],
    ["a/b", "format"],
    ["admin", "handle_reserved"],
    ["v1", "handle_reserved"],
  ])("may not be %j: %s", (handle, rule) => {
    expect(handleProblem(handle)?.rule).toBe(rule);
    expect(handleProblem(handle)?.message).toMatch(/\.$/);
  });

  it("can't stand where Daybook itself answers", () => {
    // No handle has a dot: what begins with one can't be anybody's.
    const own = Object.keys(allOperations)
      .map((key) => key.split("/")[1] ?? "")
      .filter((word) => !word.startsWith("."));
    const screens = ["console", "sign-in", "sign-up", "manage", "dev", "assets", "fonts", "favicon"];
    for (const word of [...new Set(own), ...screens]) expect([word, reservedHandles.has(word)]).toEqual([word, true]);
  });

  it("that is reserved is in small letters, as handles are compared", () => {
    for (const word of reservedHandles) expect(word).toBe(word.toLowerCase().trim());
    expect(reservedHandles.has("")).toBe(false);
  });
});

describe("a slug", () => {
  it.each(["a", "30", "first-lesson", "x".repeat(60), "admin"])("may be %s", (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each([
    ["", "too_small"],
    ["x".repeat(61), "too_big"],
    ["a b", "format"],
    ["-", "format"],
    ["live", "slug_reserved"],
  ])("may not be %j: %s", (slug, rule) => {
    expect(slugProblem(slug)?.rule).toBe(rule);
  });
});
