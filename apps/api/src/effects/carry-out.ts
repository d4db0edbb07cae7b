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
 * An attempt that hasn't ended by then is given to somebody else, ms. What couldn't begin until so long before isn't
 * begun any more: a mail may take 18 s.
 */
const LEASE = 60_000;
const LAST_BEGIN = 20_000;
/** So many are taken at once: three rounds of what is sent at the same moment. */
const LEASED = 24;
const OF_ONE_SINK = 12;
const FOR_ONE_RECEIVER = 6;
/** As long as everybody is quick, twice as many each time, up to so many times these. */
const MOST_TIMES = 8;
/** Of what was asked for so many are looked at each time, the rest after them. */
const LOOKED_AT = 100;
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
    await carryOutlived(env, db, missing, until);
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
  let times = 1;
  /** How many were looked at since something last went or ended: none of them can go. */
  let inVain = 0;
  try {
    for (;;) {
      const isOver = now() >= until;
      const looked = isOver ? [] : asked.slice(0, LOOKED_AT);
      const leased = await lease(env, db, looked, { busy: underWay.busy(), times });
      const taken = new Set(leased.map(({ id }) => id));
      asked = [...asked.slice(looked.length), ...looked].filter((id) => !taken.has(id));
      inVain = leased.length > 0 ? 0 : inVain + looked.length;
      await begin(env, db, leased, underWay);
      if (underWay.size === 0 && isOver) {
        await wakeEffects(env, asked);
        return [];
      }
      if (underWay.size === 0 && inVain >= asked.length) return asked;
      if (!isOver && leased.length === 0 && inVain < asked.length) continue;
      inVain = 0;
      const ends = await underWay.ended();
      times = underWay.isLate ? 1 : Math.min(2 * times, MOST_TIMES);
      asked.push(...(await settle(env, db, ends)));
    }
  } catch (error) {
    // What was taken is sent all the same, and said to be.
    await settle(env, db, await underWay.allEnded());
    throw error;
  }
}

/**
 * One at a time those whose last attempt never ended: what takes its process with it must not take others too. At least
 * one goes; the queue is told of those for whom no time is left, so that they go after what came meanwhile.
 */
async function carryOutlived(env: Env, db: Database, ids: readonly string[], until: number): Promise<void> {
  const { now } = workerServices(env);
  const left = new Set(ids);
  do {
    const leased = await lease(env, db, [...left], "outlived");
    if (leased.length === 0) return;
    for (const { id } of leased) left.delete(id);
    const underWay = new UnderWay();
    await begin(env, db, leased, underWay);
    await wakeEffects(env, await settle(env, db, await underWay.allEnded()));
  } while (now() < until);
  await wakeEffects(env, [...left]);
}

function lease(
  env: Env,
  db: Database,
  ids: readonly string[],
  which: { busy: readonly string[]; times: number } | "outlived",
): Promise<LeasedDelivery[]> {
  const now = workerServices(env).now();
  const outlived = which === "outlived";
  const { busy, times } = outlived ? { busy: [], times: 1 } : which;
  return leaseDeliveries(system, db, ids, {
    now,
    until: now + LEASE,
    outlived,
    most: outlived ? 1 : LEASED * times,
    perReceiver: FOR_ONE_RECEIVER * times,
    perSink: OF_ONE_SINK * times,
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
    targets: (sink) => [...new Set(leased.flatMap((one) => (one.sink === sink ? [one.target] : [])))],
    beginsUntil: services.now() + LEASE - LAST_BEGIN,
    read<T>(name: string, load: () => Promise<T>) {
      const loading = (known.get(name) as Promise<T> | undefined) ?? load();
      known.set(name, loading);
      return loading;
    },
  };
  for (const delivery of leased) underWay.add(await ready(context, delivery));
}
