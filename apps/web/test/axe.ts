import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { still } from "./still.ts";

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

const ofDriver = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const source = readFileSync(ofDriver.resolve("axe-core/axe.min.js"), "utf8");

/**
 * All that axe finds wrong in a page that is still. Asked in the page itself, by all of its rules: its driver also has
 * every element described that is right, goes through another window, and takes five times as long.
 */
export async function violationsIn(page: Page): Promise<Violation[]> {
  await still(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    // Style sheets are only read for rules that aren't of the ordinary ones.
    const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: { assets: ["media"] } });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
  });
}

/** What of it keeps people out, with the elements. */
export async function seriousIn(page: Page): Promise<string[]> {
  return (await violationsIn(page))
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
