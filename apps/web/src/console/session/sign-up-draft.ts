import { type signUp as schema, signUp } from "@daybook/contract/accounts";
import { handleProblem } from "@daybook/contract/names";
import type { z } from "zod";
import { slugFrom } from "../event-types/draft/slug.ts";
import { ownEmailProblem } from "./own-email.ts";

export type SignUpDraft = z.input<typeof schema>;
export type SignUpProblems = Partial<Record<keyof SignUpDraft, string>>;

const longestHandle = 40;

/** A handle made from a name; reserved words are left to the person. */
export const handleFrom = (name: string): string => slugFrom(name).slice(0, longestHandle).replace(/-+$/, "");

export function signUpProblems(draft: SignUpDraft): SignUpProblems {
  const problems: SignUpProblems = {};
  const email = ownEmailProblem(draft.email);
  if (email) problems.email = email;
  if (draft.password.length < 10) {
    const left = 10 - draft.password.length;
    problems.password =
      draft.password === ""
        ? "A password is missing: at least 10 characters."
        : `${left} more ${left === 1 ? "character" : "characters"}: at least 10.`;
  }
  if (draft.name.trim() === "") problems.name = "Your name is missing: it stands on your page.";
  if (draft.handle === "") problems.handle = "A handle is missing: it is the address of your page.";
  else {
    const problem = handleProblem(draft.handle);
    if (problem) problems.handle = problem.message;
  }
  if (Object.keys(problems).length > 0) return problems;
  for (const { path, message } of signUp.safeParse(draft).error?.issues ?? []) {
    const [field] = path;
    if (typeof field === "string" && field in draft) problems[field as keyof SignUpDraft] ??= message;
  }
  return problems;
}
