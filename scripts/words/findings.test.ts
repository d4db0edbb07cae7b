import { expect, it } from "vitest";
import type { Catalogue } from "./catalogues.ts";
import { findingsOf } from "./findings.ts";

const part = (language: string, messages: Record<string, string>): Catalogue => ({
  language,
  part: "public",
  messages: new Map(Object.entries(messages)),
});
const NOT_WRITTEN = "messages.gen.ts is not what the English catalogues say: run `pnpm words --write`";

const found = (
  en: Record<string, string>,
  de: Record<string, string>,
  source = Object.keys(en)
    .map((key) => `"${key}"`)
    .join(),
) => findingsOf([part("en", en), part("de", de)], [source], ["de"]).filter((finding) => finding !== NOT_WRITTEN);

const days = "{n, plural, one {# day} other {# days}}";
const tage = "{n, plural, one {# Tag} other {# Tage}}";

it("whole catalogues have none", () => {
  expect(found({ "a.b": days, "a.c": "<b>{x}</b> is" }, { "a.b": tage, "a.c": "Da ist <b>{x}</b>" })).toEqual([]);
});

it.each<[string, Record<string, string>, Record<string, string>, string]>([
  ["missing", { "a.b": "Yes" }, {}, "de/public.json: a.b is missing"],
  ["empty", { "a.b": "Yes" }, { "a.b": " " }, "de/public.json: a.b is missing"],
  ["left over", {}, { "a.b": "Ja" }, "de/public.json: English has no a.b"],
  [
    "without a value",
    { "a.b": "With {x}" },
    { "a.b": "Mit" },
    "de/public.json: a.b has no placeholders, English has {x}",
  ],
  ["with another tag", { "a.b": "<b>a</b>" }, { "a.b": "<i>a</i>" }, "de/public.json: a.b has <i>, English has <b>"],
  [
    "without a plural form",
    { "a.b": days },
    { "a.b": "{n, plural, other {#}}" },
    'de/public.json: a.b: the plural of {n} lacks the form "one"',
  ],
  [
    "with a strange plural form",
    { "a.b": days },
    { "a.b": "{n, plural, one {#} two {#} other {#}}" },
    'de/public.json: a.b: de has no plural form "two"',
  ],
])("a translation that is %s is found", (_, en, de, finding) => {
  expect(found(en, de)).toContain(finding);
});

it("what can't be read is found in any language", () => {
  expect(found({ "a.b": "{x" }, { "a.b": "{x, plural}" }).map((finding) => finding.split(":")[0])).toEqual([
    "en/public.json",
    "de/public.json",
  ]);
});

it("a key that nobody asks for is found, and one that a template asks for is not", () => {
  expect(found({ "a.b": "Yes" }, { "a.b": "Ja" }, "")).toEqual(["en/public.json: nobody asks for a.b"]);
  expect(found({ "a.b": "Yes" }, { "a.b": "Ja" }, ["t(`a.$", "{name}`)"].join(""))).toEqual([]);
});

it("a language without a file, and a key in two parts, are found", () => {
  const catalogues = [part("en", { "a.b": "Yes" }), { ...part("en", { "a.b": "Yes" }), part: "site" }];
  const findings = findingsOf(catalogues, ['"a.b"'], ["de"]);
  expect(findings).toContain("de/public.json is missing");
  expect(findings).toContain("a.b stands in public.json and in site.json");
});
