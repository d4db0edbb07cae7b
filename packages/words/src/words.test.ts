import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { type AnyLanguage, intlTag } from "./languages.ts";
import { createWords } from "./words.ts";

/** Says one message in a language, whatever the catalogues have. */
function say(language: AnyLanguage, message: string, values?: Record<string, unknown>): string {
  const catalogues = [{ key: message }];
  const { t } = createWords({ language, tag: intlTag(language), catalogues, compile: compileMessage });
  return (t as unknown as (key: string, values?: object) => string)("key", values);
}

describe("a sentence", () => {
  it.each<[AnyLanguage, number[], string[]]>([
    ["en", [0, 1, 2], ["0 days", "1 day", "2 days"]],
    ["fr", [0, 1, 2], ["0 day", "1 day", "2 days"]],
    ["ja", [1, 2], ["1 days", "2 days"]],
  ])("in %s has the plural that the language has", (language, counts, expected) => {
    const message = "{count, plural, one {# day} other {# days}}";
    expect(counts.map((count) => say(language, message, { count }))).toEqual(expected);
  });

  it("has six plurals in Arabic, and the digits of its readers", () => {
    const message = "{n, plural, zero {0:#} one {1:#} two {2:#} few {3:#} many {11:#} other {100:#}}";
    const forms = [0, 1, 2, 3, 11, 100].map((n) => say("ar", message, { n }));
    expect(forms.map((form) => form.split(":")[0])).toEqual(["0", "1", "2", "3", "11", "100"]);
    const written = (n: number) => new Intl.NumberFormat(intlTag("ar")).format(n);
    expect(forms.map((form) => form.split(":")[1])).toEqual([0, 1, 2, 3, 11, 100].map(written));
  });

  it("takes what people write as it is: no message, no tag, no escape", () => {
    for (const name of ["{count}", "<b>x</b>", "# '{'", "\\u202e txt", "\\x41", "%__lingui__%", "🙂"])
      expect(say("en", "With {name} at 9", { name })).toBe(`With ${name} at 9`);
  });

  it("that is missing is nobody's to read", () => {
    const { t } = createWords({ language: "de", tag: "de", catalogues: [{}] });
    expect(() => (t as unknown as (key: string) => string)("booking.next")).toThrow("booking.next");
  });

  it.each(["constructor", "__proto__", "toString"])("called %s is missing too", (key) => {
    const { t } = createWords({ language: "de", tag: "de", catalogues: [{}] });
    expect(() => (t as unknown as (key: string) => string)(key)).toThrow(key);
  });
});
