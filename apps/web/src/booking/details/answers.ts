import type { Answers, Question } from "@daybook/contract/questions";
import { cleanEmail } from "@daybook/core/text/email-address";
import { parsePhoneNumber } from "@daybook/core/text/phone-number";
import type { PlainKey } from "@daybook/words/words";
import { emailProblem } from "../../ui/forms/email-problem.ts";
import { t } from "../../words/words.ts";
import type { Draft } from "./draft.ts";

/** Errors by field: `name`, `email`, `answers.<question>`, in the order of the form. */
export type FormErrors = Record<string, string>;

/** The answers as the API takes them; what was left blank is left out. */
export function answersOf(questions: readonly Question[], draft: Draft): Answers {
  const answers: Answers = {};
  for (const { id, kind } of questions) {
    const value = draft.answers[id];
    if (typeof value === "string") {
      if (value.trim()) answers[id] = value.trim();
    } else if (Array.isArray(value)) {
      if (value.length > 0) answers[id] = value;
    } else if (kind === "checkbox" && value === true) answers[id] = true;
  }
  return answers;
}

const providers = [
  "gmail.com",
  "hotmail.com",
  "outlook.com",
  "yahoo.com",
  "icloud.com",
  "example.com",
  "proton.me",
  "gmx.de",
];

/** The address that was probably meant: a known provider with two letters swapped, one too many, missing or wrong. */
export function likelyEmail(text: string): string | null {
  const address = cleanEmail(text);
  const [local, domain] = address.toLowerCase().split("@");
  if (!local || !domain || providers.includes(domain)) return null;
  const meant = providers.find((provider) => isOneSlip(domain, provider));
  return meant ? `${address.slice(0, local.length)}@${meant}` : null;
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB) return false;
  const swapped = restA.length > 1 && `${restA[1]}${restA[0]}${restA.slice(2)}` === restB;
  return swapped || restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1);
}

function phoneProblem(text: string): string | null {
  if (parsePhoneNumber(text) !== null) return null;
  const wrong = /[^\d\s+()./-]/.exec(text.trim())?.[0];
  if (wrong) return t("booking.phone.characters", { character: wrong });
  const digits = text.replace(/\D/g, "").length;
  if (digits < 5) return t("booking.phone.tooShort", { count: digits });
  if (digits > 15) return t("booking.phone.tooLong", { count: digits });
  return t("booking.phone.other");
}

const missing = {
  text: "booking.answer.missing",
  long_text: "booking.answer.missing",
  phone: "booking.answer.phoneMissing",
  checkbox: "booking.answer.boxMissing",
  choice: "booking.answer.choiceMissing",
  several: "booking.answer.severalMissing",
} as const satisfies Record<Question["kind"], PlainKey>;

function answerProblem(question: Question, value: Draft["answers"][string] | undefined): string | null {
  const blank = value === undefined || value === false || (typeof value === "string" ? !value.trim() : false);
  if (blank || (Array.isArray(value) && value.length === 0)) {
    if (!question.required) return null;
    return t(missing[question.kind]);
  }
  return question.kind === "phone" && typeof value === "string" ? phoneProblem(value) : null;
}

/** What the form itself can see before anything is sent; `host` is how the host is spoken of. */
export function formErrors(questions: readonly Question[], draft: Draft, host: string): FormErrors {
  const errors: FormErrors = {};
  if (!draft.name.trim()) errors.name = t("booking.details.nameMissing", { host });
  const email = emailProblem(draft.email);
  if (email) errors.email = email;
  for (const question of questions) {
    const problem = answerProblem(question, draft.answers[question.id]);
    if (problem) errors[`answers.${question.id}`] = problem;
  }
  return errors;
}

/** The server's errors by path in the body, on the form's fields; `rest` fits none of them. */
export function serverErrors(
  byPath: Record<string, string>,
  questions: readonly Question[],
): { errors: FormErrors; rest: string[] } {
  const errors: FormErrors = {};
  const rest: string[] = [];
  const ids = new Set(questions.map(({ id }) => id));
  for (const [path, message] of Object.entries(byPath)) {
    const [head, second = ""] = path.split(".");
    if (path === "invitee.name" || path === "invitee.email") errors[second] ??= message;
    else if (head === "answers" && ids.has(second)) errors[`answers.${second}`] ??= message;
    else if (head === "guests") errors.guests ??= message;
    else rest.push(message);
  }
  return { errors, rest };
}
