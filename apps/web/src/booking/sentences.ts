import { ApiError } from "@daybook/contract/client";
import { dateIn, type Slot } from "../picker/slots-by-day.ts";
import { formatInstantDate, formatList, formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";
import { t } from "../words/words.ts";

/** A time, with its date where that is another than the one being talked about. */
export function timeOn(start: string, besides: string, zone: string, clock: Clock): string {
  const time = formatTime(start, zone, clock);
  if (dateIn(zone, start) === dateIn(zone, besides)) return time;
  return t("time.dateTime", { date: formatInstantDate(start, zone, "short"), time });
}

/** Of some times in order the nearest before a start and the nearest after it; two of one side where the other has none. */
export function nearest(free: readonly Slot[], start: number): readonly Slot[] {
  const after = free.findIndex((slot) => Date.parse(slot.start) > start);
  const first = Math.max(0, Math.min((after < 0 ? free.length : after) - 1, free.length - 2));
  return free.slice(first, first + 2);
}

/** The nearest times that the server offers instead. */
export const alternativesOf = (error: unknown, start: string): readonly Slot[] =>
  nearest((error instanceof ApiError && error.problem?.alternatives) || [], Date.parse(start));

const goneFor = {
  past: "booking.gone.past",
  notice: "booking.gone.notice",
  window: "booking.gone.window",
  held: "booking.gone.held",
  override: "booking.gone.notOffered",
  outside_hours: "booking.gone.notOffered",
  off_grid: "booking.gone.notOffered",
} as const;

/** "12:00 and 14:30 are free." */
const freeInstead = (times: readonly string[]): string =>
  t("booking.freeInstead", { times: formatList(times, "conjunction"), count: times.length });

const withFree = (first: string, times: readonly string[]): string =>
  times.length === 0 ? first : t("ui.sentences", { first, second: freeInstead(times) });

/** "Someone was a moment quicker: 12:30 is gone. 11:30 and 13:30 are free." */
export function goneSentence(error: unknown, start: string, zone: string, clock: Clock): string {
  const reason = error instanceof ApiError ? error.problem?.reason : undefined;
  const first = goneFor[reason as keyof typeof goneFor] ?? "booking.gone.taken";
  const others = alternativesOf(error, start).map((slot) => timeOn(slot.start, start, zone, clock));
  return withFree(t(first, { time: formatTime(start, zone, clock) }), others);
}

/** What a link's time is when it isn't to be had: free again meanwhile, held, over, or not free any more. */
export interface Missed {
  start: string;
  now: "free" | "yours" | "held" | "over" | "gone";
  /** Until when someone holds it. */
  until?: string;
  /** The nearest times that are free. */
  others: readonly Slot[];
}

/** "13:00 isn’t free any more. 12:00 and 14:30 are." */
export function missedSentence({ start, now, until, others }: Missed, zone: string, clock: Clock): string {
  const time = timeOn(start, others[0]?.start ?? start, zone, clock);
  const times = others.map((slot) => formatTime(slot.start, zone, clock));
  switch (now) {
    case "free":
      return t("booking.missed.free", { time });
    case "yours":
      return t("booking.missed.yours", { time });
    case "held":
      return withFree(
        until
          ? t("booking.missed.heldUntil", { time, until: formatTime(until, zone, clock) })
          : t("booking.missed.held", { time }),
        times,
      );
    case "over":
      return withFree(t("booking.gone.past", { time }), times);
    case "gone":
      return times.length === 0
        ? t("booking.missed.gone", { time })
        : t("booking.missed.goneBut", { time, others: formatList(times, "conjunction"), count: times.length });
  }
}

export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === "slot_unavailable";

/** The event type itself can't be booked any more. */
export const isClosed = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.problem?.code === "page_paused");
