import type { ErrorCode } from "./errors.ts";
import { type Operation, refusesUnknownParameters, splitKey } from "./operation.ts";

/**
 * Every error code an operation may answer: those of its record, and those that come with how it is called (sign-in,
 * input, keys, limits) and with where it runs.
 */
export function errorsOf(key: string, operation: Operation): ErrorCode[] {
  const reads = splitKey(key).method === "GET";
  const found = new Set<ErrorCode>(operation.errors);
  const add = (...codes: ErrorCode[]) => {
    for (const code of codes) found.add(code);
  };
  if (operation.params || operation.query || !reads || refusesUnknownParameters(key, operation))
    add("validation_failed");
  if (!reads) add("malformed_json", "body_too_large", "unsupported_media_type", "outcome_unknown");
  if (operation.access.as === "account") add("unauthenticated", "forbidden");
  if (operation.access.as === "mail_service") add("unauthenticated", "rate_limited", "not_found");
  if (operation.access.as === "account" && !reads) add("origin_not_allowed");
  if (operation.limit) add("rate_limited");
  if (operation.limit === "accounts" || operation.limit === "sign_in") add("origin_not_allowed");
  if (operation.idempotency) add("idempotency_key_reused");
  if (operation.idempotency === "required") add("idempotency_key_required");
  if (operation.ifMatch) add("version_required", "version_changed");
  if (operation.access.as !== "anyone" || operation.params || !reads) add("database_unavailable", "overloaded");
  add("internal", "not_configured");
  return [...found];
}
