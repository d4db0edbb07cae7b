import { describe, expect, it } from "vitest";
import { KeptAnswers, MOST_KEPT } from "./kept-answers.ts";

const counted = (text: string) => {
  const made = { times: 0, answer: () => "" };
  made.answer = () => {
    made.times++;
    return text;
  };
  return made;
};

describe("kept answers", () => {
  it("are made once for each question", () => {
    const answers = new KeptAnswers();
    const [one, other] = [counted("one"), counted("other")];
    for (let i = 0; i < 3; i++) {
      expect(answers.give("now", "a", one.answer)).toBe("one");
      expect(answers.give("now", "b", other.answer)).toBe("other");
    }
    expect([one.times, other.times]).toEqual([1, 1]);
  });

  it("are made anew at another moment", () => {
    const answers = new KeptAnswers();
    const one = counted("one");
    for (const moment of ["now", "then", "now"]) answers.give(moment, "a", one.answer);
    expect(one.times).toBe(3);
  });

  it("are forgotten before they are too much, and one that is too much alone isn't kept", () => {
    const answers = new KeptAnswers();
    const [small, large, giant] = [
      counted("s"),
      counted("l".repeat(MOST_KEPT - 1)),
      counted("g".repeat(MOST_KEPT + 1)),
    ];
    answers.give("now", "small", small.answer);
    answers.give("now", "large", large.answer);
    answers.give("now", "small", small.answer);
    expect(small.times).toBe(1);
    expect(answers.give("now", "giant", giant.answer)).toHaveLength(MOST_KEPT + 1);
    answers.give("now", "giant", giant.answer);
    answers.give("now", "small", small.answer);
    expect([giant.times, small.times]).toEqual([2, 2]);
  });
});
