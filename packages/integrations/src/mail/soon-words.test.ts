import { wordsOf } from "@daybook/words/server";
import { describe, expect, it } from "vitest";
import { soonWords } from "./soon-words.ts";
import { someReader } from "./testing/some-booking.ts";

const reading = (zone = "Europe/Lisbon", language: "en" | "de" | "ja" = "en") => {
  const reader = someReader({ zone, language, tags: [] });
  return { words: wordsOf(reader), zone, clock: reader.clock };
};
const at = (iso: string) => Date.parse(iso);

describe("how soon something begins", () => {
  // Lisbon is at UTC+1 until 25 October.
  it.each([
    ["2026-10-15T11:29:50Z", "in 1 minute"],
    ["2026-10-15T11:20:02Z", "in 10 minutes"],
    ["2026-10-15T10:45:00Z", "in 45 minutes"],
    ["2026-10-15T10:47:10Z", "in 45 minutes"],
    ["2026-10-15T10:33:00Z", "in 1 hour"],
    ["2026-10-15T10:30:03Z", "in 1 hour"],
    ["2026-10-15T10:05:00Z", "in 85 minutes"],
    ["2026-10-15T09:30:00Z", "in 2 hours"],
    ["2026-10-15T08:30:00Z", "in 3 hours"],
    ["2026-10-15T08:05:00Z", "today"],
    ["2026-10-14T23:00:00Z", "today"],
    ["2026-10-14T22:59:59Z", "tomorrow"],
    ["2026-10-14T11:30:00Z", "tomorrow"],
    ["2026-10-13T23:00:00Z", "tomorrow"],
    ["2026-10-13T22:59:00Z", "in 2 days"],
    ["2026-09-15T11:30:00Z", "in 30 days"],
  ])("said at %s of 12:30 in Lisbon on 15 October: %s", (now, words) => {
    expect(soonWords(at("2026-10-15T11:30:00Z"), at(now), reading())).toBe(words);
  });

  it("goes by the days of its reader's zone", () => {
    const [start, now] = [at("2026-10-15T11:30:00Z"), at("2026-10-14T20:00:00Z")];
    expect(soonWords(start, now, reading("Asia/Tokyo"))).toBe("today");
    expect(soonWords(start, now, reading("America/Los_Angeles"))).toBe("tomorrow");
  });

  it("says hours, not days, across a midnight that is near", () => {
    expect(soonWords(at("2026-10-15T23:30:00Z"), at("2026-10-15T22:30:00Z"), reading())).toBe("in 1 hour");
    expect(soonWords(at("2026-10-16T02:30:00Z"), at("2026-10-15T22:30:00Z"), reading("UTC"))).toBe("tomorrow");
  });

  it.each([
    ["a day of 25 hours", "2026-10-26T10:00:00Z", "2026-10-25T00:30:00Z", "tomorrow"],
    ["a day of 23 hours", "2026-03-30T09:00:00Z", "2026-03-29T00:00:00Z", "tomorrow"],
  ])("counts %s as one", (_, start, now, words) => {
    expect(soonWords(at(start), at(now), reading())).toBe(words);
  });

  it("speaks its reader's language", () => {
    const [start, now] = [at("2026-10-15T11:30:00Z"), at("2026-10-13T11:30:00Z")];
    expect(soonWords(start, now, reading("Europe/Berlin", "de"))).toBe("übermorgen");
    expect(soonWords(start, start - 86_400_000, reading("Asia/Tokyo", "ja"))).toBe("明日");
  });

  it("says nothing but days of a day as a whole", () => {
    expect(soonWords(at("2026-10-15T00:30:00Z"), at("2026-10-14T22:30:00Z"), reading(), "days")).toBe("tomorrow");
  });
});
