import "../../../words/testing/english.ts";
import { describe, expect, test } from "vitest";
import { draftProblems, judgedProblems } from "./draft-problems.ts";
import { blankDraft } from "./event-type-draft.ts";
import { addQuestion, changeQuestion, questionFields, typedFields } from "./question-drafts.ts";

const draft = blankDraft("0198a4e2-1111-7000-8000-000000000001", "sky", {
  title: "Private lesson",
  questions: [{ kind: "text", id: "wants", label: "What for?", required: true }],
});

describe("what doesn't fit", () => {
  test("is nothing in a good draft", () => {
    expect(draftProblems(draft)).toEqual({});
  });
  test("is named at its path", () => {
    const bad = {
      ...draft,
      title: " ",
      slug: "",
      durations: [],
      bookingWindow: { ...draft.bookingWindow, kind: "dates" as const, from: "2030-02-01", to: "2030-01-01" },
      questions: [{ ...draft.questions[0], label: "" } as (typeof draft.questions)[number]],
    };
    expect(Object.keys(draftProblems(bad)).sort()).toEqual([
      "bookingWindow.to",
      "durations",
      "questions.0.label",
      "slug",
      "title",
    ]);
  });
  test("of a question added since the last try isn't said before somebody typed in it", () => {
    const saved = addQuestion(draft.questions);
    const added = { ...draft, questions: addQuestion(saved) };
    const tried = new Set(questionFields(saved));
    expect(Object.keys(judgedProblems(added, tried))).toEqual(["questions.1.label"]);
    const id = added.questions[2]?.id ?? "";
    const typed = changeQuestion(added.questions, id, { label: "Why?" });
    const emptied = changeQuestion(typed, id, { label: "", kind: "choice" });
    const judged = new Set([...tried, ...typedFields(typed, emptied)]);
    expect(Object.keys(judgedProblems({ ...draft, questions: emptied }, judged))).toEqual([
      "questions.1.label",
      "questions.2.label",
    ]);
  });
  test("of the contract's rules is said with what was typed", () => {
    expect(draftProblems({ ...draft, slug: "settings" }).slug).toBe("“settings” is reserved for Daybook itself.");
    expect(draftProblems({ ...draft, location: { kind: "link", value: "ask me" } })["location.value"]).toMatch(
      /; this is “ask me”\.$/,
    );
  });
});
