import { slugProblem } from "@daybook/contract/names";
import { expect, test } from "vitest";
import { slugFrom, slugWhenLeft, slugWhileTyping } from "./slug.ts";

test.each([
  ["Private lesson", "private-lesson"],
  ["  Évaluation, 30 min ", "evaluation-30-min"],
  ["Beginners’ course", "beginners-course"],
  ["Großes Øre", "grosses-ore"],
  ["İstanbul", "istanbul"],
  ["Łódź — Æsir", "lodz-aesir"],
  ["日本語", ""],
  ["Live", "live-1"],
])("%s becomes %s", (title, slug) => {
  expect(slugFrom(title)).toBe(slug);
});

test("for a German reader ä, ö and ü become ae, oe and ue", () => {
  expect(slugFrom("Björn Übermäßig", "de")).toBe("bjoern-uebermaessig");
  expect(slugFrom("Bjo\u0308rn", "de")).toBe("bjoern");
  expect(slugFrom("Björn Übermäßig", "pt")).toBe("bjorn-ubermassig");
});

test("a long title gives an address that is allowed", () => {
  const slug = slugFrom("A very long title ".repeat(10));
  expect(slug.length).toBeLessThanOrEqual(60);
  expect(slugProblem(slug)).toBeNull();
});

test("a hyphen at the end stays while typing", () => {
  expect(slugWhileTyping("Intro ")).toBe("intro-");
  expect(slugWhileTyping("Intro Call")).toBe("intro-call");
});

test("a hyphen at the end goes when one leaves the field", () => {
  expect(slugWhenLeft(slugWhileTyping("Bad Slug!"))).toBe("bad-slug");
});
