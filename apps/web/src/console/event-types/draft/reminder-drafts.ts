import type { Reminder } from "@daybook/contract/reminders";
import { MOST_REMINDERS, REMINDER_LEAST, REMINDER_MOST } from "@daybook/core/bookings/reminders";
import { t } from "../../../words/words.ts";
import { noticeWords } from "./notice.ts";

export type { Reminder };
export type ReminderTime = Pick<Reminder, "minutes" | "when">;

/** What one press adds. */
export const presets: readonly ReminderTime[] = [
  { minutes: 10_080, when: "before_start" },
  { minutes: 1_440, when: "before_start" },
  { minutes: 60, when: "before_start" },
  { minutes: 15, when: "before_start" },
  { minutes: 1_440, when: "after_end" },
];

/** "1 day before", "2 hours after". */
export const reminderWhen = ({ minutes, when }: ReminderTime): string =>
  t(when === "before_start" ? "eventTypes.reminders.before" : "eventTypes.reminders.after", {
    length: noticeWords(minutes),
  });

/** Whole minutes from ten to thirty days. */
export const isReminderLength = (minutes: number): boolean => minutes >= REMINDER_LEAST && minutes <= REMINDER_MOST;

const isSameTime = (a: Omit<Reminder, "to">, b: Omit<Reminder, "to">): boolean =>
  a.minutes === b.minutes && a.when === b.when && a.by === b.by;
export const hasTime = (all: readonly Reminder[], time: ReminderTime): boolean =>
  all.some((one) => isSameTime(one, { ...time, by: "mail" }));
export const isFull = (all: readonly Reminder[]): boolean => all.length >= MOST_REMINDERS;

/** One more by mail. Where there is one at that time already, it goes to both instead. */
export function addReminder(all: readonly Reminder[], time: ReminderTime, to: Reminder["to"]): Reminder[] {
  const added: Reminder = { ...time, to, by: "mail" };
  if (!hasTime(all, time)) return [...all, added];
  return all.map((one) => (isSameTime(one, added) && one.to !== to ? { ...one, to: "both" } : one));
}

/** It goes to others, or another way, from now on; another at the same time would tell somebody twice, and gives way. */
export function sendTo(
  all: readonly Reminder[],
  index: number,
  to: Reminder["to"],
  by: Reminder["by"] = "mail",
): Reminder[] {
  const before = all[index];
  if (!before) return [...all];
  const changed = { ...before, by };
  const givesWay = (one: Reminder) => isSameTime(one, changed) && (to === "both" || one.to === "both" || one.to === to);
  return all.flatMap((one, at) => (at === index ? [{ ...changed, to }] : givesWay(one) ? [] : [one]));
}

/** In the order in which they are sent, each with its place in the list. */
export const inOrder = (all: readonly Reminder[]): { reminder: Reminder; index: number }[] =>
  all
    .map((reminder, index) => ({ reminder, index }))
    .sort((a, b) => momentOf(a.reminder) - momentOf(b.reminder) || a.index - b.index);
const momentOf = ({ minutes, when }: ReminderTime): number => (when === "before_start" ? -minutes : minutes);
