import {
  MOST_REMINDERS,
  REMINDER_LEAST,
  REMINDER_MOST,
  type ReminderRule,
  reminderWays,
  repeatedReminder,
} from "@daybook/core/bookings/reminders";
import { z } from "zod";
import { minutes } from "./primitives.ts";
import { type Broken, rule } from "./rule.ts";

const reminder = z.strictObject({
  minutes: minutes(REMINDER_LEAST, REMINDER_MOST).describe(
    "Of elapsed time, also where a clock changes: 1440 is 24 hours",
  ),
  when: z.enum(["before_start", "after_end"]).describe("`after_end` is a follow-up"),
  to: z.enum(["invitee", "host", "both"]).describe("`host`: each host of the appointment"),
  by: z
    .enum(reminderWays)
    .default("mail")
    .describe(
      "`sms`, before the start alone: to the number that the invitee gave in an answer, and a host's own; sent where the deployment can",
    ),
});

function repeated(rules: readonly ReminderRule[]): Broken | null {
  const at = repeatedReminder(rules);
  return at === null
    ? null
    : { rule: "duplicate", path: [at], message: "Each reminder once for everybody it goes to." };
}

/** A text message costs, and is for what is soon. */
function textedAfterwards(rules: readonly ReminderRule[]): Broken | null {
  const at = rules.findIndex(({ by, when }) => by === "sms" && when === "after_end");
  return at < 0
    ? null
    : { rule: "before_start_only", path: [at, "by"], message: "A text message is sent before the start alone." };
}

/** What an event type sends by itself before and after each of its appointments. */
export const reminders = z
  .array(reminder)
  .max(MOST_REMINDERS)
  .superRefine(rule(repeated))
  .superRefine(rule(textedAfterwards));

export type Reminder = z.output<typeof reminder>;
