import "../../../words/testing/english.ts";
import { expect, test } from "vitest";
import { datesWords } from "./range-words.ts";

test("one date is named, a range by its ends, with the year where it is another", () => {
  const words = (date: string, until: string) => datesWords({ date, until }, "2030-06-01");
  expect(words("2030-10-15", "2030-10-15")).toMatch(/^Tuesday[^T]*15[^T]*$/);
  expect(words("2030-10-15", "2030-10-18")).toMatch(/^Tuesday.*15.* to Friday.*18/);
  expect(words("2030-10-15", "2030-10-18")).not.toContain("2030");
  expect(words("2031-01-02", "2031-01-02")).toContain("2031");
  expect(words("2030-12-30", "2031-01-02")).toMatch(/2030 to .*2031$/);
});
