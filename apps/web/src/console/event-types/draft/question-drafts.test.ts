import "../../../words/testing/english.ts";
import { questions } from "@daybook/contract/questions";
import { describe, expect, test } from "vitest";
import {
  addQuestion,
  changeQuestion,
  draftsOf,
  moveQuestion,
  questionProblems,
  questionsOf,
  removeQuestion,
} from "./question-drafts.ts";

const asked = questions.parse([
  { id: "wants", kind: "long_text", label: "What do you want to learn?", required: true },
  {
    id: "danced",
    kind: "choice",
    label: "How long have you danced?",
    help: "Roughly",
    options: ["Never", "A year or two"],
  },
]);
const drafts = draftsOf(asked);
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

test("questions read and written again are the same", () => {
  expect(questionsOf(drafts)).toEqual(asked);
});

test("a new question has an id of its own", () => {
  const two = addQuestion(addQuestion(drafts));
  expect(ids(two)).toEqual(["wants", "danced", "q3", "q4"]);
  expect(ids(addQuestion(removeQuestion(two, "q3")))).toEqual(["wants", "danced", "q4", "q5"]);
});

describe("moving", () => {
  test("swaps neighbours", () => {
    expect(ids(moveQuestion(drafts, "wants", 1))).toEqual(["danced", "wants"]);
    expect(ids(moveQuestion(drafts, "danced", -1))).toEqual(["danced", "wants"]);
  });
  test("stops at the ends", () => {
    expect(ids(moveQuestion(drafts, "wants", -1))).toEqual(["wants", "danced"]);
    expect(ids(moveQuestion(drafts, "nobody", 1))).toEqual(["wants", "danced"]);
  });
});

describe("another kind", () => {
  test("keeps the answers to choose from for the way back", () => {
    const there = changeQuestion(drafts, "danced", { kind: "text" });
    expect(questionsOf(there)[1]).not.toHaveProperty("options");
    expect(questionsOf(changeQuestion(there, "danced", { kind: "several" }))[1]).toMatchObject({
      options: ["Never", "A year or two"],
    });
  });
  test("with answers to choose from begins with two empty ones", () => {
    expect(changeQuestion(drafts, "wants", { kind: "choice" })[0]?.options).toEqual(["", ""]);
  });
});

test("what is missing is named by path", () => {
  const list = changeQuestion(changeQuestion(addQuestion(drafts), "q3", { kind: "choice" }), "danced", {
    options: ["Yes", " Yes "],
  });
  expect([...questionProblems(list)]).toEqual([
    ["1.options", "Two answers are the same."],
    ["2.label", "A question needs words."],
    ["2.options", "Write at least one answer to choose from."],
  ]);
});
