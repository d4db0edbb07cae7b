import type { SinkName } from "../events/event.ts";
import { DAY, HOUR, MINUTE } from "../time/units.ts";
import type { BookingState } from "./change.ts";

/** How a reminder goes out: each is a sink of deliveries. A further one is a line here, and its sink. */
export const reminderWays = ["mail", "sms"] as const satisfies readonly SinkName[];
export type ReminderWay = (typeof reminderWays)[number];

/** One thing that is sent by itself: a reminder before an appointment, or a follow-up after it. */
export interface ReminderRule {
  /** Of elapsed time, exactly: a day is 24 hours, also where a clock changes. */
  minutes: number;
  when: "before_start" | "after_end";
  to: "invitee" | "host" | "both";
  by: ReminderWay;
}

/** Minutes: ten of them, and thirty days. */
export const REMINDER_LEAST = 10;
export const REMINDER_MOST = 43_200;
export const MOST_REMINDERS = 10;

/** What an event type begins with. */
export const usualReminders: readonly ReminderRule[] = [1_440, 60].map((minutes) => ({
  minutes,
  when: "before_start",
  to: "invitee",
  by: "mail",
}));

/** A follow-up that was missed is worth sending for so long, ms. */
const FOLLOW_UP_LASTS = 2 * DAY;

interface Span {
  /** Epoch milliseconds. */
  start: number;
  end: number;
}

/** When it is due, epoch ms. */
export const reminderDue = ({ minutes, when }: Pick<ReminderRule, "minutes" | "when">, { start, end }: Span): number =>
  when === "before_start" ? start - minutes * MINUTE : end + minutes * MINUTE;

const overlap = (a: ReminderRule, b: ReminderRule): boolean =>
  a.minutes === b.minutes &&
  a.when === b.when &&
  a.by === b.by &&
  (a.to === b.to || a.to === "both" || b.to === "both");

/** The place of the first rule that would send somebody the same as one before it does; null when none would. */
export function repeatedReminder(rules: readonly ReminderRule[]): number | null {
  const at = rules.findIndex((one, index) => rules.slice(0, index).some((before) => overlap(one, before)));
  return at < 0 ? null : at;
}

type Timing = Pick<ReminderRule, "minutes" | "when">;
const names = { before_start: "reminder", after_end: "follow_up" } as const;

/** What a delivery says it is about: `reminder:60`, `follow_up:1440`. */
export const reminderAbout = ({ minutes, when }: Timing): string => `${names[when]}:${minutes}`;

/** The same read back; null for what is about something else. */
export function readReminder(about: string): Timing | null {
  const [, name, minutes] = /^(reminder|follow_up):(\d{1,5})$/.exec(about) ?? [];
  if (name === undefined) return null;
  return { minutes: Number(minutes), when: name === "reminder" ? "before_start" : "after_end" };
}

/** Why a reminder isn't sent, though it is due. */
export type ReminderEnd = "gone" | "moved" | "switched_off" | "too_late" | "said_by_next";

/** A booking as it stands now, for what was once to be said of it. */
export interface RemindedBooking extends Span {
  state: BookingState;
  hostIds: readonly string[];
  /** The number of its event after which what is sent by itself was planned; null where nobody knows any more. */
  plannedBy: number | null;
  rules: readonly ReminderRule[];
  /** Its invitee wants none. */
  switchedOff: boolean;
}

/**
 * Whether a reminder still says what is so at `now`: null when it does. What was missed is made good only as long as it
 * helps: a reminder while the appointment lies ahead, unless the next one is due, too; a follow-up for two days.
 */
export function reminderEnd(
  reminder: Span & { about: string; target: string; plannedBy: number },
  booking: RemindedBooking,
  now: number,
): ReminderEnd | null {
  const timing = readReminder(reminder.about);
  if (!timing || booking.state !== "confirmed") return "gone";
  // Not by its SEQUENCE: that rises with its guests, too. Nor by its time alone: it may have left that and come back.
  if (booking.start !== reminder.start || booking.end !== reminder.end) return "moved";
  if (booking.plannedBy !== null && booking.plannedBy !== reminder.plannedBy) return "moved";
  const toInvitee = reminder.target === "invitee";
  if (!toInvitee && !booking.hostIds.some((id) => reminder.target === `host:${id}`)) return "gone";
  if (toInvitee && booking.switchedOff) return "switched_off";
  if (timing.when === "after_end") return now < reminderDue(timing, booking) + FOLLOW_UP_LASTS ? null : "too_late";
  if (now >= booking.start) return "too_late";
  const next = booking.rules.some(
    ({ when, to, minutes }) =>
      when === "before_start" &&
      (to === "both" || (to === "invitee") === toInvitee) &&
      minutes < timing.minutes &&
      now >= booking.start - minutes * MINUTE,
  );
  return next ? "said_by_next" : null;
}

/** How a reminder's time is written for people: in the largest unit that fits. */
export function reminderLength(minutes: number): { value: number; unit: "minute" | "hour" | "day" } {
  if (minutes % (DAY / MINUTE) === 0) return { value: minutes / (DAY / MINUTE), unit: "day" };
  return minutes % (HOUR / MINUTE) === 0
    ? { value: minutes / (HOUR / MINUTE), unit: "hour" }
    : { value: minutes, unit: "minute" };
}

/** Why one wasn't sent, for whoever runs this. */
export const reminderEndWords = {
  gone: "Not sent: the booking was cancelled.",
  moved: "Not sent: overtaken by a later change.",
  switched_off: "Not sent: the invitee switched reminders off.",
  too_late: "Not sent: too late to help.",
  said_by_next: "Not sent: the next reminder says the same.",
} as const satisfies Record<ReminderEnd, string>;
