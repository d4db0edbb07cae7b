import { type Database, withConnection } from "@daybook/db/connection";
import { type AttemptEnd, settleDeliveries } from "@daybook/db/delivery-ends";
import { isUnavailable } from "@daybook/db/failures";
import { dueClock } from "../objects/due-clocks.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";

/** Waits before an end is written over another connection, ms. What can't be written then is attempted again. */
const WAITS = [500, 2_000, 5_000];

/** Writes down how attempts ended, over another connection if this one is lost meanwhile. Who may go after them, by id. */
export async function settle(env: Env, db: Database, ends: readonly AttemptEnd[]): Promise<string[]> {
  const next = Math.min(...ends.map((end) => (end.outcome === "again" ? end.dueAt : Number.POSITIVE_INFINITY)));
  // Before it is written: whoever dies between has armed the clock for nothing. If it can't be reached, its next look
  // finds out when the next one is due.
  if (Number.isFinite(next)) await arm(env, next);
  try {
    return await settleOver(env, db, ends);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
  return settleElsewhere(env, ends);
}

const arm = (env: Env, at: number): Promise<void> =>
  dueClock(env)
    .arm(at)
    .catch(() => {});

async function settleOver(env: Env, db: Database, ends: readonly AttemptEnd[]): Promise<string[]> {
  const { next, soon } = await settleDeliveries(system, db, ends);
  if (soon !== null) await arm(env, soon);
  return next;
}

async function settleElsewhere(env: Env, ends: readonly AttemptEnd[]): Promise<string[]> {
  for (const [index, wait] of WAITS.entries()) {
    await new Promise((done) => setTimeout(done, wait));
    try {
      return await withConnection(workerServices(env).connect, (db) => settleOver(env, db, ends));
    } catch (error) {
      if (!isUnavailable(error) || index === WAITS.length - 1) throw error;
    }
  }
  return [];
}
