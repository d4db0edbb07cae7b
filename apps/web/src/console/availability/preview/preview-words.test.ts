import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import type { Candidate } from "./preview-grid.ts";
import { explain } from "./preview-words.ts";

const lesson = { title: "Private lesson", minimumNotice: 720, bookingWindow: { days: 60 }, slotInterval: 30 };
const at = (time: string) => `2030-01-15T${time}:00Z`;
const refused = (reason: string, by?: { title: string; from: string; to: string }): Candidate => ({
  start: at("14:30"),
  end: at("15:30"),
  why: "booked",
  refused: {
    start: at("14:30"),
    end: at("15:30"),
    reason,
    ...(by ? { by: { kind: "appointment" as const, title: by.title, start: at(by.from), end: at(by.to) } } : {}),
  },
});
const words = (candidate: Candidate) => {
  const { head, body } = explain(candidate, lesson, "Europe/Lisbon", "24");
  return `${head} ${body}`.replace(/^.*?14:30/, "14:30");
};

test("a free time says when it ends", () => {
  expect(words({ ...refused("booked"), refused: null })).toBe("14:30 is free. It would end at 15:30.");
});

test("a refused time says what stands there", () => {
  expect(words(refused("booked", { title: "Coaching", from: "14:00", to: "15:00" }))).toBe(
    "14:30 is refused: booked. Coaching stands from 14:00 to 15:00.",
  );
});

test("too close is said with the side it is on", () => {
  expect(words(refused("buffer", { title: "Coaching", from: "15:30", to: "17:00" }))).toBe(
    "14:30 is refused: too close to Coaching. It would end at 15:30. Coaching begins at 15:30, and the time before it is kept clear.",
  );
  expect(words(refused("buffer", { title: "Coaching", from: "13:00", to: "14:30" }))).toMatch(
    /Coaching ends at 14:30, and the time after it/,
  );
});

test("what has no name is said by what it is", () => {
  const by = (kind: "appointment" | "busy") => ({ kind, start: at("14:00"), end: at("15:00") });
  const standing = (reason: string, kind: "appointment" | "busy") =>
    words({ ...refused(reason), refused: { start: at("14:30"), end: at("15:30"), reason, by: by(kind) } });
  expect(standing("busy", "busy")).toBe(
    "14:30 is refused: busy elsewhere. Something in another calendar stands from 14:00 to 15:00.",
  );
  expect(standing("buffer", "appointment")).toBe(
    "14:30 is refused: too close to another time. It would end at 15:30. An appointment stands from 14:00 to 15:00.",
  );
  expect(words(refused("buffer"))).toBe(
    "14:30 is refused: too close to another time. It would end at 15:30. The time beside it is kept clear.",
  );
});

test("rules are said with their numbers", () => {
  expect(words(refused("notice"))).toBe("14:30 is refused: too soon. Private lesson needs 12 hours of notice.");
  expect(words(refused("window"))).toBe(
    "14:30 is refused: outside its window. Private lesson can be booked for today and the 60 days after it.",
  );
  expect(words(refused("something new"))).toBe("14:30 is refused: outside your hours. It would end at 15:30.");
});
