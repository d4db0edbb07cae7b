import { MOST_READS, MOST_SOCKETS, PERIOD, type ToldQuota } from "@daybook/contract/limits";
import type { Env } from "../runtime/env.ts";
import { tooMany } from "./limits.ts";

/** So many reads are counted as one: to ask the platform's counter costs as much as a small answer. */
const AT_ONCE = 10;
/** So many addresses are remembered. */
const MOST = 5_000;

interface Reader {
  reads: number;
  refusedUntil: number;
}
const readers = new Map<string, Reader>();

/** How many more there may be, nobody knows exactly: told is that none may, and until when. */
export const readQuota: ToldQuota = { name: "reads", most: MOST_READS };
export const socketQuota: ToldQuota = { name: "sockets", most: MOST_SOCKETS };
export const usedUp = (quota: ToldQuota, wait = PERIOD): ToldQuota => ({ ...quota, remaining: 0, resets: wait });

/** Counts a read of public times or pages by this address, in tens; throws 429 when there were too many in a minute. */
export async function countRead(env: Env, address: string, now: number): Promise<void> {
  const known = readers.get(address);
  if (known && known.refusedUntil > now) throw tooMany(PERIOD);
  const reader = known ?? { reads: 0, refusedUntil: 0 };
  if (!known) {
    if (readers.size >= MOST) readers.clear();
    readers.set(address, reader);
  }
  reader.reads++;
  if (reader.reads % AT_ONCE !== 0) return;
  const { success } = await env.LIMIT_READS.limit({ key: address });
  if (success) return;
  reader.refusedUntil = now + PERIOD * 1_000;
  throw tooMany(PERIOD);
}

/** Counts a live socket that this address opens, on whatever page; throws 429. */
export async function countSocket(env: Env, address: string): Promise<void> {
  const { success } = await env.LIMIT_SOCKETS.limit({ key: address });
  if (!success) throw tooMany(PERIOD);
}
