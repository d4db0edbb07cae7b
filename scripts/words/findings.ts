import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { languages as spoken } from "@daybook/words/languages";
import { ROOT } from "../local/house.ts";
import type { Catalogue } from "./catalogues.ts";
import { type Placeholders, placeholdersOf } from "./placeholders.ts";
import { GENERATED, typesOf } from "./types.ts";

/** Where messages are asked for. */
const SOURCES = [
  "apps/web/src",
  "apps/api/src",
  "packages/integrations/src",
  "packages/contract/src",
  "packages/words/src",
];

/** What is wrong with the catalogues, a line each. */
export function findingsOf(
  catalogues: readonly Catalogue[],
  texts: readonly string[] = sources(),
  languages: readonly string[] = spoken.filter((language) => language !== "en"),
): string[] {
  const english = catalogues.filter(({ language }) => language === "en");
  const others = catalogues.filter(({ language }) => language !== "en");
  return [
    ...english.flatMap((source) => [...sound(source), ...unused(source, texts)]),
    ...twice(english),
    ...languages.flatMap((language) =>
      english.flatMap((source) =>
        compared(
          source,
          language,
          others.find((one) => one.language === language && one.part === source.part),
        ),
      ),
    ),
    ...others
      .filter(({ part }) => !english.some((source) => source.part === part))
      .map(({ language, part }) => `${language}/${part}.json: English has no such part`),
    ...written(catalogues),
  ];
}

/** The types can be written of messages that can be read. */
function written(catalogues: readonly Catalogue[]): string[] {
  const english = catalogues
    .filter(({ language }) => language === "en")
    .flatMap(({ messages }) => [...messages.values()]);
  if (english.some((message) => typeof parsed(message) === "string")) return [];
  if (existsSync(GENERATED) && readFileSync(GENERATED, "utf8") === typesOf(catalogues)) return [];
  return ["messages.gen.ts is not what the English catalogues say: run `pnpm words --write`"];
}

function sound({ language, part, messages }: Catalogue): string[] {
  return [...messages].flatMap(([key, message]) => {
    const where = `${language}/${part}.json: ${key}`;
    const read = parsed(message);
    return typeof read === "string" ? [`${where} can't be read: ${read}`] : pluralFindings(where, language, read);
  });
}

function parsed(message: string): Placeholders | string {
  try {
    return placeholdersOf(message);
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

function pluralFindings(where: string, language: string, { plurals }: Placeholders): string[] {
  return plurals.flatMap(({ name, cases, ordinal }) => {
    const wanted = new Intl.PluralRules(language, { type: ordinal ? "ordinal" : "cardinal" }).resolvedOptions()
      .pluralCategories;
    // What counts days, people or bookings never reaches the millions that some languages have a form of their own for.
    const missing = wanted.filter((form) => !cases.includes(form) && !(form === "many" && language !== "ar"));
    const strange = cases.filter((form) => !/^\d+$/.test(form) && !(wanted as string[]).includes(form));
    return [
      ...missing.map((form) => `${where}: the plural of {${name}} lacks the form "${form}"`),
      ...strange.map((form) => `${where}: ${language} has no plural form "${form}"`),
    ];
  });
}

function compared(source: Catalogue, language: string, found: Catalogue | undefined): string[] {
  const file = `${language}/${source.part}.json`;
  if (!found) return [`${file} is missing`];
  const stray = [...found.messages.keys()].filter((key) => !source.messages.has(key));
  const missing = [...source.messages.keys()].filter((key) => !found.messages.get(key)?.trim());
  const differing = [...source.messages].flatMap(([key, message]) => {
    const translated = found.messages.get(key);
    const [ours, theirs] = [parsed(message), translated === undefined ? undefined : parsed(translated)];
    if (!theirs || typeof ours === "string" || typeof theirs === "string") return [];
    const [a, b] = [ours, theirs].map(({ values, tags }) =>
      [...[...values.keys()].map((name) => `{${name}}`), ...[...tags].map((tag) => `<${tag}>`)].sort().join(" "),
    );
    return a === b ? [] : [`${file}: ${key} has ${b || "no placeholders"}, English has ${a || "none"}`];
  });
  return [
    ...missing.map((key) => `${file}: ${key} is missing`),
    ...stray.map((key) => `${file}: English has no ${key}`),
    ...sound(found),
    ...differing,
  ];
}

function twice(english: readonly Catalogue[]): string[] {
  const seen = new Map<string, string>();
  return english.flatMap(({ part, messages }) =>
    [...messages.keys()].flatMap((key) => {
      const other = seen.get(key);
      seen.set(key, part);
      return other ? [`${key} stands in ${other}.json and in ${part}.json`] : [];
    }),
  );
}

/** A key is used where it stands in quotes, or where a template begins as it does: `errors.${code}`. */
function unused({ part, messages }: Catalogue, texts: readonly string[]): string[] {
  const prefixes = new Set(
    texts.flatMap((text) => [...text.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix as string)),
  );
  const whole = texts.join("\n");
  return [...messages.keys()]
    .filter((key) => !whole.includes(`"${key}"`) && ![...prefixes].some((prefix) => key.startsWith(prefix)))
    .map((key) => `en/${part}.json: nobody asks for ${key}`);
}

function sources(): string[] {
  const read = (path: string): string[] => {
    if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => read(join(path, name)));
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.gen\.ts$/.test(path) ? [readFileSync(path, "utf8")] : [];
  };
  return SOURCES.flatMap((source) => read(join(ROOT, source)));
}
