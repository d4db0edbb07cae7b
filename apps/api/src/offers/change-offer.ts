import { offerChanged, offerChangedDeliveries } from "@daybook/core/events/offer-changed";
import type { Database } from "@daybook/db/connection";
import { lockHost, raiseHostVersion } from "@daybook/db/hosts";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { hostDesk } from "../desk/host-desks.ts";
import { deliveryIds, newEvent } from "../effects/new-event.ts";
import { wakeEffects } from "../effects/wake.ts";
import type { Env } from "../env.ts";
import { ApiFailure } from "../http/failure.ts";
import { forgetAddresses } from "../pages/page-addresses.ts";
import type { Services } from "../services.ts";

/** Until the transaction ends nobody else changes what the owner's host offers. Throws `unauthenticated`. */
export async function lockOffer(owner: OwnerId, db: Database): Promise<{ id: string; version: number }> {
  const host = await lockHost(owner, db);
  if (!host) throw new ApiFailure("unauthenticated");
  return host;
}

/**
 * Runs a change of what a host offers: the host's row is locked first and its version raised, and once committed the
 * desk hears of it, by way of a delivery if not from here. Returns what the change did.
 */
export async function changeOffer<T>(
  services: Services,
  env: Env,
  owner: OwnerId,
  change: (db: Database) => Promise<T>,
): Promise<T> {
  const armed = services.armClock();
  armed.catch(() => {});
  const { hostId, event, changed } = await transact(services.connect, async (db) => {
    // Before the host's row is locked: nobody waits for the clock behind a lock.
    await armed;
    const host = await lockOffer(owner, db);
    const changed = await change(db);
    const event = offerChanged(host.id, host.version + 1, services.now());
    const recorded = newEvent(services, event, offerChangedDeliveries(event));
    await raiseHostVersion(owner, db, [recorded]);
    return { hostId: host.id, event: recorded, changed };
  });
  forgetAddresses();
  const told = hostDesk(env, hostId).changed();
  await Promise.all([told.catch(() => {}), wakeEffects(env, deliveryIds([event]))]);
  return changed;
}
