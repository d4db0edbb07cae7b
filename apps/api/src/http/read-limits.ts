import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";

/** The limits' period in wrangler.toml, ms. */
const PERIOD = 60_000;
/** So many reads are counted as one: to ask the platform's counter costs as much as a small answer. */
const AT_ONCE = 10;
/** So many addresses are remembered. */
const MOST = 5_000;

interface Reader {
  reads: number;
  refusedUntil: number;
}
const readers = new Map<string, Reader>();

const tooMany = (): ApiFailure =>
  new ApiFailure("rate_limited", {
    retryAfter: PERIOD / 1_000,
    detail: `Too many of these from your network. Try again in ${PERIOD / 1_000} seconds.`,
  });

/** Counts a read of public times or pages by this address, in tens; throws 429 when there were too many in a minute. */
export async function countRead(env: Env, address: string, now: number): Promise<void> {
  const known = readers.get(address);
  if (known && known.refusedUntil > now) throw tooMany();
  const reader = known ?? { reads: 0, refusedUntil: 0 };
  if (!known) {
    if (readers.size >= MOST) readers.clear();
    readers.set(address, reader);
  }
  reader.reads++;
  if (reader.reads % AT_ONCE !== 0) return;
  const { success } = await env.LIMIT_READS.limit({ key: address });
  if (success) return;
  reader.refusedUntil = now + PERIOD;
  throw tooMany();
}

/** Counts a live socket that this address opens, on whatever page; throws 429. */
export async function countSocket(env: Env, address: string): Promise<void> {
  const { success } = await env.LIMIT_SOCKETS.limit({ key: address });
  if (!success) throw tooMany();
}
