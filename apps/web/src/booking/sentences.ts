import { ApiError } from "@daybook/contract/client";
import { errorSentence } from "../api/error-sentence.ts";
import { dateIn, type Slot } from "../picker/slots-by-day.ts";
import { formatInstantDate, formatTime } from "../time/format.ts";
import type { Clock } from "../time/locale.ts";

/** A time, with its date where that is another than the one being talked about. */
export function timeOn(start: string, besides: string, zone: string, clock: Clock): string {
  const time = formatTime(start, zone, clock);
  return dateIn(zone, start) === dateIn(zone, besides) ? time : `${formatInstantDate(start, zone, "short")}, ${time}`;
}

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** The two nearest times that the server offers instead. */
export const alternativesOf = (error: unknown): Slot[] =>
  error instanceof ApiError ? (error.problem?.alternatives ?? []).slice(0, 2) : [];

const gone: Record<string, (time: string) => string> = {
  past: (time) => `${time} is over by now.`,
  notice: (time) => `${time} is too soon by now.`,
  window: (time) => `${time} isn’t open for booking.`,
  held: (time) => `Someone else has ${time} pencilled in at the moment.`,
  override: (time) => `${time} isn’t offered any more.`,
  outside_hours: (time) => `${time} isn’t offered any more.`,
  off_grid: (time) => `${time} isn’t offered any more.`,
};

/** "Someone was a moment quicker: 12:30 is gone. 11:30 and 13:30 are free." */
export function goneSentence(error: unknown, start: string, zone: string, clock: Clock): string {
  const reason = error instanceof ApiError ? (error.problem?.reason ?? "") : "";
  const time = formatTime(start, zone, clock);
  const first = gone[reason]?.(time) ?? `Someone was a moment quicker: ${time} is gone.`;
  const others = alternativesOf(error).map((slot) => timeOn(slot.start, start, zone, clock));
  if (others.length === 0) return first;
  return `${first} ${list.format(others)} ${others.length === 1 ? "is" : "are"} free.`;
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
  if (now === "free") return `${time} is free again.`;
  if (now === "yours") return `You have booked ${time}. Here you can book another time.`;
  const first = {
    held: `Someone else has ${time} pencilled in${until ? ` until ${formatTime(until, zone, clock)}` : ""}.`,
    over: `${time} is over by now.`,
    gone: `${time} isn’t free any more.`,
  }[now];
  if (others.length === 0) return first;
  const names = list.format(others.map((slot) => formatTime(slot.start, zone, clock)));
  return `${first} ${names} ${others.length === 1 ? "is" : "are"}${now === "gone" ? "" : " free"}.`;
}

export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.code === "slot_unavailable";

/** Why a time couldn't be pencilled in, when it can be booked all the same. */
export const withoutHold = (error: unknown): string =>
  `We couldn’t pencil this time in. ${errorSentence(error)} You can go on writing, and book it if nobody is quicker.`;
