import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { clockChange } from "./clock-change.ts";

test.each([
  ["Europe/Lisbon", "2026-10", "Clocks go back in Lisbon on Sunday 25 October"],
  ["Europe/Lisbon", "2027-03", "Clocks go forward in Lisbon on Sunday 28 March"],
  ["America/New_York", "2026-11", "Clocks go back in New York on Sunday 1 November"],
  ["Europe/Lisbon", "2026-11", null],
  ["Asia/Kolkata", "2026-10", null],
])("%s in %s: %s", (zone, month, words) => {
  // English puts the comma and the order in its own way in each region; the words are the same.
  const sorted = (text: string | null) => text?.replace(/[.,]/g, "").split(" ").sort();
  expect(sorted(clockChange(zone, month, 0))).toEqual(
    sorted(words && `${words}. Your time stays the one you choose here.`),
  );
});

test("a change that has been says nothing any more", () => {
  expect(clockChange("Europe/Lisbon", "2026-10", Date.parse("2026-10-25T00:59:00Z"))).not.toBeNull();
  expect(clockChange("Europe/Lisbon", "2026-10", Date.parse("2026-10-25T01:01:00Z"))).toBeNull();
  expect(clockChange("Europe/Lisbon", "2026-10", Date.parse("2026-12-25T01:01:00Z"))).toBeNull();
});
