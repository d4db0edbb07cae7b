import { newEventType } from "@daybook/contract/event-types";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiFailure } from "../runtime/failure.ts";
import { checked } from "./validation.ts";

function failureOf(schema: z.ZodType, input: unknown): ApiFailure {
  try {
    checked(schema, input, "body");
  } catch (error) {
    if (error instanceof ApiFailure) return error;
  }
  throw new Error("It fits");
}
/** What is told of input that doesn't fit: code, and each field as "path rule: message". */
function told(schema: z.ZodType, input: unknown): [string, string[]] {
  const { code, extra } = failureOf(schema, input);
  return [code, (extra.errors ?? []).map(({ path, rule, message }) => `${path} ${rule}: ${message}`)];
}
const scheduleId = "0199f0c4-0000-7000-8000-000000000000";
const eventType = (over: object) => told(newEventType, { title: "T", scheduleId, durations: [30], ...over });

describe("what doesn't fit", () => {
  it("is told field by field", () => {
    expect(eventType({ title: 5, durations: [0, 10_000], colour: "red", size: 3 })).toEqual([
      "validation_failed",
      [
        "title invalid_type: This should be text, not a number.",
        "durations.0 too_small: At least 1 minute; this is 0.",
        "durations.1 too_big: At most 1,440 minutes; this is 10,000.",
        "colour unknown_field: There is no such field.",
        "size unknown_field: There is no such field.",
      ],
    ]);
  });

  it("of a value with several forms is told of the form that was meant", () => {
    expect(eventType({ bookingWindow: { days: 0 } })[1]).toEqual([
      "bookingWindow.days too_small: At least 1; this is 0.",
    ]);
    expect(eventType({ bookingWindow: { from: "2030-02-30", to: "2030-03-01" } })[1]).toEqual([
      "bookingWindow.from impossible_date: “2030-02-30” isn't a date of the calendar, written like 2030-03-13.",
    ]);
    expect(eventType({ bookingWindow: { from: "2030-01-01" } })[1]).toEqual([
      "bookingWindow.to required: This is missing.",
    ]);
    expect(eventType({ bookingWindow: 5 })[1]).toEqual([
      "bookingWindow invalid_union: Write {days: 60}, two dates {from, to}, or null for no end.",
    ]);
  });

  it("of questions says which kinds there are", () => {
    expect(eventType({ questions: [{ kind: "essay", id: "q", label: "Q" }] })[1]).toEqual([
      "questions.0.kind invalid_union: This should be text, long_text, phone, checkbox, choice or several, not “essay”.",
    ]);
  });

  it("that is a reserved word alone has a code of its own", () => {
    expect(eventType({ slug: "live" })).toEqual([
      "slug_reserved",
      ["slug slug_reserved: “live” is reserved for Daybook itself."],
    ]);
    expect(eventType({ slug: "live", title: "" })[0]).toBe("validation_failed");
  });

  it("at the root is the body's", () => {
    expect(told(newEventType, [])).toEqual([
      "validation_failed",
      [" invalid_type: This should be an object, not a list."],
    ]);
  });

  it("brings what its sentence is made of, and nothing where that is nothing", () => {
    const failure = failureOf(newEventType, {
      title: "T".repeat(121),
      scheduleId,
      durations: [0],
      bookingWindow: { from: "2030-01-01", to: "2033-01-01" },
      ink: "red",
      size: 3,
    });
    expect((failure.extra.errors ?? []).map(({ path, params }) => [path, params])).toEqual([
      ["bookingWindow.to", { max: 730, from: "2030-01-01", to: "2033-01-01", actual: 1097 }],
      ["title", { max: 120, origin: "string", actual: 121 }],
      ["durations.0", { min: 1, origin: "minutes", actual: 0 }],
      ["ink", { options: "sky, plum, lagoon, rose, moss, slate, rust, ochre", value: "red" }],
      ["size", undefined],
    ]);
    expect(failureOf(newEventType, { title: "T", scheduleId }).extra.errors).toEqual([
      { in: "body", path: "durations", rule: "required", message: "This is missing." },
    ]);
  });

  it("in a query tells missing from wrong", () => {
    const query = z.object({ from: z.string(), limit: z.coerce.number().int().max(100) });
    expect(told(query, { limit: "ten" })[1]).toEqual([
      "from required: This is missing.",
      "limit invalid_type: This isn't a number.",
    ]);
    expect(told(query, { from: "x", limit: "1.5" })[1]).toEqual([
      "limit invalid_type: A whole number is needed; this is 1.5.",
    ]);
  });
});
