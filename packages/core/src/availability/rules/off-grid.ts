import type { Rule } from "./rule.ts";

/** Starts at no step of a window's grid: between each two points of it. */
export const offGrid = {
  reason: "off_grid",
  within: "grid",
  forbids: ({ from, to, grid }) => ({
    from: [from - 1].concat(grid),
    to: grid.concat(to),
    shiftFrom: 1,
    shiftTo: 0,
    by: undefined,
  }),
} as const satisfies Rule;
