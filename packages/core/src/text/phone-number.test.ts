import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanPhoneNumber, parsePhoneNumber, phoneUri, textedNumber } from "./phone-number.ts";

describe("a number", () => {
  it.each([
    ["as people write it", "+351 912 345 678", "+351 912 345 678"],
    ["in brackets", "(020) 7946-0018", "(020) 7946-0018"],
    ["with a plus in brackets", "(+44) 20 7946 0018", "(+44) 20 7946 0018"],
    ["short", "112 11", "112 11"],
    ["between marks of direction", "\u202a\u200e+351 912 345 678\u202c", "+351 912 345 678"],
    ["with zero-width spaces", "+351\u200b912\u2060345\ufeff678", "+351912345678"],
    ["with spaces of other widths", "+33\u00a06\u202f12\u200934\u30005678", "+33 6 12 34 5678"],
    ["on two lines of a web page", " +351 912\n\t345 678 ", "+351 912 345 678"],
    ["with hyphens that don't break", "555\u2011867\u20115309", "555-867-5309"],
    ["with dashes and minus signs", "555–867—5309−1", "555-867-5309-1"],
    ["in full width", "＋８１（０）３－１２３４－５６７８", "+81(0)3-1234-5678"],
    ["in Arabic digits", "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧", "+966 50 123 4567"],
    ["in Persian digits", "۰۹۱۲ ۳۴۵ ۶۷۸۹", "0912 345 6789"],
    ["in Devanagari digits", "+९१ ९८७६५ ४३२१०", "+91 98765 43210"],
    ["as a link", "tel:+351-912-345-678", "+351-912-345-678"],
    ["as a link with what belongs to it", "TEL:0912-345;phone-context=+351;ext=5", "0912-345 ext. 5"],
    ["after Tel.:", "Tel.: 030 1234567", "030 1234567"],
    ["with ext.", "+49 30 1234 ext. 5", "+49 30 1234 ext. 5"],
    ["with ext", "+49 30 1234ext5", "+49 30 1234 ext. 5"],
    ["with extension", "+49 30 1234, Extension 5001", "+49 30 1234 ext. 5001"],
    ["with x", "555-867-5309 x5", "555-867-5309 ext. 5"],
    ["with x and no space", "555-867-5309x5", "555-867-5309 ext. 5"],
    ["with #", "555-867-5309 #12", "555-867-5309 ext. 12"],
    ["with ;ext=", "+351912345678;ext=5", "+351912345678 ext. 5"],
    ["with an Arabic extension", "555-867-5309 x٥", "555-867-5309 ext. 5"],
  ])("%s: %j is kept as %j", (_, text, kept) => {
    expect(cleanPhoneNumber(text)).toBe(kept);
    expect(cleanPhoneNumber(kept)).toBe(kept);
  });

  it.each([
    "",
    "123",
    "+",
    ".....",
    "1.2.3.4",
    "call me",
    "1-800-FLOWERS",
    "1234567890123456",
    "12 + 34 56 78",
    "+351;912345678",
    "+351 912 345 678 ext.",
    "+351 912 345 678 ext. 123456789",
    "ext. 12345",
    "x12345",
    "+351 912 345 678 or +351 912 345 679",
    "tel:",
    "☎",
    "½½½½½",
  ])("isn't %j", (text) => {
    expect(cleanPhoneNumber(text)).toBeNull();
    expect(phoneUri(text)).toBeNull();
  });

  it.each([
    ["+49 (30) 12-34.56 ext. 5", "tel:+4930123456;ext=5"],
    ["020/7946 0018", "tel:02079460018"],
    ["(+44) 20 7946 0018", "tel:+442079460018"],
  ])("%s is dialled as %s", (text, uri) => {
    expect(phoneUri(text)).toBe(uri);
  });

  it("is the same in the digits of every script there is", () => {
    const systems = Intl.supportedValuesOf("numberingSystem").flatMap((nu) => {
      const digits = [..."0123456789"].map((digit) =>
        new Intl.NumberFormat("en", { numberingSystem: nu }).format(Number(digit)),
      );
      return digits.every((digit) => /^\p{Nd}$/u.test(digit)) ? [digits] : [];
    });
    expect(systems.length).toBeGreaterThan(60);
    for (const digits of systems) expect(cleanPhoneNumber(`+${digits.join("")}`)).toBe("+0123456789");
  });

  it("keeps its digits, whatever was strewn between them, and reads again as it was kept", () => {
    const strewn = fc.stringMatching(/^[ \u00a0\u200e\u202a\u202c\u200b\u2011\u2013.()-]{0,3}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), strewn), { minLength: 5, maxLength: 15 }),
        (all) => {
          const digits = all.map(([digit]) => digit).join("");
          const text = `+${all.map(([digit, between]) => `${digit}${between}`).join("")}`;
          const found = parsePhoneNumber(text);
          expect(found?.number.replace(/\D/g, "")).toBe(digits);
          expect(parsePhoneNumber(found?.number ?? "")).toEqual(found);
          expect(phoneUri(text)).toBe(`tel:+${digits}`);
        },
      ),
    );
  });

  it("of any text is plain or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanPhoneNumber(text) ?? "").toMatch(/^[\d ().\-/+]*( ext\. \d+)?$/);
      }),
    );
  });
});

describe("a number that texts are sent to", () => {
  it.each([
    ["+351 912 345 678", "+351912345678"],
    ["(+44) 20 7946-0018", "+442079460018"],
    ["+44 (0)20 7946 0018", "+442079460018"],
    ["＋８１（０）３－１２３４－５６７８", "+81312345678"],
    ["tel:+1-202-555-0100", "+12025550100"],
  ])("%s is %s", (text, number) => {
    expect(textedNumber(text)).toBe(number);
  });

  it.each(["020 7946 0018", "00351912345678", "+351 912 345 678 ext. 5", "+0 912 345 678", "+12 34", "words", ""])(
    "%j is none: it isn't dialled from anywhere",
    (text) => {
      expect(textedNumber(text)).toBeNull();
    },
  );
});

it("a text as long as a body is none, and that is known at once", () => {
  for (const text of [";".repeat(250_000), "x, ".repeat(80_000), `+351${" 1".repeat(100_000)}`])
    expect(parsePhoneNumber(text)).toBeNull();
});
