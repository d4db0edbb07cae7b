// Looks for patterns that scripts/patterns/linear.json doesn't have yet, and adds those that need no more steps than what
// they look through: node scripts/patterns/write.ts
import { readFileSync, writeFileSync } from "node:fs";
import { openApi } from "@daybook/contract/openapi";
import { boundedPatterns } from "./bounded-patterns.ts";
import { growthOf } from "./growth.ts";
import { madePatterns } from "./made-patterns.ts";
import { patternsOfSchema, patternsOfSources } from "./patterns-in.ts";

const file = new URL("linear.json", import.meta.url);
const known = new Set(JSON.parse(readFileSync(file, "utf8")) as string[]);
const schemas = [...patternsOfSchema(openApi("https://book.example"))].map((source) => ({ source, flags: "u" }));
const linear = new Set<string>();
for (const { source, flags } of [...patternsOfSources().literals, ...schemas, ...Object.values(madePatterns).flat()]) {
  const key = `/${source}/${flags}`;
  if (key in boundedPatterns) continue;
  const { power, attack } = known.has(key) ? { power: 1, attack: "" } : growthOf(source, flags);
  if (power === 1) linear.add(key);
  else console.log(`${key}: ${power ?? "unknown"}, by ${attack}`);
}
writeFileSync(file, `${JSON.stringify([...linear].sort(), null, 2)}\n`);
