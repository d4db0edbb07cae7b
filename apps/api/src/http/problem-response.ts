import { type ErrorCode, errorDetail, errorStatus, errorTitle } from "@daybook/contract/errors";
import type { Problem, RuleParams } from "@daybook/contract/problem";
import {
  CommitUncertain,
  DatabaseUnavailable,
  isUnavailable,
  sqlState,
  violatedConstraint,
} from "@daybook/db/failures";
import { ConfigurationError } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";

/** An answer names so many faults, and this much of a name that was sent: it must not outgrow the question. */
const MOST = { errors: 50, text: 300 };
const short = (text: string, end = ""): string =>
  text.length > MOST.text ? `${text.slice(0, MOST.text).toWellFormed()}…${end}` : text;

const shortParams = (params: RuleParams): RuleParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === "string" ? short(value) : value]),
  );

/** What may have been made of something sent, within bounds; how many faults were left out, the detail says. */
function bounded({ errors, detail }: Pick<Problem, "errors" | "detail">): Pick<Problem, "errors" | "detail"> {
  const more = (errors?.length ?? 0) - MOST.errors;
  return {
    detail: more > 0 ? `${short(detail, ".")} And ${more.toLocaleString("en-US")} more.` : short(detail, "."),
    ...(errors
      ? {
          errors: errors.slice(0, MOST.errors).map(({ params, ...error }) => ({
            ...error,
            path: short(error.path),
            message: short(error.message, "."),
            ...(params ? { params: shortParams(params) } : {}),
          })),
        }
      : {}),
  };
}

/** RFC 9457. Unknown failures say `internal` and the request id, never the exception's words. */
export function problemResponse(failure: ApiFailure, requestId: string): Response {
  const { retryAfter, ...extra } = failure.extra;
  const status = errorStatus[failure.code];
  const problem: Problem = {
    type: `urn:daybook:problem:${failure.code}`,
    title: errorTitle[failure.code],
    status,
    code: failure.code,
    detail: errorDetail[failure.code],
    requestId,
    ...extra,
    ...namedReason(failure),
  };
  Object.assign(problem, bounded(problem));
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
  };
  const wait = retryAfter ?? (status === 503 ? 2 : undefined);
  if (wait !== undefined) headers["retry-after"] = String(Math.max(1, Math.ceil(wait)));
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="daybook"';
  return new Response(JSON.stringify(problem), { status, headers });
}

/** A refused time names its field too: the start, or the duration. */
function namedReason({ code, extra }: ApiFailure): Pick<Problem, "errors"> {
  const { reason, errors, detail = errorDetail[code] } = extra;
  if (code !== "slot_unavailable" || reason === undefined || errors) return {};
  const path = reason === "duration" ? "duration" : "start";
  return { errors: [{ in: "body", path, rule: reason, message: detail }] };
}

/** What to tell a client about whatever was thrown. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (error instanceof ConfigurationError)
    return new ApiFailure("not_configured", { detail: `${error.message}.`, retryAfter: 60 });
  return new ApiFailure(knownFailure(error));
}

/** An access token outlives its account by half an hour: what it would make then belongs to nobody. */
const accountGone = (error: unknown): boolean =>
  sqlState(error) === "23503" && /_account_id_fkey$/.test(violatedConstraint(error) ?? "");

function knownFailure(error: unknown): ErrorCode {
  if (accountGone(error)) return "unauthenticated";
  if (error instanceof CommitUncertain) return "outcome_unknown";
  if (error instanceof DatabaseUnavailable) return "database_unavailable";
  if (error instanceof Error && "overloaded" in error && error.overloaded === true) return "overloaded";
  if (sqlState(error) !== undefined && isUnavailable(error)) return "database_unavailable";
  return "internal";
}
