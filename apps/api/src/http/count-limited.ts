import type { CountedLimit, ToldQuota } from "@daybook/contract/limits";
import type { Limit } from "@daybook/contract/operation";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { countCall } from "./limits.ts";
import { countRead, countSocket, readQuota, socketQuota, usedUp } from "./read-limits.ts";

interface Counting {
  env: Env;
  address: string;
  /** What the call is about, of the same kind. */
  place: string;
  now: number;
  tell(quotas: ToldQuota[]): void;
}

/** Reads are counted roughly, without a call of their own; whatever writes, exactly. */
const roughly: Partial<Record<Limit, { quota: ToldQuota; count(counting: Counting): Promise<void> }>> = {
  reads: { quota: readQuota, count: ({ env, address, now }) => countRead(env, address, now) },
  sockets: { quota: socketQuota, count: ({ env, address }) => countSocket(env, address) },
};

/** Counts a call of a limited operation and tells how its quotas stand; throws 429 when there were too many in a minute. */
export async function countLimited(limit: Limit, counting: Counting): Promise<void> {
  const { env, address, place, now, tell } = counting;
  const rough = roughly[limit];
  if (!rough) return countCall(env, limit as CountedLimit, { address, place, now }, tell);
  tell([rough.quota]);
  try {
    await rough.count(counting);
  } catch (error) {
    if (error instanceof ApiFailure && error.code === "rate_limited") tell([usedUp(rough.quota)]);
    throw error;
  }
}
