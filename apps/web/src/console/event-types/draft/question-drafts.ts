import type { Question } from "@daybook/contract/questions";
import type { PlainKey } from "@daybook/words/words";
import { t } from "../../../words/words.ts";

export type QuestionKind = Question["kind"];

export interface QuestionDraft {
  /** Names the answers; stays when the label changes. */
  id: string;
  kind: QuestionKind;
  label: string;
  help: string;
  required: boolean;
  /** Kept while another kind is chosen. */
  options: string[];
}

export const questionKinds = {
  text: "eventTypes.question.text",
  long_text: "eventTypes.question.longText",
  phone: "eventTypes.question.phone",
  checkbox: "eventTypes.question.checkbox",
  choice: "eventTypes.question.choice",
  several: "eventTypes.question.several",
} as const satisfies Record<QuestionKind, PlainKey>;

export const hasOptions = (kind: QuestionKind) => kind === "choice" || kind === "several";

export function draftsOf(questions: readonly Question[]): QuestionDraft[] {
  return questions.map((one) => ({
    id: one.id,
    kind: one.kind,
    label: one.label,
    help: one.help ?? "",
    required: one.required,
    options: "options" in one ? [...one.options] : [],
  }));
}

export function questionsOf(drafts: readonly QuestionDraft[]): Question[] {
  return drafts.map(({ id, kind, label, help, required, options }) => {
    const base = { id, label: label.trim(), required, ...(help.trim() ? { help: help.trim() } : {}) };
    if (kind === "choice" || kind === "several") {
      return { kind, ...base, options: options.map((option) => option.trim()).filter((option) => option !== "") };
    }
    return { kind, ...base };
  });
}

/** An id no other question of the list has: q1, q2, … */
function freshId(drafts: readonly QuestionDraft[]): string {
  const taken = new Set(drafts.map((one) => one.id));
  let number = drafts.length + 1;
  while (taken.has(`q${number}`)) number++;
  return `q${number}`;
}

export function addQuestion(drafts: readonly QuestionDraft[]): QuestionDraft[] {
  return [...drafts, { id: freshId(drafts), kind: "text", label: "", help: "", required: false, options: [] }];
}

export function changeQuestion(
  drafts: readonly QuestionDraft[],
  id: string,
  change: Partial<Omit<QuestionDraft, "id">>,
): QuestionDraft[] {
  return drafts.map((one) => {
    if (one.id !== id) return one;
    const next = { ...one, ...change };
    return hasOptions(next.kind) && next.options.length === 0 ? { ...next, options: ["", ""] } : next;
  });
}

export const removeQuestion = (drafts: readonly QuestionDraft[], id: string): QuestionDraft[] =>
  drafts.filter((one) => one.id !== id);

/** Moves by some places; at the ends nothing moves. */
export function moveQuestion(drafts: readonly QuestionDraft[], id: string, by: number): QuestionDraft[] {
  const from = drafts.findIndex((one) => one.id === id);
  const one = drafts[from];
  const to = from + by;
  if (!one || to < 0 || to >= drafts.length) return [...drafts];
  const rest = drafts.filter((other) => other.id !== id);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** The fields of questions that stand on the page, whatever their place becomes: "q2.label". */
export const questionFields = (drafts: readonly QuestionDraft[]): string[] =>
  drafts.flatMap(({ id, kind }) => [`${id}.label`, ...(hasOptions(kind) ? [`${id}.options`] : [])]);

/** Those of them that somebody typed in, between two states. */
export function typedFields(before: readonly QuestionDraft[], after: readonly QuestionDraft[]): string[] {
  return after.flatMap((one) => {
    const old = before.find(({ id }) => id === one.id);
    if (!old) return [];
    return [
      ...(old.label === one.label ? [] : [`${one.id}.label`]),
      ...(old.kind !== one.kind || old.options.join("\n") === one.options.join("\n") ? [] : [`${one.id}.options`]),
    ];
  });
}

/** What is missing, by path from the questions: "0.label", "1.options". */
export function questionProblems(drafts: readonly QuestionDraft[]): Map<string, string> {
  const problems = new Map<string, string>();
  drafts.forEach((one, index) => {
    if (one.label.trim() === "") problems.set(`${index}.label`, t("eventTypes.problem.question"));
    if (!hasOptions(one.kind)) return;
    const options = one.options.map((option) => option.trim()).filter((option) => option !== "");
    if (options.length === 0) problems.set(`${index}.options`, t("eventTypes.problem.options"));
    else if (new Set(options).size < options.length)
      problems.set(`${index}.options`, t("eventTypes.problem.optionTwice"));
  });
  return problems;
}
