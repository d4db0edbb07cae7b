import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";
import { type Compiled, mirrored, stretched } from "./trial.ts";
import { createWords } from "./words.ts";

const messages = {
  plain: "Book a time",
  value: "With {name}",
  tags: "Held for <b>{time}</b>",
  plural: "{count, plural, one {# day} other {# days}}",
};
const compiled = Object.fromEntries(
  Object.entries(messages).map(([key, message]) => [key, compileMessage(message)]),
) as unknown as Compiled;

function speak(make: (catalogue: Compiled) => Compiled) {
  const { t } = createWords({ language: "en-XA", tag: "en-GB", catalogues: [make(compiled)] });
  return t as unknown as (key: string, values?: object) => string;
}

it("the stretched language is longer by two fifths, in brackets, and leaves values and tags as they are", () => {
  const t = speak(stretched);
  expect(t("plain")).toBe("[Ɓööķ á ţîɱé ~~~~]");
  expect(t("value", { name: "Ada" })).toBe("[Ŵîţĥ ~~ Ada]");
  expect(t("tags", { time: "4:52" })).toMatch(/^\[.* <b>4:52<\/b>\]$/);
  expect([t("plural", { count: 1 }), t("plural", { count: 2 })]).toEqual(["[1 ðáý ~~]", "[2 ðáýš ~~]"]);
  for (const [key, message] of Object.entries(messages).slice(0, 1))
    expect(t(key).length).toBeGreaterThanOrEqual(message.length * 1.3);
});

it("the mirrored language is the same text from right to left", () => {
  const t = speak(mirrored);
  expect(t("plain")).toBe("\u202EBook a time\u202C");
  expect(t("value", { name: "Ada" })).toBe("\u202EWith \u202CAda");
});
