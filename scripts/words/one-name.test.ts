import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const words = (language: string, part: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../packages/words/locales/${language}/${part}.json`, import.meta.url), "utf8"));

test.each(["en", "de", "fr", "es", "pt", "ja", "ar"])(
  "availability has one name in %s: in the navigation, on a phone's tab, over its page",
  (language) => {
    expect(words(language, "setup")["availability.title"]).toBe(
      words(language, "console")["frame.sections.availability"],
    );
  },
);
