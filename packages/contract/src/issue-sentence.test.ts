import { describe, expect, it } from "vitest";
import { z } from "zod";
import { counted, issueSentence, shown } from "./issue-sentence.ts";

const sentence = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: issueSentence }).error?.issues.map((issue) => issue.message);

it.each<[string, z.ZodType, unknown, string]>([
  ["missing", z.string(), undefined, "This is missing."],
  ["of another type", z.string(), 5, "This should be text, not a number."],
  ["null", z.string(), null, "This should be text, not null."],
  ["a list instead of an object", z.object({}), [], "This should be an object, not a list."],
  ["text instead of a switch", z.boolean(), "yes", "This should be true or false, not text."],
  ["a fraction", z.int(), 1.5, "A whole number is needed; this is 1.5."],
  ["no number", z.coerce.number(), "ten", "This isn't a number."],
  ["infinite", z.number(), Number.POSITIVE_INFINITY, "This should be a number, not no number."],
  ["too small", z.number().min(5), 1, "At least 5; this is 1."],
  ["too big", z.int().max(1440), 10_000, "At most 1,440; this is 10,000."],
  ["too short", z.string().min(10), "abc", "At least 10 characters; this has 3."],
  ["one character short of one", z.string().min(1), "", "At least 1 character; this has 0."],
  ["too long, counted in characters", z.string().max(2), "👍👍👍", "At most 2 characters; this has 3."],
  ["a list too long", z.array(z.int()).max(1), [1, 2], "At most 1 entry; this has 2."],
  ["an empty list", z.array(z.int()).min(2), [], "At least 2 entries; this has 0."],
  ["none of the choices", z.enum(["sky", "plum", "moss"]), "red", "This should be sky, plum or moss, not “red”."],
  ["not the one choice", z.literal("1"), "2", "This should be 1, not “2”."],
  ["a field too many", z.strictObject({}), { a: 1 }, "There is no such field."],
  ["of no form", z.union([z.int(), z.boolean()]), "x", "This is none of the forms that fit here."],
  [
    "of no known kind",
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })]),
    { kind: 7 },
    "This should be a or b, not 7.",
  ],
  ["of no kind", z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]), {}, "This is missing."],
  ["under a name that doesn't fit", z.record(z.string().max(1), z.int()), { ab: 1 }, "This name doesn't fit here."],
  ["written otherwise", z.string().regex(/^a$/), "b", "This isn't written as it should be."],
])("what is %s is told in plain words", (_, schema, input, message) => {
  expect(sentence(schema, input)).toEqual([message]);
});

it("a schema's own words go first", () => {
  expect(sentence(z.string().min(3, "Three at least."), "a")).toEqual(["Three at least."]);
});

describe("what was sent", () => {
  it.each([
    ["text", "“text”"],
    ["x".repeat(41), `“${"x".repeat(40)}…”`],
    ["👍".repeat(41), `“${"👍".repeat(40)}…”`],
    [10_000, "10,000"],
    [true, "true"],
    [null, "null"],
    [[1], "a list"],
    [{}, "an object"],
    [Number.NaN, "no number"],
  ])("%j is shown as %s", (value, words) => {
    expect(shown(value)).toBe(words);
  });
});

it("counts have their noun", () => {
  expect([counted(1, "minute"), counted(0, "minute"), counted(1440, "minute"), counted(2, "entry", "entries")]).toEqual(
    ["1 minute", "0 minutes", "1,440 minutes", "2 entries"],
  );
});
