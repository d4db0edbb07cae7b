import { meeting } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts of slots that overlap an appointment. */
export const booked = {
  reason: "booked",
  within: "buffer",
  forbids: ({ obstacles, rules }) => meeting(obstacles.bare().booked, rules.duration),
} as const satisfies Rule;
