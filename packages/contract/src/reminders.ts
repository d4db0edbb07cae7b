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
  when: z.enum(["before_start", "after_end"]).describe("`after_end` is a follow-up, by mail alone"),
  to: z.enum(["invitee", "host", "both"]).describe("`host`: each host of the appointment"),
  by: z
    .enum(reminderWays)
    .default("mail")
    .describe("`sms`: to who gave a phone number with its country code, where the deployment can text (`GET /v1/me`)"),
});

function repeated(rules: readonly ReminderRule[]): Broken | null {
  const at = repeatedReminder(rules);
  return at === null
    ? null
    : { rule: "duplicate", path: [at], message: "Each reminder once for everybody it goes to." };
}

/** Nobody is texted about what is over. */
function textedAfter(rules: readonly ReminderRule[]): Broken | null {
  const at = rules.findIndex(({ when, by }) => when === "after_end" && by === "sms");
  const told = { rule: "invalid_value", params: { options: "mail", value: "sms" } };
  return at < 0 ? null : { ...told, path: [at, "by"], message: "After the end by mail alone." };
}

/** What an event type sends by itself before and after each of its appointments. */
export const reminders = z
  .array(reminder)
  .max(MOST_REMINDERS)
  .superRefine(rule(repeated))
  .superRefine(rule(textedAfter));

export type Reminder = z.output<typeof reminder>;
