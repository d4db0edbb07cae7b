import type { Comparison, Section } from "./measured.ts";

function shown(value: number | null): string {
  if (value === null) return "";
  return value < 99.5 ? value.toPrecision(2) : Math.round(value).toLocaleString("en-US");
}

const ratio = ({ ratio }: Comparison): string => (ratio === null ? "" : `${shown(ratio)}×`);

/** One section as Markdown. */
function markdown({ title, method, baseline, rows, notes }: Section): string {
  return [
    `## ${title}`,
    "",
    method.join(" "),
    "",
    `| | ours | ${baseline} | | ours is so many times as fast |`,
    "|---|--:|--:|---|--:|",
    ...rows.map((row) => `| ${row.name} | ${shown(row.ours)} | ${shown(row.baseline)} | ${row.unit} | ${ratio(row)} |`),
    "",
    ...notes.map((note) => `- ${note}`),
    ...(notes.length > 0 ? [""] : []),
  ].join("\n");
}

/** The whole of docs/benchmarks.md. */
export function document(machine: readonly string[], sections: readonly Section[]): string {
  return [
    "# Benchmarks",
    "",
    "Written by `pnpm bench --write`; don't edit. Both sides of each comparison are measured in turns in one run: each",
    "figure is the median of its turns, and the ratio is the median of the ratios of neighbouring turns. On a machine that",
    "does other work besides, the ratios say more than the figures.",
    "",
    ...machine.map((line) => `- ${line}`),
    "",
    ...sections.map(markdown),
  ].join("\n");
}

/** One section for the terminal. */
export function print({ title, baseline, rows, notes }: Section): void {
  console.log(`\n${title}`);
  const wide = Math.max(...rows.map((row) => row.name.length));
  for (const row of rows)
    console.log(
      `  ${row.name.padEnd(wide)} ${shown(row.ours).padStart(9)} ${row.unit}, ${baseline} ${shown(row.baseline).padStart(8)}  ${ratio(row).padStart(8)}`,
    );
  for (const note of notes) console.log(`  ${note}`);
}
