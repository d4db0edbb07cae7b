import { type ErrorCode, errorStatus, errorTitle } from "@daybook/contract/errors";
import type { Problem } from "@daybook/contract/problem";
import {
  CommitUncertain,
  DatabaseUnavailable,
  isUnavailable,
  sqlState,
  violatedConstraint,
} from "@daybook/db/failures";
import { ApiFailure } from "./failure.ts";

/** RFC 9457. Unknown failures say `internal` and the request id, never the exception's words. */
export function problemResponse(failure: ApiFailure, requestId: string): Response {
  const { retryAfter, ...extra } = failure.extra;
  const status = errorStatus[failure.code];
  const problem: Problem = {
    type: `urn:daybook:problem:${failure.code}`,
    title: errorTitle[failure.code],
    status,
    code: failure.code,
    requestId,
    ...extra,
    ...namedReason(failure),
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  const wait = retryAfter ?? (status === 503 ? 2 : undefined);
  if (wait !== undefined) headers["retry-after"] = String(Math.max(1, Math.ceil(wait)));
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="daybook"';
  return new Response(JSON.stringify(problem), { status, headers });
}

/** A refused time names its field too: the start, or the duration. */
function namedReason({ code, extra }: ApiFailure): Pick<Problem, "errors"> {
  const { reason, errors, detail = "" } = extra;
  if (code !== "slot_unavailable" || reason === undefined || errors) return {};
  const path = reason === "duration" ? "duration" : "start";
  return { errors: [{ in: "body", path, rule: reason, message: detail }] };
}

/** What to tell a client about whatever was thrown. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const code = knownFailure(error);
  const detail = details[code];
  return new ApiFailure(code, detail ? { detail } : {});
}

const details: Partial<Record<ErrorCode, string>> = {
  database_unavailable: "Nothing was changed. Try again in a moment.",
  outcome_unknown:
    "The connection was lost while it was written. Look whether it is there, or ask again with the same Idempotency-Key.",
  unauthenticated: "There is no such account any more.",
};

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
