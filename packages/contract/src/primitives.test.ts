import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { date, email, id, instant, line, minutes, pageQuery, queryMinutes, text, timezone } from "./primitives.ts";

/** The value as it is kept, or the rules it breaks. */
function kept(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  return { rules: result.error.issues.map((issue) => (issue.code === "custom" ? issue.params?.rule : issue.code)) };
}
const broken = (...rules: string[]) => ({ rules });

describe("text", () => {
  it.each([
    ["  Zoe\u0308 ", "Zo\u00eb"],
    ["two\nlines\tand tabs", "two\nlines\tand tabs"],
    ["😀".repeat(10), "😀".repeat(10)],
    ["", ""],
    ["😀".repeat(11), broken("too_big")],
    ["\u2067a\u200fb\u202ec\u200b", "a\u200fbc"],
    ["a\u0000b", broken("null_byte")],
    ["a\udc00b", broken("malformed_unicode")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(text(10 + (typeof input === "string" && input.includes("lines") ? 50 : 0)), input)).toEqual(output);
  });
});

describe("a line", () => {
  it.each([
    ["فاطمة", "فاطمة"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
    ["\u200e Ana\u202e\u00ad Be\u200brg\u2069", "Ana Berg"],
    ["a\nb", broken("control_character")],
    ["a\u0085b", broken("control_character")],
    ["a\u2028b", broken("control_character")],
    ["\u200b\u200d", broken("invisible")],
    ["\u3164", broken("invisible")],
    ["\u2800\u2800", broken("invisible")],
    ["\u202e\u202c", broken("invisible")],
    ["\u00a0", broken("too_small")],
    ["", broken("too_small")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(line(20, 1), input)).toEqual(output);
  });

  it("may be empty where it needn't say anything", () => {
    expect(kept(line(20), "  ")).toBe("");
  });
});

describe("an e-mail address", () => {
  it.each([
    [" Jo@Example.com ", "Jo@Example.com"],
    ["first.last+tag@sub.example.co.uk", "first.last+tag@sub.example.co.uk"],
    ["a&b@x.com", "a&b@x.com"],
    ["\u200ejo\u200b＠exam\u00adple.com", "jo@example.com"],
    ["mailto:jo@example.com", "jo@example.com"],
    ["jo@müller.de", "jo@xn--mller-kva.de"],
    ["jo@xn--mller-kva.de", "jo@xn--mller-kva.de"],
    [`jo@${"ü".repeat(70)}.de`, broken("format")],
    ["jö@example.com", broken("format")],
    ["\u200b", broken("invisible")],
    [`${"a".repeat(65)}@example.com`, broken("format")],
    [`jo@${"b".repeat(64)}.com`, broken("format")],
    ["jo", broken("format")],
    ["jo@example", broken("format")],
    ["jo@@example.com", broken("format")],
    ["jo@example.com,all@example.com", broken("format")],
    ["Jo <jo@example.com>", "jo@example.com"],
    ["jo@exa mple.com", broken("format")],
    ["", broken("too_small")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(email, input)).toEqual(output);
  });
});

describe("a date", () => {
  it.each([
    ["2028-02-29", "2028-02-29"],
    ["1900-01-01", "1900-01-01"],
    ["2199-12-31", "2199-12-31"],
    ["1899-12-31", broken("out_of_range")],
    ["2200-01-01", broken("out_of_range")],
    ["2030-02-29", broken("impossible_date")],
    ["2030-2-9", broken("impossible_date")],
    ["2030-03-13T00:00:00Z", broken("impossible_date")],
    ["", broken("impossible_date")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(date, input)).toEqual(output);
  });
});

describe("an instant", () => {
  it.each([
    ["2030-03-13T09:30:00Z", Date.UTC(2030, 2, 13, 9, 30)],
    ["2030-03-13T09:30Z", Date.UTC(2030, 2, 13, 9, 30)],
    ["2030-03-13T09:30:00.000000Z", Date.UTC(2030, 2, 13, 9, 30)],
    ["2030-03-13T09:30:00.123+05:45", Date.UTC(2030, 2, 13, 3, 45, 0, 123)],
    ["2030-03-13T09:30:00.1234Z", broken("too_precise")],
    ["2030-03-13T09:30:00.000001Z", broken("too_precise")],
    ["2030-03-13T09:30:00.0000000000Z", broken("impossible_instant")],
    ["2030-03-13T09:30:00", broken("impossible_instant")],
    ["2030-03-13 09:30:00Z", broken("impossible_instant")],
    ["2030-02-29T09:30:00Z", broken("impossible_instant")],
    ["2030-03-13T24:00:00Z", broken("impossible_instant")],
    ["+12030-03-13T09:30:00Z", broken("impossible_instant")],
    ["9999-12-31T23:59:59Z", broken("out_of_range")],
    ["0000-01-01T00:00:00Z", broken("out_of_range")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(instant, input)).toEqual(output);
  });
});

it.each([
  ["Europe/Lisbon", "Europe/Lisbon"],
  ["UTC", "UTC"],
  ["US/Eastern", "America/New_York"],
  ["us/pacific", "America/Los_Angeles"],
  ["europe/lisbon", "Europe/Lisbon"],
  ["asia/kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["europe/kiev", "Europe/Kyiv"],
  ["est", "America/Panama"],
  ["+02:00", broken("unknown_zone")],
  ["EST5", broken("unknown_zone")],
  ["BST", broken("unknown_zone")],
  ["Europe/Lisbon ", broken("unknown_zone")],
  ["", broken("unknown_zone")],
  ["x".repeat(10_000), broken("unknown_zone")],
])("the zone %j is kept as %j", (input, output) => {
  expect(kept(timezone, input)).toEqual(output);
});

describe("minutes", () => {
  it.each([
    [30, 30],
    [0, broken("too_small")],
    [1441, broken("too_big")],
    [1.5, broken("invalid_type")],
    ["30", broken("invalid_type")],
    [Number.MAX_VALUE, broken("too_big", "too_big")],
  ])("%j is kept as %j", (input, output) => {
    expect(kept(minutes(1, 1440), input)).toEqual(output);
  });

  it.each<[unknown, unknown]>([
    ["30", 30],
    [30, 30],
    ["0", broken("too_small")],
    ["-5", broken("too_small")],
    ["61", broken("too_big")],
    ...["", "x", "0x1e", "3e1", "+5", " 5", "5.0", "5,0", "٣٠", ["5", "6"]].map((input): [unknown, unknown] => [
      input,
      broken("invalid_type"),
    ]),
  ])("in an address, as %j, are kept as %j", (input, output) => {
    expect(kept(queryMinutes(1, 60), input)).toEqual(output);
  });
});

it.each([
  ["0x10", broken("invalid_type")],
  ["1e1", broken("invalid_type")],
  ["+5", broken("invalid_type")],
  ["101", broken("too_big")],
  ["10", 10],
  [undefined, 50],
])("a list's limit of %j is kept as %j", (input, output) => {
  expect(kept(pageQuery.limit, input)).toEqual(output);
});

it("an id is kept in lower case", () => {
  expect(kept(id, "01978F2E-6C00-7C3A-9D0A-3F1F5B6F0A01")).toBe("01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a01");
  expect(kept(id, "mine")).toEqual(broken("invalid_format"));
});
