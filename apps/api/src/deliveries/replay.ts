import type { Database } from "@daybook/db/connection";
import { replayDeliveries, type ToReplay } from "@daybook/db/delivery-replays";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { dedupeWindows } from "../effects/sinks.ts";
import { wakeFirst } from "../events/wake.ts";
import type { Env } from "../runtime/env.ts";
import type { Services } from "../runtime/services.ts";

/** Has deliveries sent once more; their ids. What `first` refuses isn't. */
export async function replay(
  env: Env,
  services: Services,
  owner: OwnerId,
  which: ToReplay,
  first: (db: Database) => Promise<unknown> = async () => {},
): Promise<string[]> {
  await services.armClock();
  const ids = await transact(services.connect, async (db) => {
    await first(db);
    return replayDeliveries(owner, db, which, services.now(), dedupeWindows(env));
  });
  await wakeFirst(env, ids);
  return ids;
}
