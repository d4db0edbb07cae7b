import type { EventType } from "@daybook/contract/event-types";
import { t } from "../../../words/words.ts";

type BookingWindow = EventType["bookingWindow"];

export interface WindowDraft {
  kind: "days" | "dates" | "none";
  /** What the other kinds would have stays while one of them is chosen. */
  days: number;
  from: string;
  to: string;
}

export const windowDraftOf = (window: BookingWindow): WindowDraft => ({
  kind: window === null ? "none" : "days" in window ? "days" : "dates",
  days: window && "days" in window ? window.days : 60,
  from: window && "from" in window ? window.from : "",
  to: window && "to" in window ? window.to : "",
});

export function windowOf({ kind, days, from, to }: WindowDraft): BookingWindow {
  if (kind === "none") return null;
  return kind === "days" ? { days } : { from, to };
}

/** What doesn't fit yet, by dotted path as the server names it. */
export function windowProblems({ kind, days, from, to }: WindowDraft): Record<string, string> {
  if (kind === "days")
    return Number.isInteger(days) && days >= 1 && days <= 730
      ? {}
      : { "bookingWindow.days": t("eventTypes.problem.windowDays") };
  if (kind === "none") return {};
  if (!from) return { "bookingWindow.from": t("eventTypes.problem.windowFrom") };
  if (!to) return { "bookingWindow.to": t("eventTypes.problem.windowTo") };
  return from > to ? { "bookingWindow.to": t("eventTypes.problem.windowReversed") } : {};
}
