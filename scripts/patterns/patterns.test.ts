import { readFileSync } from "node:fs";
import { openApi } from "@daybook/contract/openapi";
import { describe, expect, it } from "vitest";
import { boundedPatterns, MOST_STEPS } from "./bounded-patterns.ts";
import { growthOf } from "./growth.ts";
import { madePatterns } from "./made-patterns.ts";
import { patternsOfSchema, patternsOfSources } from "./patterns-in.ts";

/**
 * Patterns that `growthOf` found to need no more steps than what they look through, since finding out takes minutes:
 * `--write` (scripts/patterns/write.ts) adds new ones.
 */
const linear = new Set(JSON.parse(readFileSync(new URL("linear.json", import.meta.url), "utf8")) as string[]);
const { literals, made } = patternsOfSources();
const all = [
  ...literals,
  ...[...patternsOfSchema(openApi("https://book.example"))].map((source) => ({
    source,
    flags: "u",
    where: ["a schema"],
  })),
];
const keyOf = ({ source, flags }: { source: string; flags: string }) => `/${source}/${flags}`;

describe("the patterns of what ships", () => {
  it("are found, and those that are made of texts are known", () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(made).toEqual(Object.keys(madePatterns).sort());
  });

  const open = [
    ...all,
    ...Object.values(madePatterns)
      .flat()
      .map(({ source, flags }) => ({ source, flags, where: ["made"] })),
  ].filter((one) => !linear.has(keyOf(one)) && !(keyOf(one) in boundedPatterns));
  it("need no more steps than what they look through", { timeout: 600_000 }, () => {
    const worse = open.flatMap((one) => {
      const { power, attack } = growthOf(one.source, one.flags);
      return power === 1 ? [] : [`${keyOf(one)} in ${one.where}: ${power ?? "unknown"}, by ${attack}`];
    });
    expect(worse).toEqual([]);
  });

  it("or what they look through is short enough", () => {
    for (const [pattern, { power, most }] of Object.entries(boundedPatterns))
      expect(most ** power, pattern).toBeLessThanOrEqual(MOST_STEPS);
  });

  it("are listed only as long as they are there", () => {
    const there = new Set(all.map(keyOf));
    expect(Object.keys(boundedPatterns).filter((key) => !there.has(key))).toEqual([]);
  });
});

it("a pattern that can be led astray is known as one", () => {
  expect(growthOf("^(a+)+$", "").power).toBe(Number.POSITIVE_INFINITY);
  expect(growthOf("^\\s*(.*?)\\s*$", "").power).toBeGreaterThan(1);
  expect(growthOf("^[a-z]+$", "").power).toBe(1);
});
