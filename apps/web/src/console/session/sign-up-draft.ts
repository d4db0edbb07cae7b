import { type signUp as schema, signUp } from "@daybook/contract/accounts";
import { issueParams } from "@daybook/contract/issue-params";
import { handleProblem } from "@daybook/contract/names";
import type { AnyLanguage } from "@daybook/words/languages";
import type { z } from "zod";
import { fieldSentence } from "../../api/field-sentence.ts";
import { t } from "../../words/words.ts";
import { slugFrom } from "../event-types/draft/slug.ts";
import { handleSentence, longestHandle } from "./handle-sentence.ts";
import { ownEmailProblem } from "./own-email.ts";

export type SignUpDraft = z.input<typeof schema>;
export type SignUpProblems = Partial<Record<keyof SignUpDraft, string>>;

/** A handle made from a name; reserved words are left to the person. */
export const handleFrom = (name: string, language?: AnyLanguage): string =>
  slugFrom(name, language).slice(0, longestHandle).replace(/-+$/, "");

export function signUpProblems(draft: SignUpDraft): SignUpProblems {
  const problems: SignUpProblems = {};
  const email = ownEmailProblem(draft.email);
  if (email) problems.email = email;
  if (draft.password.length < 10) {
    const left = 10 - draft.password.length;
    problems.password = draft.password === "" ? t("session.password.needed") : t("session.password.tooShort", { left });
  }
  if (draft.name.trim() === "") problems.name = t("session.name.missing");
  if (draft.handle === "") problems.handle = t("session.handle.missing");
  else {
    const problem = handleProblem(draft.handle);
    if (problem) problems.handle = handleSentence(draft.handle, problem.rule);
  }
  if (Object.keys(problems).length > 0) return problems;
  for (const issue of signUp.safeParse(draft).error?.issues ?? []) {
    const [field] = issue.path;
    if (typeof field === "string" && field in draft)
      problems[field as keyof SignUpDraft] ??= fieldSentence(brokenRule(issue));
  }
  return problems;
}

/** An issue of the schema as the server would name it. */
const brokenRule = (issue: z.core.$ZodIssue): Parameters<typeof fieldSentence>[0] => ({
  rule: issue.code === "custom" ? String(issue.params?.rule) : issue.code,
  params: issueParams(issue),
});
