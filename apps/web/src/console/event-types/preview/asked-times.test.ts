import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { blankDraft } from "../draft/event-type-draft.ts";
import { askedTimes } from "./asked-times.ts";

const draft = blankDraft("01978f2e-6c00-7c3a-9d0a-3f1f5b6f0a02", "sky");

test("only what decides the times is asked with: words in the form don't ask anew", () => {
  const times = askedTimes(draft);
  expect(askedTimes({ ...draft, title: "Anything", questions: [] })).toEqual(times);
  expect(askedTimes({ ...draft, bufferAfter: 15 })).not.toEqual(times);
});

test("what doesn't fit yet is named instead, but not what has nothing to do with times", () => {
  expect(askedTimes({ ...draft, title: "", slug: "" })).not.toHaveProperty("problem");
  expect(askedTimes({ ...draft, durations: [] })).toEqual({ problem: "Choose at least one length." });
  expect(askedTimes({ ...draft, bookingWindow: { kind: "days", days: 0, from: "", to: "" } })).toEqual({
    problem: "Between 1 and 730 days.",
  });
});
