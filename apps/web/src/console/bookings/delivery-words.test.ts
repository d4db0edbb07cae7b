import "../../words/testing/english.ts";
import { expect, test } from "vitest";
import { type Delivery, deliveryLines, deliveryName } from "./delivery-words.ts";

const mail: Delivery = {
  id: "1",
  kind: "mail.confirmed",
  to: "jonas@example.com",
  state: "waiting",
  at: null,
  attempts: 0,
  lastError: null,
  cause: null,
  nextAt: null,
  outcome: null,
  recipient: { as: "invitee", name: "Jonas Lindqvist", you: false },
};
const here = { timezone: "Europe/Lisbon", clock: "24", now: Date.parse("2030-01-15T12:00:00Z") } as const;
const lines = (over: Partial<Delivery>) => deliveryLines({ ...mail, ...over }, here);

test("a delivery is named by what it brings and to whom", () => {
  const you = { as: "host", name: "Ines Duarte", you: true } as const;
  expect(deliveryName(mail)).toBe("Confirmation to Jonas");
  expect(deliveryName({ ...mail, kind: "mail.moved", recipient: you })).toBe("New time to you");
  expect(deliveryName({ ...mail, kind: "mail.moved", recipient: { ...you, you: false } })).toBe("New time to Ines");
  expect(deliveryName({ ...mail, kind: "mail.cancelled", to: "", recipient: { ...you, name: "", you: false } })).toBe(
    "Cancellation",
  );
  const guest = { as: "guest", name: "", you: false } as const;
  const toGuest = (kind: string) => deliveryName({ ...mail, kind, to: "lea@example.com", recipient: guest });
  expect(toGuest("mail.confirmed")).toBe("Invitation to lea@example.com");
  expect(toGuest("mail.removed")).toBe("Invitation to lea@example.com taken back");
  expect(toGuest("mail.moved")).toBe("New time to lea@example.com");
  expect(deliveryName({ ...mail, kind: "unheard_of" })).toBe("Message to Jonas");
});

test("one that was sent says when, by the time alone where it was today", () => {
  expect(lines({ state: "done", at: "2030-01-15T09:30:00Z", attempts: 1 })).toEqual(["09:30"]);
  expect(lines({ state: "done", at: "2030-01-14T09:30:00Z", attempts: 1 })[0]).toMatch(/^Mon.+14.+09:30$/);
});

test("one that failed says why in the reader's words, and never the server's", () => {
  const lastError = "422 validation_error: Invalid `to` field";
  expect(
    lines({ state: "failed", at: "2030-01-15T09:30:00Z", attempts: 3, lastError, cause: "address_refused" }),
  ).toEqual(["Tried 3 times, the last at 09:30.", "The mail service refuses this address."]);
});

test("one that waits says when it is tried next, or that it is being tried", () => {
  const waiting = { attempts: 2, lastError: "503 down", cause: "no_answer" } as const;
  expect(lines({ ...waiting, nextAt: "2030-01-15T12:44:00Z" })).toEqual([
    "Tried 2 times. Next try at 12:44.",
    "The mail service doesn’t answer.",
  ]);
  expect(lines({ ...waiting, nextAt: null })[0]).toBe("tried 2 times, trying again");
  // The first attempt is counted while it is made.
  expect(lines({ attempts: 1 })).toEqual([]);
});

test("one that wasn't needed says what came instead", () => {
  expect(
    lines({ state: "skipped", at: "2030-01-15T09:30:00Z", lastError: "Not sent: overtaken", cause: "overtaken" }),
  ).toEqual(["09:30", "A later change was told instead."]);
});

test("a reminder that waits says until when, and for how long before; it is no trouble", () => {
  const reminder = { minutes: 1_440, when: "before_start" } as const;
  const waits = { kind: "mail.reminder", reminder, nextAt: "2030-01-16T09:00:00Z" };
  expect(deliveryName({ ...mail, ...waits })).toBe("Reminder to Jonas");
  expect(lines(waits)).toEqual(["1 day before it begins", expect.stringMatching(/^Waits until Wed.+09:00$/)]);
  const followUp = { ...waits, kind: "mail.follow_up", reminder: { minutes: 60, when: "after_end" } as const };
  expect(deliveryName({ ...mail, ...followUp })).toBe("Follow-up to Jonas");
  expect(lines({ ...followUp, state: "skipped", at: "2030-01-15T09:30:00Z", cause: "cancelled" })).toEqual([
    "1 hour after it ends",
    "09:30",
    "The booking was cancelled before.",
  ]);
});
