import { expect, it } from "vitest";
import { firstName, isolated, manyLines, oneLine } from "./plain-text.ts";

it.each([
  ["a line break in a name", "Jonas\r\nBcc: eve@example.com", "Jonas Bcc: eve@example.com"],
  ["every kind of break", "a\nb\rc\vd\fe\u2028f\u2029g", "a b c d e f g"],
  ["control characters", "a\u0000b\u001bc\u0085d", "abcd"],
  ["a turned direction", "\u202egpj.exe\u202c \u2066x\u2069", "gpj.exe x"],
  ["a lone surrogate", "a\udc00", "a\ufffd"],
  ["wide and no-break spaces", "  a\u00a0\u3000 b ", "a b"],
])("makes one line of %s", (_, text, expected) => {
  expect(oneLine(text)).toBe(expected);
});

it("keeps joined emoji and marks of writing", () => {
  expect(oneLine("👩🏽‍🎤 עִבְרִית é क्षि")).toBe("👩🏽‍🎤 עִבְרִית é क्षि");
});

it("keeps lines, but no more than one empty one between them", () => {
  expect(manyLines("a\r\n\r\n\r\n\r\nb\rc")).toBe("a\n\nb\nc");
});

it("isolates what reads otherwise than the words around it, and nothing else", () => {
  const english = { language: "en" } as const;
  expect(isolated("إيناس", english)).toBe("\u2068إيناس\u2069");
  expect(isolated("Ines", english)).toBe("Ines");
  const arabic = { language: "ar" } as const;
  expect(isolated("Ines", arabic)).toBe("\u2068Ines\u2069");
  expect(isolated("+351 912", arabic)).toBe("\u2068+351 912\u2069");
  expect(isolated("إيناس، ١٥", arabic)).toBe("إيناس، ١٥");
});

it.each([
  ["Jonas Berg", "Jonas"],
  ["Maria João Pires", "Maria"],
  ["Anne-Marie O’Neill", "Anne-Marie"],
  ["DiAnn Smith", "DiAnn"],
  ["Madonna", "Madonna"],
  ["Dr. Ana Costa", "Dr. Ana Costa"],
  ["J. Berg", "J. Berg"],
  ["van der Berg", "van der Berg"],
  ["田中 太郎", "田中 太郎"],
  ["Иван Петров", "Иван Петров"],
  ["<b>Eve</b> Smith", "<b>Eve</b> Smith"],
])("addresses %s as %s", (name, expected) => {
  expect(firstName(name)).toBe(expected);
});
