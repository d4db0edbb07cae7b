import "../../words/testing/english.ts";
import { describe, expect, test } from "vitest";
import { deliveryName, deliveryState, historyWords, standingOf } from "./booking-words.ts";

const lesson = { state: "confirmed", start: "2030-01-15T12:00:00Z", end: "2030-01-15T13:00:00Z" } as const;

test("where a booking stands depends on the time and on whether it was cancelled", () => {
  const at = (time: string) => standingOf(lesson, Date.parse(`2030-01-15T${time}:00Z`));
  expect([at("11:59"), at("12:00"), at("12:59"), at("13:00")]).toEqual(["ahead", "running", "running", "over"]);
  expect(standingOf({ ...lesson, state: "cancelled" }, 0)).toBe("cancelled");
});

describe("history", () => {
  const words = (entry: Parameters<typeof historyWords>[0]) =>
    historyWords(entry, "Jonas Lindqvist", "Europe/Lisbon", "24");
  test("says who did what", () => {
    expect(words({ at: lesson.start, kind: "booked", by: "invitee" })).toBe("Jonas booked it");
    expect(words({ at: lesson.start, kind: "cancelled", by: "host", reason: "Ill" })).toBe("You cancelled: “Ill”");
  });
  test("says from when to when, in the host's zone", () => {
    const moved = {
      at: lesson.start,
      kind: "moved",
      by: "host",
      from: lesson,
      to: { start: "2030-07-15T12:00:00Z", end: "2030-07-15T13:00:00Z" },
    } as const;
    expect(words(moved)).toMatch(/^You moved it from Tue.+15.+12:00 to Mon.+15.+13:00$/);
  });
});

describe("deliveries", () => {
  const mail = { id: "1", kind: "mail.confirmed", to: "jonas@example.com", at: null, attempts: 0, lastError: null };
  test("are named by what they bring", () => {
    const people = { own: "ines@example.com", names: { "jonas@example.com": "Jonas" } };
    expect(deliveryName(mail, people)).toBe("Confirmation to Jonas");
    expect(deliveryName({ kind: "mail.moved", to: "ines@example.com" }, people)).toBe("New time to you");
    expect(deliveryName({ kind: "mail.cancelled", to: "" }, people)).toBe("Cancellation");
    expect(deliveryName({ kind: "unheard_of", to: "x@y.pt" }, people)).toBe("Message to x@y.pt");
  });
  test("say why they failed", () => {
    expect(deliveryState({ ...mail, state: "failed", attempts: 3, lastError: "550 no such user" }, "UTC", "24")).toBe(
      "tried 3 times, 550 no such user",
    );
    const again = { ...mail, state: "waiting", attempts: 1, lastError: "451 later" } as const;
    expect(deliveryState(again, "UTC", "24")).toBe("tried once, trying again");
    // The first attempt is counted while it is made.
    expect(deliveryState({ ...mail, state: "waiting", attempts: 1 }, "UTC", "24")).toBe("");
    const lastError = "Not sent: overtaken by a later change.";
    expect(deliveryState({ ...mail, state: "skipped", attempts: 1, lastError }, "UTC", "24")).toContain(lastError);
    expect(deliveryState({ ...mail, state: "paused", attempts: 9, lastError: "410 gone" }, "UTC", "24")).toBe(
      "until its receiver is back, 410 gone",
    );
  });
});
