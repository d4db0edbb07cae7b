import { ApiError } from "@daybook/contract/client";
import type { ErrorCode } from "@daybook/contract/errors";

const wait = (seconds: number) =>
  seconds < 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;

const again = (error: ApiError) =>
  error.retryAfter ? `Try again in ${wait(error.retryAfter)}.` : "Try again shortly.";

const sentences: Partial<Record<ErrorCode, (error: ApiError) => string>> = {
  unauthenticated: () => "You’re signed out. Sign in again; nothing here was changed.",
  wrong_credentials: () => "This address and this password don’t go together.",
  not_found: () => "This isn’t there any more.",
  slot_unavailable: () => "Someone was a moment quicker: this time is gone.",
  hold_not_live: () => "The time is not held for you any longer.",
  page_paused: () => "This page is paused. It takes no bookings for now.",
  handle_taken: () => "This handle belongs to someone else.",
  handle_reserved: () => "This handle is reserved for Daybook itself.",
  email_taken: () => "There is an account with this address already. Sign in instead.",
  slug_taken: () => "Another of your pages has this address.",
  slug_reserved: () => "This address is reserved for Daybook itself.",
  already_cancelled: () => "This is cancelled already.",
  already_over: () => "This time is over, so it stays as it was.",
  change_notice_passed: () => "It’s too late to change this here. Write to the host instead.",
  schedule_in_use: () => "Event types still use this schedule. Give them another one first.",
  version_changed: () => "This was changed elsewhere meanwhile. Load it again and repeat your change.",
  validation_failed: () => "Some fields don’t fit yet.",
  rate_limited: (error) =>
    error.problem?.reason === "host_contacts"
      ? `Very many new people have booked here within the last hour. ${again(error)}`
      : `That was a lot at once. ${again(error)}`,
  too_many_holds: (error) => `Too many times are held from this connection at the moment. ${again(error)}`,
  overloaded: (error) => `Very many people are booking at this moment. ${again(error)}`,
  database_unavailable: (error) => `We can’t reach the diary just now. Nothing was changed. ${again(error)}`,
  outcome_unknown: () =>
    "The line broke while this was being written down. Try again: if it was written, you get the same answer, not a second one.",
};

/** The one place where an error becomes words. What the person typed is never lost by it; the sentence may say so. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return "This page tripped over itself. Load it again; nothing was changed.";
  if (error.status === 0) return "No connection. Nothing here is lost; try again when you’re back online.";
  const code = error.problem?.code;
  const known = code ? sentences[code] : undefined;
  if (known) return known(error);
  const reference = error.problem?.requestId;
  return `We couldn’t do this. Your words are still here. Try again${reference ? `, or tell the host: ${reference}` : ""}.`;
}

/** For what couldn’t be read: nobody’s words are at stake. */
export function loadErrorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return errorSentence(error);
  if (error.status === 0) return "There is no connection.";
  const code = error.problem?.code;
  const known = code ? sentences[code] : undefined;
  return known ? known(error) : "The server couldn’t answer just now.";
}

export const errorCode = (error: unknown): ErrorCode | null =>
  error instanceof ApiError ? (error.problem?.code ?? null) : null;

/** The sentence of each field that the server refused, by its dotted path in the body. */
export function fieldErrors(error: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!(error instanceof ApiError)) return found;
  for (const { path, message } of error.problem?.errors ?? []) found[path] ??= message;
  return found;
}
