import type { z } from "zod";
import type { RuleParams } from "./problem.ts";

/** What is told of a value that breaks a rule: which one, in a sentence, and what that sentence is made of. */
export interface Broken {
  rule: string;
  message: string;
  params?: RuleParams;
  path?: (string | number)[];
}

/**
 * A rule of our own, for `superRefine`: `brokenBy` says what is wrong with a value, or null. After a `last` rule that is
 * broken no other is asked.
 */
export const rule =
  <T>(brokenBy: (value: T) => Broken | null, order?: "last") =>
  (value: T, context: z.RefinementCtx<T>): void => {
    const broken = brokenBy(value);
    if (broken) context.addIssue(brokenIssue(broken, order));
  };

export const brokenIssue = ({ rule, params, ...told }: Broken, order?: "last") => ({
  code: "custom" as const,
  ...told,
  params: { rule, ...params },
  continue: order !== "last",
});
