import { firstStep, gridOf } from "./grid.ts";
import type { HostQuery } from "./host-query.ts";
import type { OpenWindows } from "./open-windows.ts";
import { union } from "./sorted.ts";

/** The starts that any of the hosts' grids has, ascending; `replaced`: or had before overrides took hours away. */
export function candidates(queries: readonly HostQuery[], replaced: boolean): readonly number[] {
  const [first, ...others] = queries;
  if (!first) return [];
  const { from, to, rules } = first;
  if (others.length === 0) {
    return replaced ? union(first.grid, gridOf(first.replaced, rules.slotInterval, from, to)) : first.grid;
  }
  const grids = new GridUnion(rules.slotInterval, from, to);
  for (const query of queries) {
    grids.add(query.open);
    if (replaced) grids.add(query.replaced);
  }
  return grids.points();
}

/** The grids of many windows: each is added in constant time, however many steps it has. */
class GridUnion {
  readonly #step: number;
  readonly #from: number;
  readonly #to: number;
  /** By the minute of the step that a grid is on: how many more windows are open from each step on than before it. */
  readonly #changes = new Map<number, number[]>();

  constructor(step: number, from: number, to: number) {
    this.#step = step;
    this.#from = from;
    this.#to = to;
  }

  add({ start, end }: OpenWindows): void {
    for (let i = 0; i < start.length; i++) {
      const first = firstStep(start[i] as number, this.#step, this.#from) - this.#from;
      const last = Math.min(end[i] as number, this.#to) - this.#from;
      if (first >= last) continue;
      const opens = Math.floor(first / this.#step);
      const phase = first - opens * this.#step;
      const closes = Math.ceil((last - phase) / this.#step);
      const changes = this.#changesOf(phase);
      changes[opens] = (changes[opens] as number) + 1;
      changes[closes] = (changes[closes] as number) - 1;
    }
  }

  #changesOf(phase: number): number[] {
    let changes = this.#changes.get(phase);
    if (!changes) {
      changes = new Array(Math.ceil((this.#to - this.#from) / this.#step) + 1).fill(0);
      this.#changes.set(phase, changes);
    }
    return changes;
  }

  points(): number[] {
    const phases = [...this.#changes.keys()].sort((a, b) => a - b);
    const changes = phases.map((phase) => this.#changes.get(phase) as number[]);
    const open = phases.map(() => 0);
    const points: number[] = [];
    const steps = Math.ceil((this.#to - this.#from) / this.#step);
    for (let step = 0; step < steps; step++) {
      for (let i = 0; i < phases.length; i++) {
        open[i] = (open[i] as number) + ((changes[i] as number[])[step] as number);
        if ((open[i] as number) > 0) points.push(this.#from + step * this.#step + (phases[i] as number));
      }
    }
    return points;
  }
}
