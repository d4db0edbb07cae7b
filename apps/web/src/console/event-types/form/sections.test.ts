import { expect, test } from "vitest";
import { eventTypeFields } from "../draft/event-type-fields.ts";
import { sections, standingOf } from "./sections.ts";

test("every field stands in one section, so that none changes unseen", () => {
  expect(sections.flatMap(({ fields }) => [...fields]).sort()).toEqual(Object.keys(eventTypeFields).sort());
});

test("what doesn't fit is said before what isn't saved", () => {
  const standing = (changes: object, problems: Record<string, string>) =>
    sections.map((section) => standingOf(section, changes, problems));
  expect(standing({}, {})).toEqual(sections.map(() => null));
  expect(
    standing({ title: "A", questions: [] }, { "questions.0.label": "Missing", "bookingWindow.to": "Missing" }),
  ).toEqual(["unsaved", null, "wrong", "wrong", null, null]);
});
