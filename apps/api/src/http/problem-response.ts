import { type ErrorCode, errorStatus, errorTitle } from "@daybook/contract/errors";
import type { Problem } from "@daybook/contract/problem";
import { CommitUncertain, DatabaseUnavailable, isUnavailable, sqlState } from "@daybook/db/failures";
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
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  const wait = retryAfter ?? (status === 503 ? 2 : undefined);
  if (wait !== undefined) headers["retry-after"] = String(Math.max(1, Math.ceil(wait)));
  return new Response(JSON.stringify(problem), { status, headers });
}

/** What to tell a client about whatever was thrown. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const code = knownFailure(error);
  return new ApiFailure(
    code,
    code === "database_unavailable" ? { detail: "Nothing was changed. Try again in a moment." } : {},
  );
}

function knownFailure(error: unknown): ErrorCode {
  if (error instanceof CommitUncertain) return "outcome_unknown";
  if (error instanceof DatabaseUnavailable) return "database_unavailable";
  if (error instanceof Error && "overloaded" in error && error.overloaded === true) return "overloaded";
  if (sqlState(error) !== undefined && isUnavailable(error)) return "database_unavailable";
  return "internal";
}
