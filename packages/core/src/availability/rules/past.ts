import { stretch } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts before now. */
export const past = {
  reason: "past",
  within: "notice",
  forbids: ({ from, now }) => stretch(from, Math.ceil(now / 60_000)),
} as const satisfies Rule;
