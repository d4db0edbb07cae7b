import type { Rule } from "./rule.ts";

/** Starts at no step of a window's grid: between each two points of it. */
export const offGrid = {
  reason: "off_grid",
  within: "grid",
  yields: true,
  forbids({ from, to, grid }) {
    const after: number[] = [];
    const until: number[] = [];
    let last = from - 1;
    for (let i = 0; i < grid.length; i++) {
      const point = grid[i] as number;
      if (point > last + 1) {
        after.push(last);
        until.push(point);
      }
      last = point;
    }
    after.push(last);
    until.push(to);
    return { from: after, to: until, shiftFrom: 1, shiftTo: 0, by: undefined };
  },
} as const satisfies Rule;
