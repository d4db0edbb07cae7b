import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanEmail, readableEmail } from "./email-address.ts";

describe("an address is kept as", () => {
  it.each([
    ["it is", "Jo@Example.com", "Jo@Example.com"],
    ["what can be seen of it", "\u200ejo@\u200bexample.com\u00ad\ufeff", "jo@example.com"],
    ["what was pasted, without what is around it", " \u00a0mailto:jo@example.com\t", "jo@example.com"],
    ["meant by letters in full width", "ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "jo@example.com"],
    ["what stands in brackets", "<Jo@Example.com>", "Jo@Example.com"],
    ["what stands in brackets after a name", '"Doe, Jo" < mailto:jo@müller.de >;', "jo@xn--mller-kva.de"],
    ["what it isn't, in brackets", "a@b <jo@example.com> c", "a@b <jo@example.com> c"],
    ["Punycode", "jo@müller.de", "jo@xn--mller-kva.de"],
    ["Punycode, if the letters are composed or not", "jo@mu\u0308ller.de", "jo@xn--mller-kva.de"],
    ["Punycode in small letters", "Jo@MÜLLER.De", "Jo@xn--mller-kva.De"],
    ["Punycode of a sharp s", "jo@straße.de", "jo@xn--strae-oqa.de"],
    ["Punycode, ending too", "инфо@пример.рф", "инфо@xn--e1afmkfd.xn--p1ai"],
    ["Punycode, with ideographic full stops", "jo@例え。テスト", "jo@xn--r8jz45g.xn--zckzah"],
    ["Punycode, as it came", "jo@xn--mller-kva.de", "jo@xn--mller-kva.de"],
    ["what it isn't, to be refused", "jo", "jo"],
    ["what it isn't, with signs in it", "jo@exa mple☃.com", "jo@exa mple☃.com"],
    ["what it isn't, twice", "a@b@ü.de", "a@b@xn--tda.de"],
  ])("%s: %j", (_, text, kept) => {
    expect(cleanEmail(text)).toBe(kept);
    expect(cleanEmail(kept)).toBe(kept);
  });
});

describe("an address is read as", () => {
  it.each([
    ["jo@xn--mller-kva.de", "jo@müller.de"],
    ["jo@mail.XN--MLLER-KVA.de", "jo@mail.müller.de"],
    ["jo@xn--e1afmkfd.xn--p1ai", "jo@пример.рф"],
    ["jo@xn--r8jz45g.xn--zckzah", "jo@例え.テスト"],
    ["jo@example.com", "jo@example.com"],
    ["xn--mller-kva.de@example.com", "xn--mller-kva.de@example.com"],
    // "pаypal" with a Cyrillic а among Latin letters.
    ["jo@xn--pypal-4ve.com", "jo@xn--pypal-4ve.com"],
    ["jo@xn--a.com", "jo@xn--a.com"],
    ["jo@xn--.com", "jo@xn--.com"],
    ["jo@xn--99999999999.com", "jo@xn--99999999999.com"],
    ["jo", "jo"],
  ])("%s: %s", (address, readable) => {
    expect(readableEmail(address)).toBe(readable);
  });
});

it("a domain's ASCII is what the platform's IDNA makes of it, and reads back as it was", () => {
  const letters = fc.constantFrom(
    ..."abcxyzäöüßñçéđłøşžабвгджяшαβγδωאבגדעربيةहिन्दीไทย中文字例え한국어".normalize("NFC"),
    "-",
    "1",
  );
  let compared = 0;
  fc.assert(
    fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), (text) => {
      const domain = `${text.normalize("NFKC")}.com`;
      const ascii = domainToASCII(domain);
      if (ascii === "" || !/[^\0-\x7f]/.test(domain)) return;
      compared++;
      expect(cleanEmail(`jo@${domain}`)).toBe(`jo@${ascii}`);
      const readable = readableEmail(`jo@${ascii}`);
      expect([`jo@${ascii}`, `jo@${domainToUnicode(ascii)}`]).toContain(readable);
    }),
    { numRuns: 3000, seed: 20_261_127 },
  );
  expect(compared).toBeGreaterThan(500);
});

it("whatever stands there, cleaning and reading end, and keep what is before the @", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary-ascii" }), (text, code) => {
      expect(cleanEmail(cleanEmail(text))).toBe(cleanEmail(text));
      expect(readableEmail(`jo@xn--${code}.de`)).toMatch(/^jo@/);
      readableEmail(text);
    }),
  );
});

it("is cleaned at once, however long what was pasted is", () => {
  for (const text of [`<${"\t".repeat(100_000)}${"@,".repeat(50_000)}`, `<${"@".repeat(250_000)}>x`])
    expect(cleanEmail(text)).toContain("@");
});
