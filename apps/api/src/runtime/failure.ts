import type { ErrorCode } from "@daybook/contract/errors";
import type { FieldProblem, Problem, RuleParams } from "@daybook/contract/problem";

type Extra = Partial<Pick<Problem, "detail" | "errors" | "reason" | "alternatives" | "secondFactor">> & {
  retryAfter?: number;
};

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

interface Place {
  in?: FieldProblem["in"];
  /** The numbers and names in the message. */
  params?: RuleParams;
}

/** One field that doesn't fit; of the body, unless told. */
export const fieldFailure = (path: string, rule: string, message: string, place: Place = {}): ApiFailure =>
  new ApiFailure("validation_failed", {
    detail: `${path}: ${message}`,
    errors: [{ in: "body", path, rule, message, ...place }],
  });

/** A failure with a code of its own that is one field's: the detail is its message, the rule the code. */
export const namedFailure = (
  code: ErrorCode,
  field: Pick<FieldProblem, "in" | "path" | "params"> & { rule?: string },
  message: string,
): ApiFailure => new ApiFailure(code, { detail: message, errors: [{ rule: code, ...field, message }] });
