import { expect, test } from "vitest";
import { weekWords } from "./week-words.ts";

const nineToFive = (days: number[]) => ({ days, start: "09:00", end: "17:00" });

test("a week is said in a line: days in a row as a stretch, and the hours where all days have the same", () => {
  expect(weekWords([nineToFive([1, 2, 3, 4, 5])], "24")).toBe("Mon–Fri, 09:00–17:00");
  expect(weekWords([nineToFive([7, 6, 2])], "24")).toBe("Tue, Sat, Sun, 09:00–17:00");
  expect(weekWords([nineToFive([1, 2]), { days: [1, 2], start: "18:00", end: "20:00" }], "24")).toBe(
    "Mon, Tue, 09:00–17:00, 18:00–20:00",
  );
  expect(weekWords([nineToFive([1, 2, 3]), { days: [3, 5], start: "18:00", end: "20:00" }], "24")).toBe("Mon–Wed, Fri");
  expect(weekWords([], "24")).toBe("none in a usual week");
});
