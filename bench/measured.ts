/** Two sides measured in turns in one run. Medians, in `unit`. */
export interface Comparison {
  name: string;
  ours: number;
  /** Null where there is nothing to compare with. */
  baseline: number | null;
  unit: string;
  /** How many times as fast ours is as the baseline: above 1 is faster. */
  ratio: number | null;
}

export interface Section {
  title: string;
  /** What each side does, and what its time includes. */
  method: string[];
  baseline: string;
  rows: Comparison[];
  /** What the measurement showed besides. */
  notes: string[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

type Turns = readonly number[];

/** Of two sides' turns: the ratio is the median of the ratios of neighbouring turns, so that a slow minute hits both. */
function compare(name: string, unit: string, ours: Turns, baseline: Turns, speed: (a: number, b: number) => number) {
  const ratios = ours.flatMap((own, index) => {
    const other = baseline[index];
    return other === undefined ? [] : [speed(own, other)];
  });
  return { name, unit, ours: median(ours), baseline: median(baseline), ratio: median(ratios) };
}

/** More is better. */
export const compareRates = (name: string, unit: string, ours: Turns, baseline: Turns): Comparison =>
  compare(name, unit, ours, baseline, (own, other) => own / other);

/** Milliseconds: less is better. */
export const compareTimes = (name: string, ours: Turns, baseline: Turns): Comparison =>
  compare(name, "ms", ours, baseline, (own, other) => other / own);

export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
