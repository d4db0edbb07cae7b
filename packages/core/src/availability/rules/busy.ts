import { meeting } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts of slots that overlap a block of a foreign calendar. */
export const busy = {
  reason: "busy",
  within: "buffer",
  yields: true,
  forbids: ({ obstacles, rules }) => meeting(obstacles.bare().busy, rules.duration),
} as const satisfies Rule;
