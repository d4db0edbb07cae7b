import { createRequire } from "node:module";

// Its native builds aren't installed; this one is JavaScript.
process.env.RECHECK_BACKEND = "pure";
const { checkSync } = createRequire(import.meta.url)("recheck") as typeof import("recheck");

/** Whether anything in it may come any number of times. Without, each place takes so many steps at most, whatever follows. */
const isBounded = (source: string): boolean =>
  !/[*+]|\{\d+,\}/.test(source.replace(/\\./gs, "").replace(/\[[^\]]*\]/g, ""));

/** How the steps of a pattern grow with what it looks through, at worst: as the power of its length; null: nobody knows. */
export function growthOf(source: string, flags: string): { power: number | null; attack: string } {
  if (isBounded(source)) return { power: 1, attack: "" };
  const found = checkSync(source, flags, { timeout: 30_000 });
  if (found.status === "safe") return { power: 1, attack: "" };
  if (found.status === "unknown") return { power: null, attack: "" };
  const power = found.complexity.type === "polynomial" ? found.complexity.degree : Number.POSITIVE_INFINITY;
  return { power, attack: found.attack.pattern };
}
