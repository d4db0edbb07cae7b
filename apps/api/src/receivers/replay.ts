import type { Database } from "@daybook/db/connection";
import { type DedupeWindow, replayDeliveries, type ToReplay } from "@daybook/db/delivery-replays";
import type { Receiver } from "@daybook/db/receiver-deliveries";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { auditReplay } from "../audit/audit-replay.ts";
import type { Caller } from "../audit/caller.ts";
import { wakeFirst } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";
import { requireDelivery } from "./delivery-log.ts";

interface Call {
  owner: OwnerId;
  services: Services;
  env: Env;
  readonly caller: Caller;
}
type Find = (db: Database) => Promise<Receiver>;

/** Webhooks are sent the same id for ever. A room whose server drops repeats needs another for what it has. */
export const receiverWindows: readonly DedupeWindow[] = [{ sink: "chat", window: null }];

/** Has deliveries sent once more; their ids. `which` may throw, and then none is. */
export async function replay(
  { owner, services, env, caller }: Call,
  windows: readonly DedupeWindow[],
  which: (db: Database) => Promise<ToReplay>,
): Promise<string[]> {
  await services.armClock();
  const ids = await transact(services.connect, async (db) => {
    const replayed = await replayDeliveries(owner, db, await which(db), services.now(), windows);
    auditReplay(services, db, caller, replayed);
    return replayed;
  });
  await wakeFirst(env, ids);
  return ids;
}

/** Sends one of a receiver's deliveries once more, whatever became of it. */
export async function replayOne(call: Call, id: string, receiver: Find): Promise<{ id: string }> {
  await replay(call, receiverWindows, async (db) => {
    await requireDelivery(call.owner, db, await receiver(db), id, call.services.now());
    return { ids: [id] };
  });
  return { id };
}

/** Sends all dead letters of a receiver once more; how many. */
export async function replayFailed(call: Call, receiver: Find): Promise<{ count: number }> {
  const ids = await replay(call, receiverWindows, async (db) => {
    const { sink, id } = await receiver(db);
    return { sink, target: id };
  });
  return { count: ids.length };
}
