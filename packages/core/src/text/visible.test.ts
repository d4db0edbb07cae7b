import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVisible, visibleLine, visibleText, withoutTurns } from "./visible.ts";

it.each([
  ["x", true],
  ["فاطمة", true],
  ["👩‍👩‍👧‍👦", true],
  ["⠓⠊", true],
  ["\u3164x", true],
  ["", false],
  [" \u00a0\u3000", false],
  ["\u200b\u200d\u2060", false],
  ["\u3164", false],
  ["\u2800\u2800", false],
  ["\u115f\u1160\uffa0", false],
  ["\ufe0f\u034f", false],
])("of %j something is seen: %s", (text, seen) => {
  expect(isVisible(text)).toBe(seen);
});

const shown = (text: string) => text.replace(/[^ -~]/gu, (char) => `<${char.codePointAt(0)?.toString(16)}>`);

describe("of one line", () => {
  it.each([
    ["turned direction", "invoice\u202egpj.exe", "invoicegpj.exe"],
    ["an isolate left open", "\u2067Anna\u2068", "Anna"],
    ["marks of direction", "\u200eJo\u200f \u061cBerg", "Jo Berg"],
    ["zero widths", "\ufeffJo\u200bn\u2060as", "Jonas"],
    ["joiners that join nothing", "Jo\u200dna\u200cs", "Jonas"],
    ["soft hyphens", "Do\u00adnau", "Donau"],
    ["Hangul fillers", "Jo\u3164\uffa0", "Jo"],
    ["a hidden message in tags", "Jo\u{e0041}\u{e0042}", "Jo"],
    ["a hidden message in variation selectors", "Jo\u{fe00}\u{e0155}😀\ufe0f\u{e0120}\ufe01", "Jo😀\ufe0f"],
    ["annotations", "\ufff9a\ufffab\ufffb", "ab"],
    ["a digit's emoji form without a keycap", "1\ufe0f2", "12"],
  ])("%s goes", (_, text, left) => {
    expect(shown(visibleLine(text))).toBe(shown(left));
    expect(shown(visibleText(text.replace(/[\u200e\u200f\u061c]/g, "")))).toBe(shown(left));
  });

  it.each([
    ["a family", "👩‍👩‍👧‍👦"],
    ["a profession with a skin", "👩🏽‍🎤"],
    ["a heart on fire", "❤️‍🔥"],
    ["the rainbow's and the pirates' flags", "🏳️‍🌈 🏴‍☠️"],
    ["Scotland's flag", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["a keycap", "1️⃣"],
    ["a telephone in colour, and as text", "☎️ ☎︎"],
    ["Persian", "می\u200cخواهم"],
    ["Hindi without a ligature", "क्\u200cष क्\u200dष"],
    ["Malayalam's old chillu at a word's end", "അവന്\u200d"],
    ["Sinhala", "ශ්\u200dරී"],
    ["an ideograph's form", "葛\u{e0100}"],
    ["Mongolian's forms", "ᠠ\u180bᠨ"],
    ["old Korean", "\u115fᆢ"],
    ["accents", "Zo\u0308e Đặng İnés"],
    ["Arabic", "فاطِمة"],
  ])("%s stays as it is", (_, text) => {
    expect(shown(visibleLine(text))).toBe(shown(text));
    expect(shown(visibleText(text))).toBe(shown(text));
  });
});

it("a text of several lines keeps its lines and marks of direction, and loses what turns the direction", () => {
  const text = "C\u200f: \u200eabc\n\u202eevil\u202c\n\tend";
  expect(shown(visibleText(text))).toBe(shown("C\u200f: \u200eabc\nevil\n\tend"));
  expect(withoutTurns("\u202ea\u2066b\u2069\u202c\u200ec")).toBe("ab\u200ec");
});

describe("whatever the text,", () => {
  const odd =
    "a1#😀👩❤🏽🏴क्ഒ്می葛ᠠᄀᆢ \n\u200b\u200c\u200d\u200e\u202e\u2066\ufe0e\ufe0f\ufe00\u20e3\u180b\u{e0061}\u{e007f}\u3164\u115f\u0301";
  const texts = fc.string({ unit: fc.constantFrom(...odd), maxLength: 12 });

  it("cleaning it again changes nothing, and nothing that is seen is lost", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const clean of [visibleLine, visibleText]) {
          expect(shown(clean(clean(text)))).toBe(shown(clean(text)));
          expect(clean(text).replace(/\p{DI}/gu, "")).toBe(text.replace(/\p{DI}/gu, ""));
        }
        expect(visibleLine(text)).not.toMatch(/[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f]/);
        expect(isVisible(visibleLine(text))).toBe(isVisible(text));
      }),
      { numRuns: 5000 },
    );
  });
});
