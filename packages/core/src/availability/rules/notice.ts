import { stretch } from "../stretches.ts";
import type { Rule } from "./rule.ts";

/** Starts without the minimum notice: a slot begins no earlier than now plus that many minutes. */
export const notice = {
  reason: "notice",
  yields: true,
  forbids: ({ from, now, rules }) => stretch(from, Math.ceil(now / 60_000 + rules.minimumNotice)),
} as const satisfies Rule;
