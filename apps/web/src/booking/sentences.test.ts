import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { type Missed, missedSentence } from "./sentences.ts";
import { nearest } from "./times/use-missed-time.ts";

const slot = (time: string, date = "2026-11-30") => ({ start: `${date}T${time}:00Z`, end: `${date}T23:00:00Z` });
const [noon, later] = [slot("12:00"), slot("14:30")];
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

test("the nearest two are named in the order of the day", () => {
  const free = [slot("09:00"), noon, slot("13:30"), later];
  expect(nearest(free, Date.parse(slot("13:00").start)).map(({ start }) => start)).toEqual([
    noon.start,
    slot("13:30").start,
  ]);
});
