import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../time/units.ts";
import { zone } from "../time/zone.ts";
import { type BookingEvent, type BookingSnapshot, bookingEvent, reminderDeliveries } from "./events.ts";
import {
  MOST_REMINDERS,
  REMINDER_LEAST,
  REMINDER_MOST,
  type RemindedBooking,
  type ReminderRule,
  readReminder,
  reminderAbout,
  reminderDue,
  reminderEnd,
  reminderLength,
  repeatedReminder,
  usualReminders,
} from "./reminders.ts";

const NOW = Date.UTC(2030, 2, 1);
const START = NOW + 10 * DAY;
const rule = (over: Partial<ReminderRule> = {}): ReminderRule => ({
  ...{ minutes: 60, when: "before_start", to: "invitee", by: "mail" },
  ...over,
});
const snapshot: BookingSnapshot = {
  ...{ state: "confirmed", start: START, end: START + HOUR, sequence: 2, hostIds: ["ann", "ben"], reason: "" },
};
const eventOf = (
  before: Partial<BookingSnapshot> | null,
  after: Partial<BookingSnapshot> = {},
  at = NOW,
): BookingEvent => {
  const by = { actor: "host", at } as const;
  const event = bookingEvent("b1", before && { ...snapshot, ...before }, { ...snapshot, ...after }, by);
  if (!event) throw new Error("Nothing happened");
  return event;
};
const rules = fc.array(
  fc.record({
    minutes: fc.integer({ min: REMINDER_LEAST, max: REMINDER_MOST }),
    when: fc.constantFrom("before_start" as const, "after_end" as const),
    to: fc.constantFrom("invitee" as const, "host" as const, "both" as const),
    by: fc.constant("mail" as const),
  }),
  { maxLength: MOST_REMINDERS },
);

describe("a rule", () => {
  it("counts minutes that go by: a day before an appointment is 24 hours, whatever the clocks do", () => {
    const lisbon = zone("Europe/Lisbon");
    const wall = (ms: number) => lisbon?.toWall(ms / MINUTE).minute;
    // The clocks went forward at 1:00 on 31 March 2030: noon the day before by the wall is 23 hours away.
    const noon = (lisbon?.toInstant(Date.UTC(2030, 2, 31) / DAY, 720) ?? 0) * MINUTE;
    const due = reminderDue(rule({ minutes: 1_440 }), { start: noon, end: noon + HOUR });
    expect(noon - due).toBe(DAY);
    expect(wall(due)).toBe(660);
    expect(reminderDue(rule({ minutes: 90, when: "after_end" }), { start: noon, end: noon + HOUR })).toBe(
      noon + 2.5 * HOUR,
    );
  });

  it("is read back from what a delivery says it is about", () => {
    expect(reminderAbout(rule())).toBe("reminder:60");
    expect(readReminder("follow_up:1440")).toEqual({ minutes: 1_440, when: "after_end" });
    for (const other of ["", "reminder:", "reminder:123456", "follow_up:-5", "answer:60"])
      expect(readReminder(other)).toBeNull();
    fc.assert(
      fc.property(rules, (all) => all.every((one) => readReminder(reminderAbout(one))?.minutes === one.minutes)),
    );
  });

  it("that would tell somebody twice is named", () => {
    expect(repeatedReminder([rule(), rule({ minutes: 30 }), rule({ to: "both" })])).toBe(2);
    expect(repeatedReminder([rule(), rule()])).toBe(1);
    expect(repeatedReminder([rule(), rule({ to: "host" }), rule({ when: "after_end" })])).toBeNull();
    expect(repeatedReminder(usualReminders)).toBeNull();
  });

  it("is said in the largest unit that fits", () => {
    const said = (minutes: number) => Object.values(reminderLength(minutes)).join(" ");
    expect([10, 60, 90, 1_440, 2_880, 1_500].map(said)).toEqual([
      "10 minute",
      "1 hour",
      "90 minute",
      "1 day",
      "2 day",
      "25 hour",
    ]);
  });
});

