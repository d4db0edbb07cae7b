import type { Database } from "@daybook/db/connection";
import { replayDeliveries, type ToReplay } from "@daybook/db/delivery-replays";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { auditReplay } from "../audit/audit-replay.ts";
import type { Caller } from "../audit/caller.ts";
import { dedupeWindows } from "../effects/sinks.ts";
import { wakeFirst } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";

/** Has deliveries sent once more; their ids. What `first` refuses isn't. */
export async function replay(
  env: Env,
  services: Services,
  owner: OwnerId,
  caller: Caller,
  which: ToReplay,
  first: (db: Database) => Promise<unknown> = async () => {},
): Promise<string[]> {
  await services.armClock();
  const ids = await transact(services.connect, async (db) => {
    await first(db);
    const replayed = await replayDeliveries(owner, db, which, services.now(), dedupeWindows(env));
    auditReplay(services, db, caller, replayed);
    return replayed;
  });
  await wakeFirst(env, ids);
  return ids;
}
