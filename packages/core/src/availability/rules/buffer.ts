import { meeting } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/**
 * Starts of slots that keep too little distance to what takes the host's time: their own buffer and the neighbour's.
 * Without any buffers, those that overlap it.
 */
export const buffer = {
  reason: "buffer",
  yields: true,
  forbids: ({ obstacles, rules }) => meeting(obstacles.guarded, rules.duration, rules.bufferBefore, rules.bufferAfter),
} as const satisfies Rule;