describe("what waits for a booking's time", () => {
  it("goes to those whom its rule names, each alone in its order", () => {
    const asked = reminderDeliveries(eventOf(null), [
      rule({ to: "both" }),
      rule({ minutes: 1_440, when: "after_end" }),
    ]);
    expect(asked.map(({ target, about, dueAt }) => [target, about, dueAt])).toEqual([
      ["invitee", "reminder:60", START - HOUR],
      ["host:ann", "reminder:60", START - HOUR],
      ["host:ben", "reminder:60", START - HOUR],
      ["invitee", "follow_up:1440", START + HOUR + DAY],
    ]);
    expect(new Set(asked.map(({ orderKey }) => orderKey)).size).toBe(asked.length);
  });

  it("is nothing whose time has come, for any rules and any time", () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: -40 * DAY, max: 40 * DAY }), (all, ahead) => {
        const [start, end] = [NOW + ahead, NOW + ahead + HOUR];
        const asked = reminderDeliveries(eventOf(null, { start, end }), all);
        const due = all.filter((one) => reminderDue(one, { start, end }) > NOW);
        const targets = due.flatMap(({ to }) => ({ invitee: 1, host: 2, both: 3 })[to]);
        expect(asked).toHaveLength(targets.reduce((sum, one) => sum + one, 0));
        for (const { dueAt } of asked) expect(dueAt).toBeGreaterThan(NOW);
      }),
    );
  });

  it("is known by booking, time, rule and reader: the same again after a retry, another after a move", () => {
    const keys = (event: BookingEvent) => reminderDeliveries(event, usualReminders).map(({ dedupeKey }) => dedupeKey);
    expect(keys(eventOf(null))).toEqual(keys(eventOf(null, {}, NOW + 5)));
    const moved = keys(eventOf({ sequence: 1, start: 5 }, { sequence: 3 }));
    expect(moved.filter((one) => keys(eventOf(null)).includes(one))).toEqual([]);
    // Who hosts it may change without another time.
    const handedOver = keys(eventOf({ hostIds: ["cat"] }));
    expect(handedOver.filter((one) => keys(eventOf(null)).includes(one))).toEqual([]);
  });

  it.each([
    ["is asked for and not agreed", { state: "pending" }],
    ["is cancelled", { state: "cancelled" }],
    ["is missed", { state: "no_show" }],
  ] as const)("is nothing while it %s", (_, after) => {
    expect(reminderDeliveries(eventOf(null, after), [rule({ to: "both" })])).toEqual([]);
  });

  it("is nothing after an event that leaves time and hosts as they are", () => {
    expect(reminderDeliveries(eventOf({ guestIds: [] }, { guestIds: ["lea"] }), [rule({ to: "both" })])).toEqual([]);
  });

  it("doesn't remind an invitee of what they weren't told", () => {
    const asked = reminderDeliveries(eventOf(null, { tellsInvitee: false }), [rule({ to: "both" })]);
    expect(asked.map(({ target }) => target)).toEqual(["host:ann", "host:ben"]);
  });
});

describe("a reminder that is due", () => {
  const booking: RemindedBooking = {
    ...{ state: "confirmed", start: START, end: START + HOUR, hostIds: ["ann"], plannedBy: 2 },
    rules: [rule({ minutes: 1_440 }), rule(), rule({ minutes: 30, to: "host" }), rule({ when: "after_end" })],
    switchedOff: false,
  };
  const ends = (over: Partial<RemindedBooking>, now: number, about = "reminder:60", target = "invitee") =>
    reminderEnd({ about, target, start: START, end: START + HOUR, plannedBy: 2 }, { ...booking, ...over }, now);

  it.each([
    ["at its time", {}, -60, null],
    ["late, while the appointment lies ahead", {}, -1, null],
    ["at the start", {}, 0, "too_late"],
    ["of a cancelled booking", { state: "cancelled" }, -60, "gone"],
    ["of a booking nobody came to", { state: "no_show" }, -60, "gone"],
    ["of a time that it had before", { start: START + 1 }, -60, "moved"],
    ["of a time that it left and has again", { plannedBy: 4 }, -60, "moved"],
    ["of a length that it had before", { end: START + 2 * HOUR }, -60, "moved"],
    ["whose reader wants none", { switchedOff: true }, -60, "switched_off"],
  ] as const)("%s", (_, over, minutes, end) => {
    expect(ends(over, START + minutes * MINUTE)).toBe(end);
  });

  it("is left out where the next one to the same reader is due, too", () => {
    expect(ends({}, START - 61 * MINUTE, "reminder:1440")).toBeNull();
    expect(ends({}, START - 60 * MINUTE, "reminder:1440")).toBe("said_by_next");
    expect(ends({}, START - 30 * MINUTE)).toBeNull();
  });

  it("goes to hosts that still host it, whatever the invitee wants", () => {
    expect(ends({ switchedOff: true }, START - 60 * MINUTE, "reminder:60", "host:ann")).toBeNull();
    expect(ends({}, START - 60 * MINUTE, "reminder:60", "host:ben")).toBe("gone");
  });

  it("is made good for two days where it follows up", () => {
    const due = START + 2 * HOUR;
    expect(ends({}, due, "follow_up:60")).toBeNull();
    expect(ends({}, due + 2 * DAY - 1, "follow_up:60")).toBeNull();
    expect(ends({}, due + 2 * DAY, "follow_up:60")).toBe("too_late");
  });
});
