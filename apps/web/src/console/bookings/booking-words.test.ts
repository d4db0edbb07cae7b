import "../../words/testing/english.ts";
import { describe, expect, test } from "vitest";
import { historyWords, standingOf } from "./booking-words.ts";

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
  test("names another host, and Daybook itself", () => {
    expect(words({ at: lesson.start, kind: "cancelled", by: "host", byName: "Rui Matos" })).toBe("Rui cancelled");
    expect(words({ at: lesson.start, kind: "cancelled", by: "system" })).toBe("Daybook cancelled");
    expect(words({ at: lesson.start, kind: "no_show", by: "host" })).toBe("Didn’t come");
  });
  test("says who was brought along, and who was taken off", () => {
    const [lea, max] = [
      { id: "1", email: "lea@example.com", name: "Lea Silva" },
      { id: "2", email: "max@example.com", name: "" },
    ];
    const changed = { at: lesson.start, kind: "guests_changed" } as const;
    expect(words({ ...changed, by: "host", guests: { added: [lea, max], removed: [] } })).toBe(
      "You added Lea Silva and max@example.com to the guests",
    );
    expect(words({ ...changed, by: "invitee", guests: { added: [], removed: [max] } })).toBe(
      "Jonas took max@example.com off the guests",
    );
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
