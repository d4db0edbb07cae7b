import { brief } from "@daybook/contract/issue-params";
import { shown } from "@daybook/contract/issue-sentence";
import type { FieldProblem } from "@daybook/contract/problem";
import { ApiFailure } from "../runtime/failure.ts";

/** Refuses query parameters that aren't among the known ones, each by its name. */
export function checkParameters(url: string, known: readonly string[]): void {
  const strange = [...new Set(new URL(url).searchParams.keys())].filter((name) => !known.includes(name));
  if (strange.length === 0) return;
  const these = known.length > 0 ? `Known here: ${known.join(", ")}.` : "None is known here.";
  const errors = strange.map((path): FieldProblem => {
    const message = `There is no parameter ${shown(path)}. ${these}`;
    const params = { value: brief(path), options: known.join(", ") };
    return { in: "query", path, rule: "unknown_parameter", message, params };
  });
  throw new ApiFailure("validation_failed", { detail: errors[0]?.message ?? "", errors });
}
