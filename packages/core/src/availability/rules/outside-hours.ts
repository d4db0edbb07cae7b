import type { Rule } from "./rule.ts";

/** Starts of slots that do not lie in open hours from end to end. Windows that touch or overlap are one open time. */
export const outsideHours = {
  reason: "outside_hours",
  within: "grid",
  yields: true,
  // From where a slot no longer fits until the next open time begins.
  forbids: ({ from, to, open, rules }) => ({
    from: [from - 1].concat(open.closes),
    to: open.opens.concat(to + rules.duration),
    shiftFrom: 1 - rules.duration,
    shiftTo: 0,
    by: undefined,
  }),
} as const satisfies Rule;
