import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "vite";
import { ROOT } from "../local/house.ts";

export interface Pattern {
  source: string;
  flags: string;
  /** Files that it stands in. */
  where: string[];
}

const SHIPPED = [
  "packages/*/src/**/*.{ts,tsx}",
  "apps/*/src/**/*.{ts,tsx}",
  "apps/web/functions/**/*.ts",
  "apps/web/before-paint.js",
];
const NOT_SHIPPED = /\.test\.tsx?$|\/testing\/|\.d\.ts$|\.gen\.ts$/;

const shipped = (): string[] =>
  globSync(SHIPPED, { cwd: ROOT })
    .filter((path) => !NOT_SHIPPED.test(path))
    .sort();

/** Every literal pattern of what ships, and the files that make patterns of texts. */
export function patternsOfSources(): { literals: Pattern[]; made: string[] } {
  const found = new Map<string, Pattern>();
  const made = new Set<string>();
  for (const path of shipped()) {
    const noteMade = ({ callee }: { callee: { type: string; name?: string } }) => {
      if (callee.type === "Identifier" && callee.name === "RegExp") made.add(path);
    };
    new Visitor({
      Literal: (node) => {
        if (!("regex" in node)) return;
        const { pattern: source, flags } = node.regex;
        const known = found.get(`/${source}/${flags}`) ?? { source, flags, where: [] };
        known.where.push(path);
        found.set(`/${source}/${flags}`, known);
      },
      NewExpression: noteMade as never,
      CallExpression: noteMade as never,
    }).visit(parseSync(path, readFileSync(join(ROOT, path), "utf8")).program);
  }
  return { literals: [...found.values()], made: [...made].sort() };
}

/** Every pattern in a schema as OpenAPI has it: those of our records, and zod's own. */
export function patternsOfSchema(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const each of schema) patternsOfSchema(each, found);
  else if (schema !== null && typeof schema === "object")
    for (const [name, value] of Object.entries(schema))
      if (name === "pattern" && typeof value === "string") found.add(value);
      else patternsOfSchema(value, found);
  return found;
}
