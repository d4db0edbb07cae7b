import { type Database, withConnection } from "@daybook/db/connection";
import { adoptOutbox } from "@daybook/db/deliveries";
import { type LeasedDelivery, leaseDeliveries } from "@daybook/db/delivery-leases";
import { wakeEffects } from "../events/wake.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { attempt } from "./attempt.ts";
import { settle } from "./settle.ts";
import type { CarryContext } from "./sink.ts";
import { strictSinks } from "./sinks.ts";

/** An attempt that hasn't ended by then is given to somebody else, ms: three rounds of mails that time out. */
const LEASE = 60_000;
/** Leased at once, and attempted at once: beside its connection to Postgres a Worker has five others. */
const LEASED = 12;
const AT_ONCE = 4;
/** So long a message goes on with those that stood behind what it carried out, ms; then the queue is told of them. */
const GOES_ON = 20_000;

/**
 * Attempts those of the deliveries that are due, all over one connection, and those that stood behind them. Whatever
 * happens, their rows say so. Throws `DatabaseUnavailable`.
 */
export async function carryOut(env: Env, ids: readonly string[]): Promise<void> {
  const { connect, now } = workerServices(env);
  await withConnection(connect, async (db) => {
    const began = now();
    const { count, next } = await carryFresh(env, db, ids);
    let behind = next;
    while (behind.length > 0 && now() - began < GOES_ON) behind = (await carryFresh(env, db, behind)).next;
    await wakeEffects(env, behind);
    if (count === ids.length) return;
    // Not there: done with, or waiting, or left in the outbox by the version before.
    await adoptOutbox(system, db, now());
    await wakeEffects(env, (await carryFresh(env, db, ids)).next);
    await carryOutlived(env, db, ids);
  });
}

/** Attempts all that are due and not suspicious: how many there were, and who may go after them. */
async function carryFresh(env: Env, db: Database, ids: readonly string[]): Promise<{ count: number; next: string[] }> {
  let count = 0;
  const next: string[] = [];
  for (let from = 0; from < ids.length; from += LEASED) {
    const carried = await carry(env, db, ids.slice(from, from + LEASED), false);
    count += carried.leased.length;
    next.push(...carried.next);
  }
  return { count, next };
}

/** One at a time those whose last attempt never ended: what takes its process with it must not take others too. */
async function carryOutlived(env: Env, db: Database, ids: readonly string[]): Promise<void> {
  for (;;) {
    const { leased, next } = await carry(env, db, ids, true);
    await wakeEffects(env, next);
    if (leased.length === 0) return;
  }
}

async function carry(
  env: Env,
  db: Database,
  ids: readonly string[],
  outlived: boolean,
): Promise<{ leased: LeasedDelivery[]; next: string[] }> {
  const services = workerServices(env);
  const now = services.now();
  const leased = await leaseDeliveries(system, db, ids, {
    now,
    until: now + LEASE,
    outlived,
    most: outlived ? 1 : LEASED,
    strict: strictSinks,
  });
  const known = new Map<string, Promise<unknown>>();
  const context: CarryContext = {
    env,
    services,
    db,
    at: now,
    read<T>(name: string, load: () => Promise<T>) {
      const loading = (known.get(name) as Promise<T> | undefined) ?? load();
      known.set(name, loading);
      return loading;
    },
  };
  const next: string[] = [];
  for (let from = 0; from < leased.length; from += AT_ONCE)
    next.push(...(await settle(env, db, await attempt(context, leased.slice(from, from + AT_ONCE)))));
  return { leased, next };
}
