import type { ErrorCode } from "@daybook/contract/errors";
import type { FieldProblem, Problem } from "@daybook/contract/problem";

type Extra = Partial<Pick<Problem, "detail" | "errors" | "reason" | "alternatives">> & { retryAfter?: number };

/** A refusal that the client should hear about. Thrown by routes; `onError` makes the problem document. */
export class ApiFailure extends Error {
  readonly code: ErrorCode;
  readonly extra: Extra;
  constructor(code: ErrorCode, extra: Extra = {}) {
    super(extra.detail ?? code);
    this.name = "ApiFailure";
    this.code = code;
    this.extra = extra;
  }
}

/** One field that doesn't fit. */
export const fieldFailure = (
  path: string,
  rule: string,
  message: string,
  place: FieldProblem["in"] = "body",
): ApiFailure =>
  new ApiFailure("validation_failed", { detail: `${path}: ${message}`, errors: [{ in: place, path, rule, message }] });

/** A failure with a code of its own that is one field's: the detail is its message, the rule the code. */
export const namedFailure = (
  code: ErrorCode,
  field: { in: FieldProblem["in"]; path: string; rule?: string },
  message: string,
): ApiFailure => new ApiFailure(code, { detail: message, errors: [{ rule: code, ...field, message }] });
