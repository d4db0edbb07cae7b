import { type Database, withConnection } from "@daybook/db/connection";
import { adoptOutbox } from "@daybook/db/deliveries";
import { type LeasedDelivery, leaseDeliveries } from "@daybook/db/delivery-leases";
import { wakeEffects } from "../events/wake.ts";
import { workerServices } from "../objects/worker-services.ts";
import type { Env } from "../runtime/env.ts";
import { system } from "../runtime/services.ts";
import { ready } from "./attempt.ts";
import { settle } from "./settle.ts";
import type { CarryContext } from "./sink.ts";
import { strictSinks } from "./sinks.ts";
import { UnderWay } from "./under-way.ts";

/**
 * An attempt that hasn't ended by then is given to somebody else, ms: three rounds of mails that time out, two at once,
 * or three of other messages.
 */
const LEASE = 60_000;
const LEASED = 24;
const OF_ONE_SINK = 9;
const FOR_ONE_RECEIVER = 6;
/** So long a message takes more of what it asked for, and what stood behind that, ms; then the queue is told of the rest. */
const GOES_ON = 20_000;

/**
 * Attempts those of the deliveries that are due, all over one connection, and those that stood behind them. Whatever
 * happens, their rows say so. Throws `DatabaseUnavailable`.
 */
export async function carryOut(env: Env, ids: readonly string[]): Promise<void> {
  const { connect, now } = workerServices(env);
  await withConnection(connect, async (db) => {
    const until = now() + GOES_ON;
    const missing = await carryFresh(env, db, ids, until);
    if (missing.length === 0) return;
    // Not there: done with, or waiting, or left in the outbox by the version before.
    await adoptOutbox(system, db, now());
    await carryFresh(env, db, missing, until);
    await carryOutlived(env, db, missing);
  });
}

/**
 * Attempts all that are due and not suspicious, and who may go after them; a receiver that is slow holds up nobody
 * else. Those that weren't there, by id.
 */
async function carryFresh(env: Env, db: Database, ids: readonly string[], until: number): Promise<string[]> {
  const { now } = workerServices(env);
  const underWay = new UnderWay();
  let asked = [...ids];
  try {
    for (;;) {
      const isOver = now() >= until;
      const leased = isOver ? [] : await lease(env, db, asked, underWay.busy());
      const taken = new Set(leased.map(({ id }) => id));
      asked = asked.filter((id) => !taken.has(id));
      await begin(env, db, leased, underWay);
      if (underWay.size === 0) {
        if (isOver) await wakeEffects(env, asked);
        return isOver ? [] : asked;
      }
      asked.push(...(await settle(env, db, await underWay.ended())));
    }
  } catch (error) {
    // What was taken is sent all the same, and said to be.
    await settle(env, db, await underWay.allEnded());
    throw error;
  }
}

/** One at a time those whose last attempt never ended: what takes its process with it must not take others too. */
async function carryOutlived(env: Env, db: Database, ids: readonly string[]): Promise<void> {
  for (;;) {
    const leased = await lease(env, db, ids, [], true);
    if (leased.length === 0) return;
    const underWay = new UnderWay();
    await begin(env, db, leased, underWay);
    await wakeEffects(env, await settle(env, db, await underWay.allEnded()));
  }
}

function lease(
  env: Env,
  db: Database,
  ids: readonly string[],
  busy: readonly string[],
  outlived = false,
): Promise<LeasedDelivery[]> {
  const now = workerServices(env).now();
  return leaseDeliveries(system, db, ids, {
    now,
    until: now + LEASE,
    outlived,
    most: outlived ? 1 : LEASED,
    perReceiver: FOR_ONE_RECEIVER,
    perSink: OF_ONE_SINK,
    busy,
    strict: strictSinks,
  });
}

async function begin(env: Env, db: Database, leased: readonly LeasedDelivery[], underWay: UnderWay): Promise<void> {
  const services = workerServices(env);
  const known = new Map<string, Promise<unknown>>();
  const context: CarryContext = {
    env,
    services,
    db,
    at: services.now(),
    bookingIds: [...new Set(leased.flatMap(({ event }) => (event.subjectKind === "booking" ? [event.subjectId] : [])))],
    read<T>(name: string, load: () => Promise<T>) {
      const loading = (known.get(name) as Promise<T> | undefined) ?? load();
      known.set(name, loading);
      return loading;
    },
  };
  for (const delivery of leased) underWay.add(await ready(context, delivery));
}
