import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVisible, visibleLine } from "../text/visible.ts";
import { type Answer, answerProblems, answersAsText } from "./answers.ts";
import type { Question } from "./settings.ts";

const question = (over: Partial<Question> & { kind: Question["kind"] }): Question =>
  ({ id: "q", label: "Level", required: false, ...over }) as Question;
const options = ["New", "Old hand"];
const rules = (asked: Question, answer?: Answer) =>
  answerProblems([asked], answer === undefined ? {} : { q: answer }).map(({ rule }) => rule);

describe("an answer", () => {
  it.each<[Question["kind"], Answer, string[]]>([
    ["text", "Yes", []],
    ["text", "x".repeat(300), []],
    ["text", "x".repeat(301), ["too_big"]],
    ["text", "two\nlines", ["format"]],
    ["text", "null\u0000byte", ["format"]],
    ["text", true, ["wrong_kind"]],
    ["text", false, ["wrong_kind"]],
    ["text", [], ["wrong_kind"]],
    ["text", ["a"], ["wrong_kind"]],
    ["long_text", "two\r\nlines\tand tabs", []],
    ["long_text", "null\u0000byte", ["format"]],
    ["long_text", "x".repeat(5000), []],
    ["long_text", "x".repeat(5001), ["too_big"]],
    ["phone", "+351 912 345 678", []],
    ["phone", "(020) 7946-0018", []],
    ["phone", "(+44) 20 7946 0018", []],
    ["phone", "\u202a+351\u2011912\u2011345\u2011678\u202c", []],
    ["phone", "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧ x5", []],
    ["phone", " +351 912\n\t345 678", []],
    ["phone", `+351${"\u200e".repeat(50)}912 345 678`, []],
    ["phone", [..."351912345678"].join("- -"), ["too_big"]],
    ["phone", "call me", ["format"]],
    ["phone", "123", ["format"]],
    ["phone", ".....", ["format"]],
    ["phone", "1.2.3.4", ["format"]],
    ["phone", "12 34 5", []],
    ["phone", "1234567890123456", ["format"]],
    ["phone", false, ["wrong_kind"]],
    ["phone", [], ["wrong_kind"]],
    ["checkbox", true, []],
    ["checkbox", false, []],
    ["checkbox", "yes", ["wrong_kind"]],
    ["checkbox", "", ["wrong_kind"]],
    ["checkbox", [], ["wrong_kind"]],
    ["choice", false, ["wrong_kind"]],
    ["choice", "New", []],
    ["choice", "new", ["unknown_option"]],
    ["choice", "\u200eNew\u2069", []],
    ["choice", ["New"], ["wrong_kind"]],
    ["several", ["New", "Old hand"], []],
    ["several", [], []],
    ["several", ["New", "New"], ["duplicate"]],
    ["several", ["New", "New\u200b"], ["duplicate"]],
    ["several", ["New", "Other"], ["unknown_option"]],
    ["several", "New", ["wrong_kind"]],
    ["several", "", ["wrong_kind"]],
    ["several", false, ["wrong_kind"]],
  ])("to a question of kind %s that is %j breaks %j", (kind, answer, broken) => {
    expect(rules(question({ kind, options } as never), answer)).toEqual(broken);
  });

  it.each<[Question["kind"], Answer | undefined]>([
    ["text", undefined],
    ["text", ""],
    ["text", "   "],
    ["text", "\u3164"],
    ["long_text", "\n"],
    ["phone", ""],
    ["checkbox", false],
    ["checkbox", undefined],
    ["choice", undefined],
    ["several", []],
  ])("that is required, to a question of kind %s, isn't %j", (kind, answer) => {
    const [problem, ...more] = answerProblems(
      [question({ kind, options, required: true } as never)],
      answer === undefined ? {} : { q: answer },
    );
    expect(problem).toEqual({
      questionId: "q",
      rule: "required",
      message: "“Level” needs an answer.",
      params: { label: "Level" },
    });
    expect(more).toEqual([]);
  });

  it("that isn't required may be left out or empty", () => {
    for (const kind of ["text", "long_text", "phone", "choice", "several", "checkbox"] as const)
      expect(rules(question({ kind, options } as never))).toEqual([]);
    expect(rules(question({ kind: "text" }), "")).toEqual([]);
    expect(rules(question({ kind: "phone" }), "")).toEqual([]);
  });

  it("to something that isn't asked is named", () => {
    expect(answerProblems([], { shoe: "42" })).toEqual([
      { questionId: "shoe", rule: "unknown_question", message: "This isn't asked here." },
    ]);
  });

  it("isn't found on an object's prototype", () => {
    const asked = question({ kind: "text", id: "constructor", required: true });
    expect(answerProblems([asked], {}).map(({ rule }) => rule)).toEqual(["required"]);
    expect(answersAsText([asked], {})).toEqual([]);
  });
});

describe("answers as they are kept", () => {
  it("are text under their labels, in the questions' order, without what wasn't answered", () => {
    const questions = [
      question({ kind: "text", id: "a", label: "A" }),
      question({ kind: "several", id: "b", label: "B", options }),
      question({ kind: "checkbox", id: "c", label: "C" }),
      question({ kind: "checkbox", id: "d", label: "D" }),
      question({ kind: "text", id: "e", label: "E" }),
      question({ kind: "choice", id: "f", label: "F", options }),
    ];
    const answers = { f: "New", e: "  ", d: false, c: true, b: ["Old hand", "New"], a: "  yes " };
    expect(answersAsText(questions, answers)).toEqual([
      { label: "A", value: "yes" },
      { label: "B", value: "Old hand, New" },
      { label: "C", value: "✓" },
      { label: "F", value: "New" },
    ]);
  });

  it("are what can be seen of them, and numbers as numbers are kept", () => {
    const questions = [
      question({ kind: "text", id: "a", label: "A\u202e" }),
      question({ kind: "long_text", id: "b", label: "B" }),
      question({ kind: "phone", id: "c", label: "C" }),
      question({ kind: "choice", id: "d", label: "D", options: ["N\u00adew"] }),
      question({ kind: "several", id: "e", label: "E", options }),
    ];
    const answers = {
      a: "\u2067me",
      b: "1\u200f\n\u202e2",
      c: "tel:+351\u2011912345",
      d: "N\u00adew",
      e: ["\u200bNew"],
    };
    expect(answersAsText(questions, answers)).toEqual([
      { label: "A", value: "me" },
      { label: "B", value: "1\u200f\n2" },
      { label: "C", value: "+351-912345" },
      { label: "D", value: "New" },
      { label: "E", value: "New" },
    ]);
  });

  it("are kept for every answer that is accepted and says something", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const asked = [question({ kind: "text" })];
        if (answerProblems(asked, { q: text }).length > 0) return;
        expect(answersAsText(asked, { q: text })).toEqual(
          isVisible(text) ? [{ label: "Level", value: visibleLine(text).trim() }] : [],
        );
      }),
    );
  });
});
