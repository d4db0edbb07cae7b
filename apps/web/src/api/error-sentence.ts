import { ApiError } from "@daybook/contract/client";
import type { ErrorCode } from "@daybook/contract/errors";
import { t } from "../words/words.ts";
import { fieldSentence } from "./field-sentence.ts";

const minuteFrom = 90;

/** The end of a sentence that asks for patience. */
export function again({ retryAfter }: ApiError): string {
  if (!retryAfter) return t("errors.tryAgainShortly");
  return retryAfter < minuteFrom
    ? t("errors.tryAgainInSeconds", { count: retryAfter })
    : t("errors.tryAgainInMinutes", { count: Math.ceil(retryAfter / 60) });
}

/** Codes with a sentence of their own, `errors.<code>`. A server that is newer may send others. */
const spoken = [
  "unauthenticated",
  "wrong_credentials",
  "not_found",
  "slot_unavailable",
  "hold_not_live",
  "page_paused",
  "handle_taken",
  "handle_reserved",
  "email_taken",
  "slug_taken",
  "slug_reserved",
  "already_cancelled",
  "already_over",
  "change_notice_passed",
  "schedule_in_use",
  "version_changed",
  "validation_failed",
  "outcome_unknown",
] as const satisfies readonly ErrorCode[];

/** The same for what passes: their sentences say when to try again. */
const passing = [
  "rate_limited",
  "too_many_holds",
  "overloaded",
  "database_unavailable",
] as const satisfies readonly ErrorCode[];

function ownSentence(error: ApiError): string | null {
  const { code, reason } = error.problem ?? {};
  if (reason === "host_contacts") return t("errors.hostContacts", { again: again(error) });
  const passes = passing.find((one) => one === code);
  if (passes) return t(`errors.${passes}`, { again: again(error) });
  const found = spoken.find((one) => one === code);
  return found ? t(`errors.${found}`) : null;
}

/** The one place where an error becomes words. What the person typed is never lost by it; the sentence may say so. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return t("errors.broken");
  if (error.status === 0) return t("errors.offline");
  const reference = error.problem?.requestId;
  return ownSentence(error) ?? (reference ? t("errors.unknownWith", { reference }) : t("errors.unknown"));
}

/** For what couldn’t be read: nobody’s words are at stake. */
export function loadErrorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return t("errors.broken");
  return error.status === 0 ? t("errors.offlineReading") : (ownSentence(error) ?? t("errors.unknownReading"));
}

export const errorCode = (error: unknown): ErrorCode | null =>
  error instanceof ApiError ? (error.problem?.code ?? null) : null;

/** The sentence of each field that the server refused, by its dotted path in the body. */
export function fieldErrors(error: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!(error instanceof ApiError)) return found;
  for (const field of error.problem?.errors ?? []) found[field.path] ??= fieldSentence(field);
  return found;
}
