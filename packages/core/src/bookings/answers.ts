import { cleanPhoneNumber } from "../text/phone-number.ts";
import { isVisible, visibleLine, visibleText } from "../text/visible.ts";
import type { Question } from "./settings.ts";

export type Answer = string | string[] | boolean;
export interface AnswerProblem {
  questionId: string;
  rule: "required" | "unknown_question" | "wrong_kind" | "unknown_option" | "too_big" | "format" | "duplicate";
  message: string;
  /** The numbers and names in the message, to say it in other words. */
  params?: Record<string, string | number>;
}

const MAX: Record<Question["kind"], number> = {
  text: 300,
  long_text: 5000,
  phone: 40,
  choice: 120,
  several: 120,
  checkbox: 0,
};

const PHONE = "A phone number has 5 to 15 digits, such as +351 912 345 678; it may end in ext. 5.";

/** Whether an answer, of the kind that is asked for, says nothing. */
function isBlank({ kind }: Question, answer: Answer): boolean {
  if (kind === "checkbox") return answer === false;
  if (kind === "several") return Array.isArray(answer) && answer.length === 0;
  return typeof answer === "string" && !isVisible(answer);
}

/** The option that is meant, as it is kept, or null. Options from before may hold what can't be seen. */
const optionOf = (question: { options: readonly string[] }, answer: string): string | null =>
  question.options.map(visibleLine).find((option) => option === visibleLine(answer)) ?? null;

const unknownOption = (value: string): Omit<AnswerProblem, "questionId"> => ({
  rule: "unknown_option",
  message: `“${value}” isn't one of the options.`,
  params: { value },
});

function problemOf(question: Question, answer: Answer): Omit<AnswerProblem, "questionId"> | null {
  if (question.kind === "checkbox")
    return typeof answer === "boolean"
      ? null
      : { rule: "wrong_kind", message: "Ticked or not: true or false.", params: { expected: "boolean" } };
  if (question.kind === "several") {
    if (!Array.isArray(answer))
      return { rule: "wrong_kind", message: "A list of options.", params: { expected: "array" } };
    if (new Set(answer.map(visibleLine)).size !== answer.length)
      return { rule: "duplicate", message: "Each option once." };
    const strange = answer.find((one) => optionOf(question, one) === null);
    return strange === undefined ? null : unknownOption(strange);
  }
  if (typeof answer !== "string") return { rule: "wrong_kind", message: "Text.", params: { expected: "string" } };
  if (question.kind === "choice") return optionOf(question, answer) !== null ? null : unknownOption(answer);
  const written = question.kind === "phone" ? cleanPhoneNumber(answer) : answer;
  if (written === null) return { rule: "format", message: PHONE, params: { expected: "phone", min: 5, max: 15 } };
  if (/\p{Cc}/u.test(question.kind === "long_text" ? written.replace(/[\n\r\t]/g, "") : written))
    return { rule: "format", message: "Control characters aren't allowed here.", params: { expected: "line" } };
  const max = MAX[question.kind];
  return written.length > max
    ? {
        rule: "too_big",
        message: `At most ${max} characters.`,
        params: { max, origin: "string", actual: written.length },
      }
    : null;
}

const missing = ({ required, label }: Question): Omit<AnswerProblem, "questionId"> | null =>
  required ? { rule: "required", message: `“${label}” needs an answer.`, params: { label } } : null;

/** What is wrong with the answers to an event type's questions; the same function on the form and on the server. */
export function answerProblems(
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
): AnswerProblem[] {
  const found: AnswerProblem[] = [];
  const known = new Set(questions.map((question) => question.id));
  for (const id of Object.keys(answers))
    if (!known.has(id)) found.push({ questionId: id, rule: "unknown_question", message: "This isn't asked here." });
  for (const question of questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const problem = answer === undefined || isBlank(question, answer) ? missing(question) : problemOf(question, answer);
    if (problem) found.push({ questionId: question.id, ...problem });
  }
  return found;
}

/** One answer as text, without what can't be seen; a telephone number as numbers are kept. */
function answerAsText(question: Question, answer: Answer): string {
  if (typeof answer === "boolean") return answer ? "✓" : "";
  if (Array.isArray(answer)) return answer.map(visibleLine).join(", ");
  if (question.kind === "long_text") return visibleText(answer).trim();
  return (question.kind === "phone" ? cleanPhoneNumber(answer) : null) ?? visibleLine(answer).trim();
}

/** The answers as they are kept: label and value as text, in the questions' order, unanswered ones left out. */
export function answersAsText(
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
): { label: string; value: string }[] {
  return questions.flatMap((question) => {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined || isBlank(question, answer)) return [];
    return [{ label: visibleLine(question.label), value: answerAsText(question, answer) }];
  });
}
