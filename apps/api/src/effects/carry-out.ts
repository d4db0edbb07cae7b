import { type Database, withConnection } from "@daybook/db/connection";
import { adoptOutbox, type LeasedDelivery, leaseDeliveries } from "@daybook/db/deliveries";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { attempt } from "./attempt.ts";
import { settle } from "./settle.ts";
import type { CarryContext } from "./sink.ts";

/** An attempt that hasn't ended by then is given to somebody else, ms: three rounds of mails that time out. */
const LEASE = 60_000;
/** Leased at once, and attempted at once: beside its connection to Postgres a Worker has five others. */
const LEASED = 12;
const AT_ONCE = 4;

/**
 * Attempts those of the deliveries that are due, all over one connection. Whatever happens, their rows say so. Throws
 * `DatabaseUnavailable`.
 */
export async function carryOut(env: Env, ids: readonly string[]): Promise<void> {
  const { connect, now } = workerServices(env);
  await withConnection(connect, async (db) => {
    const count = await carryFresh(env, db, ids);
    if (count === ids.length) return;
    // Not there: done with, or waiting, or left in the outbox by the version before.
    await adoptOutbox(system, db, now());
    await carryFresh(env, db, ids);
    await carryOutlived(env, db, ids);
  });
}

/** Attempts all that are due and not suspicious; how many there were. */
async function carryFresh(env: Env, db: Database, ids: readonly string[]): Promise<number> {
  let count = 0;
  for (let from = 0; from < ids.length; from += LEASED)
    count += (await carry(env, db, ids.slice(from, from + LEASED), false)).length;
  return count;
}

/** One at a time those whose last attempt never ended: what takes its process with it must not take others too. */
async function carryOutlived(env: Env, db: Database, ids: readonly string[]): Promise<void> {
  while ((await carry(env, db, ids, true)).length > 0);
}

async function carry(env: Env, db: Database, ids: readonly string[], outlived: boolean): Promise<LeasedDelivery[]> {
  const services = workerServices(env);
  const now = services.now();
  const leased = await leaseDeliveries(system, db, ids, {
    now,
    until: now + LEASE,
    outlived,
    most: outlived ? 1 : LEASED,
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
  for (let from = 0; from < leased.length; from += AT_ONCE)
    await settle(env, db, await attempt(context, leased.slice(from, from + AT_ONCE)));
  return leased;
}
