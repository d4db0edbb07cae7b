import { meeting } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts of slots that overlap a live hold. */
export const held = {
  reason: "held",
  within: "buffer",
  forbids: ({ obstacles, rules }) => meeting(obstacles.bare().held, rules.duration),
} as const satisfies Rule;
