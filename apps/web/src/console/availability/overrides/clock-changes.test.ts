import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { clockChanges, clockWords } from "./clock-changes.ts";

test("the days on which clocks change are found", () => {
  expect(clockChanges("Europe/Lisbon", "2026-01-01", "2026-12-31")).toEqual([
    { date: "2026-03-29", by: 60 },
    { date: "2026-10-25", by: -60 },
  ]);
  expect(clockChanges("Europe/Lisbon", "2026-10-25", "2026-10-25")).toHaveLength(1);
  expect(clockChanges("Asia/Tokyo", "2026-01-01", "2026-12-31")).toEqual([]);
});

test("and said in words", () => {
  expect(clockWords({ date: "", by: -60 })).toMatch(/^Clocks go back one hour\./);
  expect(clockWords({ date: "", by: 30 })).toMatch(/^Clocks go forward 30 minutes\./);
});
