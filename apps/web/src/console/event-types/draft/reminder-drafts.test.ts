import "../../../words/testing/english.ts";
import { repeatedReminder } from "@daybook/core/bookings/reminders";
import { expect, test } from "vitest";
import { addReminder, inOrder, presets, type Reminder, reminderWhen, sendTo } from "./reminder-drafts.ts";

const reminder = (over: Partial<Reminder> = {}): Reminder => ({
  ...{ minutes: 60, when: "before_start", to: "invitee", by: "mail" },
  ...over,
});

test("one more at a time that has one goes to both, and never twice to anybody", () => {
  const time = { minutes: 60, when: "before_start" } as const;
  expect(addReminder([], time, "host")).toEqual([reminder({ to: "host" })]);
  expect(addReminder([reminder()], time, "invitee")).toEqual([reminder()]);
  expect(addReminder([reminder()], time, "host")).toEqual([reminder({ to: "both" })]);
  expect(addReminder([reminder()], { ...time, when: "after_end" }, "invitee")).toHaveLength(2);
});

test("whom one goes to is changed without telling anybody twice", () => {
  const two = [reminder(), reminder({ to: "host" }), reminder({ minutes: 30 })];
  expect(sendTo(two, 0, "both")).toEqual([reminder({ to: "both" }), reminder({ minutes: 30 })]);
  expect(sendTo(two, 1, "invitee")).toEqual([reminder(), reminder({ minutes: 30 })].toReversed().toReversed());
  for (const [index] of two.entries())
    for (const to of ["invitee", "host", "both"] as const) expect(repeatedReminder(sendTo(two, index, to))).toBeNull();
});

test("they stand in the order in which they are sent", () => {
  const all = [reminder({ minutes: 1_440, when: "after_end" }), reminder(), reminder({ minutes: 10_080 })];
  expect(inOrder(all).map(({ index }) => index)).toEqual([2, 1, 0]);
});

test("each time is said in the largest unit", () => {
  expect(presets.map(reminderWhen)).toEqual([
    "7 days before",
    "1 day before",
    "1 hour before",
    "15 minutes before",
    "1 day after",
  ]);
});
