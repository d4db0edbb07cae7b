import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../local/house.ts";

export const LOCALES = join(ROOT, "packages/words/locales");

/** One file: the messages of a part of Daybook in one language, in the order of the file. */
export interface Catalogue {
  language: string;
  part: string;
  messages: Map<string, string>;
}

export function readCatalogues(folder: string = LOCALES): Catalogue[] {
  return readdirSync(folder)
    .sort()
    .flatMap((language) =>
      readdirSync(join(folder, language))
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => ({
          language,
          part: file.replace(/\.json$/, ""),
          messages: new Map(
            Object.entries(JSON.parse(readFileSync(join(folder, language, file), "utf8")) as Record<string, string>),
          ),
        })),
    );
}

/** Writes a catalogue in the order of the English one of its part; what English doesn't have stays at the end. */
export function writeCatalogue(catalogue: Catalogue, all: readonly Catalogue[]): void {
  const english = all.find(({ language, part }) => language === "en" && part === catalogue.part);
  const order = [...(english?.messages.keys() ?? [])].sort();
  const keys = [...order.filter((key) => catalogue.messages.has(key))];
  const rest = [...catalogue.messages.keys()].filter((key) => !keys.includes(key));
  const sorted = Object.fromEntries([...keys, ...rest].map((key) => [key, catalogue.messages.get(key)]));
  const path = join(LOCALES, catalogue.language, `${catalogue.part}.json`);
  const text = `${JSON.stringify(sorted, null, 2)}\n`;
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}
