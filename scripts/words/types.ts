import { join } from "node:path";
import { ROOT } from "../local/house.ts";
import type { Catalogue } from "./catalogues.ts";
import { placeholdersOf } from "./placeholders.ts";

export const GENERATED = join(ROOT, "packages/words/src/messages.gen.ts");

const typeOf = (kind: string): string => (kind === "text" ? "string | number" : kind);

function messageType(message: string): string {
  const { values, tags } = placeholdersOf(message);
  const named = [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kind]) => `${name}: ${typeOf(kind)}`);
  const elements = [...tags].sort().map((tag) => JSON.stringify(tag));
  return `{ values: ${named.length > 0 ? `{ ${named.join("; ")} }` : "None"}; tags: ${elements.join(" | ") || "never"} }`;
}

/** What each English message wants to be told, as TypeScript. */
export function typesOf(catalogues: readonly Catalogue[]): string {
  const english = catalogues.filter(({ language }) => language === "en").flatMap(({ messages }) => [...messages]);
  return [
    "// Written by `pnpm words --write`; don't edit.",
    "/** Nothing. */",
    "export type None = Record<never, never>;",
    "",
    "/** Every message, what it wants to be told, and the elements that stand in it. */",
    "export interface Messages {",
    ...english
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, message]) => `  ${JSON.stringify(key)}: ${messageType(message)};`),
    "}",
    "",
  ].join("\n");
}
