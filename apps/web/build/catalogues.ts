import { existsSync, readFileSync } from "node:fs";
import type { Cities } from "@daybook/words/cities";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const CATALOGUE = /\/packages\/words\/locales\/[\w-]+\/\w+\.json$/;

/** Compiles the catalogues of ICU messages, so that no page carries the compiler. Fails for a message that is none. */
export function compiledCatalogues(): Plugin {
  return {
    name: "daybook-catalogues",
    enforce: "pre",
    load: {
      filter: { id: CATALOGUE },
      handler(id) {
        const messages = JSON.parse(readFileSync(id, "utf8")) as Record<string, string>;
        const compiled = Object.entries(messages).map(([key, message]) => [
          key,
          shortest(compileMessageOrThrow(message)),
        ]);
        const text = JSON.stringify({ ...Object.fromEntries(compiled), ...citiesBeside(id) });
        return { code: `export default JSON.parse(${JSON.stringify(text)});`, moduleType: "js" };
      },
    },
  };
}

/** What every page may say has the names of cities with it, in languages that call them otherwise than their zones do. */
function citiesBeside(id: string): Cities {
  const file = id.replace(/locales\/([\w-]+)\/public\.json$/, "cities/$1.json");
  return file !== id && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Cities) : {};
}

/** A message of text alone is the text. */
const shortest = (tokens: readonly unknown[]): unknown =>
  tokens.length === 1 && typeof tokens[0] === "string" ? tokens[0] : tokens;
