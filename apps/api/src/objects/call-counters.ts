import type { Env } from "../runtime/env.ts";
import { ask } from "./ask.ts";

/** So many calls are let through in a period of `period` ms that begins with the first. */
export interface Quota {
  /** What is counted under it: quotas of one name count together. */
  name: string;
  most: number;
  period: number;
}

/** How a quota stands after a call: how many more it lets through until `resets`, epoch ms. */
export interface QuotaStanding {
  name: string;
  remaining: number;
  resets: number;
  /** Whether the call was let through. */
  allowed: boolean;
}

export interface CallCounterRpc {
  /** Counts a call under each of these; one that some quota refuses is counted under none. */
  count(quotas: readonly Quota[], now: number): Promise<QuotaStanding[]>;
}

/** Where the calls of a caller are counted, each once, whichever of the Worker's isolates takes them. */
export const callCounter = (env: Env, caller: string): CallCounterRpc => {
  const counter = () => env.CALL_COUNTER.getByName(caller) as unknown as CallCounterRpc;
  return { count: (quotas, now) => ask(() => counter().count(quotas, now)) };
};
