/**
 * `node bench/case.ts FILE [--time]`: the slot starts of a case, as a JSON array of ISO strings on the last line of
 * stdout; with `--time` also the warm median of the computation over prepared input, in milliseconds, on the last line
 * of stderr.
 */
import { offer } from "@daybook/core/availability/offer";
import { queryOf, readSlotCase } from "./slot-case.ts";
import { warmMedian } from "./warm-median.ts";

function main(args: string[]): void {
  const [file, ...more] = args.filter((arg) => arg !== "--time" && arg !== "--");
  if (file === undefined || more.length > 0) throw new Error("usage: node bench/case.ts FILE [--time]");
  const query = queryOf(readSlotCase(file));
  const { starts } = offer(query);
  process.stdout.write(`[${starts.map((start) => `"${new Date(start).toISOString()}"`).join(", ")}]\n`);
  if (args.includes("--time")) process.stderr.write(`${warmMedian(() => offer(query)).toFixed(6)}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench:case: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
