import { issueParams } from "@daybook/contract/issue-params";
import { issueSentence } from "@daybook/contract/issue-sentence";
import type { FieldProblem } from "@daybook/contract/problem";
import type { z } from "zod";
import { ApiFailure } from "../runtime/failure.ts";

type Place = FieldProblem["in"];
type Issue = z.core.$ZodIssue;

/** How far an issue is from "only a detail is wrong": a form that isn't meant at all has problems at its root. */
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, { code, path, input }) => {
    if (code === "unrecognized_keys") return sum + 10;
    return sum + (path.length === 0 ? 100 : input === undefined ? 10 : 1);
  }, 0);

/** Of the forms a value may have, the one that was meant, if any is near enough to tell. */
function nearestForm(forms: readonly Issue[][]): readonly Issue[] | null {
  const [nearest] = forms.toSorted((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) < 100 ? nearest : null;
}

function problemsOf(issue: Issue, place: Place, within: readonly string[] = []): FieldProblem[] {
  const path = [...within, ...issue.path.map(String)];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      in: place,
      path: [...path, key].join("."),
      rule: "unknown_field",
      message: "There is no such field.",
    }));
  if (issue.code === "invalid_union") {
    const meant = nearestForm(issue.errors);
    if (meant) return meant.flatMap((inner) => problemsOf(inner, place, path));
  }
  const custom = issue.code === "custom" ? issue.params?.rule : undefined;
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  const params = issueParams(issue);
  return [
    {
      in: place,
      path: path.join("."),
      rule: typeof custom === "string" ? custom : missing ? "required" : issue.code,
      message: issue.message,
      ...(Object.keys(params).length > 0 ? { params } : {}),
    },
  ];
}

/** What a schema found wrong, each field with its rule. */
export function validationFailure(issues: readonly Issue[], place: Place): ApiFailure {
  const errors = issues.flatMap((issue) => problemsOf(issue, place));
  const [first] = errors;
  const reserved = errors.find((error) => error.rule === "handle_reserved" || error.rule === "slug_reserved");
  if (reserved && errors.length === 1)
    return new ApiFailure(reserved.rule as "handle_reserved" | "slug_reserved", { detail: reserved.message, errors });
  return new ApiFailure("validation_failed", {
    detail: first ? `${first.path || "The body"}: ${first.message}` : "Some fields don't fit.",
    errors,
  });
}

/** Input as a schema wants it. Throws what doesn't fit, in our own words. */
export function checked<S extends z.ZodType>(schema: S, input: unknown, place: Place): z.output<S> {
  const result = schema.safeParse(input, { reportInput: true, error: issueSentence });
  if (!result.success) throw validationFailure(result.error.issues, place);
  return result.data;
}
