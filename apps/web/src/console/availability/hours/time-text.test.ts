import "../../../words/testing/english.ts";
import { describe, expect, test } from "vitest";
import { readTime, stepTime, writeTime } from "./time-text.ts";

describe("a typed time", () => {
  test.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["1745", "17:45"],
    ["9.30", "09:30"],
    ["9h05", "09:05"],
    ["10h", "10:00"],
    ["9 h", "09:00"],
    ["09:30", "09:30"],
    ["9 am", "09:00"],
    ["9:30 PM", "21:30"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["9:30\u202fp.m.", "21:30"],
  ])("%s is %s", (text, wall) => {
    expect(readTime(text, "start")).toBe(wall);
  });

  test.each(["", "25", "9:75", "13 pm", "nine", "24:30"])("“%s” is none", (text) => {
    expect(readTime(text, "start")).toBeNull();
  });

  test("of midnight is the day's end at the end, its beginning at the start", () => {
    expect(readTime("0:00", "end")).toBe("24:00");
    expect(readTime("24:00", "start")).toBe("00:00");
  });
});

test("times are written with the clock that is chosen", () => {
  expect(writeTime("17:45", "24")).toBe("17:45");
  expect(writeTime("17:45", "12")).toMatch(/^5:45\s?pm$/i);
  expect(writeTime("24:00", "24")).toBe("24:00");
  expect(writeTime("24:00", "12")).toMatch(/^12:00\s?am$/i);
});

test("arrow keys go by quarters of an hour and stay within the day", () => {
  expect(stepTime("09:00", 15, "start")).toBe("09:15");
  expect(stepTime("09:05", 15, "start")).toBe("09:15");
  expect(stepTime("09:05", -15, "start")).toBe("09:00");
  expect(stepTime("23:45", 15, "start")).toBe("23:45");
  expect(stepTime("23:45", 15, "end")).toBe("24:00");
});
