import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../local/house.ts";

type Token = string | [name: string, type?: string, format?: unknown];

// The catalogues' package has the compiler; the root has not.
const required = createRequire(join(ROOT, "packages/words/package.json"));
const { compileMessageOrThrow } = (await import(
  pathToFileURL(required.resolve("@lingui/message-utils/compileMessage")).href
)) as { compileMessageOrThrow(message: string): readonly Token[] };

/** What stands in a message besides text. */
export interface Placeholders {
  /** By name, what it is: `text`, `number`, or the cases of a select. */
  values: Map<string, string>;
  tags: Set<string>;
  /** The cases of each plural, in the order of the message. */
  plurals: { name: string; cases: string[]; ordinal: boolean }[];
}

const NUMBERS = ["number", "plural", "selectordinal"];

/** Throws what the compiler says of a message that is none. */
export function placeholdersOf(message: string): Placeholders {
  const found: Placeholders = { values: new Map(), tags: new Set(), plurals: [] };
  const visit = (tokens: readonly Token[] | string): void => {
    for (const token of typeof tokens === "string" ? [tokens] : tokens) {
      if (typeof token === "string") {
        for (const [, name] of token.matchAll(/<(\w+)\/?>/g)) found.tags.add(name as string);
        continue;
      }
      const [name, type, format] = token;
      const cases = Object.entries((format ?? {}) as Record<string, never>).filter(([key]) => key !== "offset");
      if (type === "plural" || type === "selectordinal")
        found.plurals.push({ name, cases: cases.map(([key]) => key), ordinal: type === "selectordinal" });
      const kind =
        type === "select" ? selectType(cases.map(([key]) => key)) : NUMBERS.includes(type ?? "") ? "number" : "text";
      if (!found.values.has(name) || kind !== "text") found.values.set(name, kind);
      if (type === "plural" || type === "selectordinal" || type === "select")
        for (const [, value] of cases) visit(value);
    }
  };
  visit(compileMessageOrThrow(message));
  return found;
}

/** The cases that are named, and any other text. */
const selectType = (cases: readonly string[]): string =>
  [...cases.filter((one) => one !== "other").map((one) => JSON.stringify(one)), "(string & {})"].join(" | ");
