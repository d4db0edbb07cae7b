import "../words/testing/english.ts";
import { expect, test } from "vitest";
import { changeRule, placeOf, safeLink, shortName } from "./facts.ts";

test.each([
  ["Jonas Lindqvist", "Jonas"],
  ["Ines Maria Duarte", "Ines"],
  ["Seán O’Casey", "Seán"],
  ["Dr. Anna Berg", "Dr. Anna Berg"],
  ["山田 太郎", "山田 太郎"],
  ["محمد علي", "محمد علي"],
  ["Cher", "Cher"],
  ["🦊 Fox", "🦊 Fox"],
  ["Duarte Dance School of Lisbon", "Duarte Dance School of Lisbon"],
])("%s is addressed as %s", (name, short) => {
  expect(shortName(name)).toBe(short);
});

test.each([
  [0, "Move or cancel until it begins"],
  [1440, "Move or cancel until a day before"],
  [120, "Move or cancel until 2 hours before"],
  [20160, "Move or cancel until 2 weeks before"],
  [90, "Move or cancel until 90 minutes before"],
])("%i minutes of notice: %s", (minutes, rule) => {
  expect(changeRule(minutes)).toBe(rule);
});

test("a call is said in one form, whoever calls", () => {
  expect(placeOf({ kind: "phone", value: "I call you" })).toBe("By phone: I call you");
  expect(placeOf({ kind: "phone", value: "+351 912 345 678" })).toBe("By phone: +351 912 345 678");
  expect(placeOf({ kind: "phone", value: "" })).toBe("By phone");
});

test("a meeting link stays out of sight, and only https becomes a link", () => {
  expect(placeOf({ kind: "link", value: "https://meet.example/x" })).not.toContain("meet.example");
  expect(safeLink("javascript:alert(1)")).toBeNull();
  expect(safeLink(" https://meet.example/x ")).toBe("https://meet.example/x");
  expect(safeLink("http://meet.example/x")).toBe("http://meet.example/x");
});
