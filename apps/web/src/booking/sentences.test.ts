import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { type Missed, missedSentence, nearest } from "./sentences.ts";

const slot = (time: string, date = "2026-11-30") => ({ start: `${date}T${time}:00Z`, end: `${date}T23:00:00Z` });
const [noon, later] = [slot("12:00"), slot("14:30")] as const;
const missed = (more: Partial<Missed>): Missed => ({ start: slot("13:00").start, now: "gone", others: [], ...more });
const say = (more: Partial<Missed>) => missedSentence(missed(more), "UTC", "24");

test("a link's time that isn't to be had says what became of it, and what is free instead", () => {
  expect(say({ others: [noon, later] })).toBe("13:00 isn’t free any more. 12:00 and 14:30 are.");
  expect(say({ others: [noon] })).toBe("13:00 isn’t free any more. 12:00 is.");
  expect(say({})).toBe("13:00 isn’t free any more.");
  expect(say({ now: "held", until: slot("07:57").start, others: [noon, later] })).toBe(
    "Someone else has 13:00 pencilled in until 07:57. 12:00 and 14:30 are free.",
  );
  expect(say({ now: "free" })).toBe("13:00 is free again.");
});

test("a day that is over is named", () => {
  const others = [slot("12:00", "2026-12-02")];
  // The date is written as the reader's own locale has it.
  expect(say({ now: "over", others })).toMatch(/^Mon\b.*\b30\b.*, 13:00 is over by now\. 12:00 is free\.$/);
});

test.each([
  ["13:00", ["12:00", "13:30"]],
  ["08:00", ["09:00", "12:00"]],
  ["15:00", ["13:30", "14:30"]],
  ["14:00", ["13:30", "14:30"]],
])("instead of %s the nearest before and after are offered, or two of the side that there is", (time, expected) => {
  const free = ["09:00", "12:00", "13:30", "14:30"].map((one) => slot(one));
  const starts = nearest(free, Date.parse(slot(time).start)).map(({ start }) => start.slice(11, 16));
  expect(starts).toEqual(expected);
});

test("instead of one that is left alone, it is offered; of none, none", () => {
  expect(nearest([noon], Date.parse(later.start))).toEqual([noon]);
  expect(nearest([], Date.parse(later.start))).toEqual([]);
});
