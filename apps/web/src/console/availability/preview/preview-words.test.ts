import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import type { OverrideDraft } from "../hours/override-draft.ts";
import type { Candidate } from "./preview-grid.ts";
import { explain, whyOf } from "./preview-words.ts";

const lesson = { title: "Private lesson", minimumNotice: 720, bookingWindow: { days: 60 }, slotInterval: 30 };
const rules = { ...lesson, timezone: "Europe/Lisbon", overrides: [] as OverrideDraft[] };
const at = (time: string) => `2030-01-15T${time}:00Z`;
const refused = (reason: string, by?: { title: string; from: string; to: string }): Candidate => ({
  start: at("14:30"),
  end: at("15:30"),
  why: "booked",
  minute: 870,
  refused: {
    start: at("14:30"),
    end: at("15:30"),
    reason,
    ...(by ? { by: { kind: "appointment" as const, title: by.title, start: at(by.from), end: at(by.to) } } : {}),
  },
});
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");
const words = (candidate: Candidate, overrides: OverrideDraft[] = []) => {
  const { head, body } = explain(candidate, { ...rules, overrides }, "24");
  return plain(`${head} ${body}`).replace(/^.*?14:30/, "14:30");
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

test("a date off is told with the host's reason, and other hours are not called a date off", () => {
  const taken = { ...refused("override"), why: "override" as const };
  const off = { date: "2030-01-10", until: "2030-01-20", reason: "Winter break", windows: [] };
  expect(words(taken, [off])).toBe("14:30 is refused. Date off: Winter break You are not available on this date.");
  expect(words(taken, [{ ...off, reason: "" }])).toBe(
    "14:30 is refused: date off. You are not available on this date.",
  );
  const own = { ...off, reason: "", windows: [{ start: "09:00", end: "12:00" }] };
  expect(words(taken, [own])).toBe(
    "14:30 is refused: other hours on this date. Your hours on this date are 09:00–12:00.",
  );
  expect([off, own].map((one) => plain(whyOf(taken, { ...rules, overrides: [one] })))).toEqual([
    "date off: Winter break",
    "other hours on this date",
  ]);
});

test("past midnight it is the override of the date before that counts", () => {
  const late = { ...refused("override"), why: "override" as const, start: at("00:30"), end: at("01:30") };
  const before = { date: "2030-01-14", until: "2030-01-14", reason: "Night off", windows: [] };
  expect(explain(late, { ...rules, overrides: [before] }, "24").head).toMatch(/Date off: \u2068Night off\u2069$/);
});
