import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { hourWords, withoutHalf } from "./hour-words.ts";

test("a full hour is short", () => {
  expect(hourWords(9, "24")).toBe("09:00");
  expect(hourWords(21, "12").replace(/\s/g, " ")).toMatch(/^9 pm$/i);
});

test("the half of the day can be left out, whatever stands before it", () => {
  expect(withoutHalf("9:30\u202fAM", "en-US")).toBe("9:30");
  expect(withoutHalf("9:30 p.m.", "en-CA")).toBe("9:30");
});

test.each([
  ["en-US", "9:30"],
  ["en-CA", "9:30"],
  ["es-ES", "9:30"],
  ["ja-JP", "9:30"],
  ["ar-EG", "٩:٣٠"],
])("the half of the day can be left out in %s", (tag, expected) => {
  const format = new Intl.DateTimeFormat(tag, {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h12",
    timeZone: "UTC",
  });
  for (const hour of [9, 21]) {
    const time = format.format(Date.UTC(2030, 0, 15, hour, 30));
    expect(time).not.toBe(expected);
    expect(withoutHalf(time, tag)).toBe(expected);
  }
  expect(withoutHalf("21:30", tag)).toBe("21:30");
});
