import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asText } from "./literals.ts";

describe("a value written into a statement", () => {
  it.each<[unknown, string]>([
    [null, "NULL"],
    [true, "true"],
    [0, "0"],
    [-0, "0"],
    [12.5, "12.5"],
    [1e21, "1e+21"],
    [9_007_199_254_740_993n, "9007199254740993"],
    ["it's", "'it''s'"],
    ["a\\b", " E'a\\\\b'"],
  ])("%s is %s", (value, text) => {
    expect(asText(sql`SELECT ${value}`)).toBe(`SELECT ${text}`);
  });

  it.each([-1, -1.5, -1n])("%s stands in parentheses, so that a minus before it begins no comment", (value) => {
    expect(asText(sql`SELECT 1 -${value}`)).toBe(`SELECT 1 -(${value})`);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%s is refused", (value) => {
    expect(() => asText(sql`SELECT ${value}`)).toThrow(`No literal for ${value}`);
  });

  it("with a NUL is refused, and not told", () => {
    const asked = () => asText(sql`SELECT ${"a secret\0; DROP"}`);
    expect(asked).toThrow("No literal for a text with a NUL");
    expect(asked).not.toThrow("secret");
  });

  it("of any other kind is refused", () => {
    expect(() => asText(sql`SELECT ${sql.param(new Date(0))}`)).toThrow("No literal for object");
  });
});
