import type { FieldProblem } from "@daybook/contract/problem";
import type { z } from "zod";
import { ApiFailure } from "./failure.ts";

type Place = FieldProblem["in"];

function problemsOf(issue: z.core.$ZodIssue, place: Place): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      in: place,
      path: [...path, key].join("."),
      rule: "unknown_field",
      message: "There is no such field.",
    }));
  const custom = issue.code === "custom" ? issue.params?.rule : undefined;
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return [
    {
      in: place,
      path: path.join("."),
      rule: typeof custom === "string" ? custom : missing ? "required" : issue.code,
      message: missing ? "Required." : issue.message,
    },
  ];
}

/** What a schema found wrong, each field with its rule. */
export function validationFailure(issues: readonly z.core.$ZodIssue[], place: Place): ApiFailure {
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
