import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { yourHours } from "./week-words.ts";

const nineToFive = (days: number[]) => ({ days, start: "09:00", end: "17:00" });

test("a week is said in a line: days in a row as a stretch, and the hours where all days have the same", () => {
  expect(yourHours([nineToFive([1, 2, 3, 4, 5])], "24")).toBe("Your hours: Mon–Fri, 09:00–17:00");
  expect(yourHours([nineToFive([7, 6, 2])], "24")).toBe("Your hours: Tue, Sat, Sun, 09:00–17:00");
  expect(yourHours([nineToFive([1, 2]), { days: [1, 2], start: "18:00", end: "20:00" }], "24")).toBe(
    "Your hours: Mon, Tue, 09:00–17:00, 18:00–20:00",
  );
  expect(yourHours([nineToFive([1, 2, 3]), { days: [3, 5], start: "18:00", end: "20:00" }], "24")).toBe(
    "Your hours: Mon–Wed, Fri",
  );
  expect(yourHours([], "24")).toBe("Your hours: none in a usual week");
});
