import { describe, expect, it } from "vitest";
import { acceptedTags, directionOf, intlTag, languages, matchLanguage, validTags } from "./languages.ts";

describe("the language of a reader", () => {
  it.each<[string[], string | null]>([
    [["de-AT", "en"], "de"],
    [["nl", "pt-BR", "en"], "pt"],
    [["PT_pt.UTF-8"], "pt"],
    [["zh-Hant", "tlh"], null],
    [["en-US@posix"], "en"],
    [["ar-EG"], "ar"],
    [["en-XA"], "en-XA"],
    [["javanese"], null],
    [[], null],
  ])("of %j is %s", (tags, language) => {
    expect(matchLanguage(tags)).toBe(language);
  });

  it("goes by the weights of Accept-Language, and leaves out what is not wanted", () => {
    expect(acceptedTags("fr;q=0.5, de-CH , *;q=0.1, en;q=0, ja ; q=0.8")).toEqual(["de-CH", "ja", "fr"]);
    expect(acceptedTags(null)).toEqual([]);
    expect(acceptedTags(";;;,,q=1,=")).toEqual(["q=1", "="]);
    expect(matchLanguage(acceptedTags(";;;,,q=1,="))).toBeNull();
  });

  it("has a direction", () => {
    expect(languages.filter((language) => directionOf(language) === "rtl")).toEqual(["ar"]);
    expect([directionOf("ar-XB"), directionOf("en-XA")]).toEqual(["rtl", "ltr"]);
  });
});

describe("the tag for Intl", () => {
  it("is in the region that the reader names for the language, else in its home", () => {
    expect(intlTag("de", ["en-US", "de-AT"])).toBe("de-AT-u-ca-gregory");
    expect(intlTag("pt", ["en-US"])).toBe("pt-PT-u-ca-gregory");
    expect(intlTag("en-XA", ["en-US"])).toBe("en-US-u-ca-gregory");
  });

  it.each([...languages])("in %s counts years as Gregory did", (language) => {
    for (const tags of [[], [`${language}-SA`], [`${language}-TH-u-ca-buddhist`]])
      expect(new Intl.DateTimeFormat(intlTag(language, tags)).resolvedOptions().calendar).toBe("gregory");
  });
});

it("keeps tags that are none out of Intl's way", () => {
  expect(validTags(["en-US@posix", "de_DE.UTF-8", "C", "pt-br", "", "a-b-c-d"])).toEqual(["en-US", "de-DE", "pt-BR"]);
});
