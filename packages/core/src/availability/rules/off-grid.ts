import { gridOf } from "../grid.ts";
import type { Rule } from "./rule.ts";

/** Starts at no step of a window's grid: between each two points of it. */
export const offGrid = {
  reason: "off_grid",
  within: "grid",
  forbids({ from, to, open, rules }) {
    const points = [from - 1, ...gridOf(open, rules.slotInterval, from, to), to];
    return { from: points.slice(0, -1), to: points.slice(1), shiftFrom: 1, shiftTo: 0 };
  },
} as const satisfies Rule;
