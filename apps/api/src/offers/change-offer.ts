import { findAccount } from "@daybook/db/accounts";
import type { Database } from "@daybook/db/connection";
import { lockHost, raiseHostVersion } from "@daybook/db/hosts";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { hostDesk } from "../desk/host-desks.ts";
import type { Env } from "../env.ts";
import { ApiFailure } from "../http/failure.ts";
import type { Services } from "../services.ts";

/**
 * Runs a change of what a host offers: the host's row is locked first and its version raised, and once committed the
 * desk hears of it.
 */
export async function changeOffer(
  services: Services,
  env: Env,
  owner: OwnerId,
  change: (db: Database, hostId: string) => Promise<void>,
): Promise<void> {
  const hostId = await transact(services.connect, async (db) => {
    const account = await findAccount(owner, db);
    if (!account) throw new ApiFailure("unauthenticated");
    await lockHost(db, account.hostId);
    await change(db, account.hostId);
    await raiseHostVersion(db, account.hostId);
    return account.hostId;
  });
  // Rooms compare versions twice a minute in any case: a desk that can't be reached delays the news, no more.
  await hostDesk(env, hostId)
    .changed()
    .catch(() => {});
}
