import type { Database } from "@daybook/db/connection";
import { lockHost, raiseHostVersion } from "@daybook/db/hosts";
import type { Effect } from "@daybook/db/outbox";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { hostDesk } from "../desk/host-desks.ts";
import { SAFETY_NET, wakeEffects } from "../effects/wake.ts";
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
 * desk hears of it, by way of the outbox if not from here. Returns what the change did.
 */
export async function changeOffer<T>(
  services: Services,
  env: Env,
  owner: OwnerId,
  change: (db: Database) => Promise<T>,
): Promise<T> {
  const { hostId, push, changed } = await transact(services.connect, async (db) => {
    const host = await lockOffer(owner, db);
    const changed = await change(db);
    const push = pushOf(services, host.id, host.version + 1);
    await Promise.all([raiseHostVersion(owner, db, [push]), services.armClock(push.dueAt + SAFETY_NET)]);
    return { hostId: host.id, push, changed };
  });
  forgetAddresses();
  const told = hostDesk(env, hostId).changed();
  await Promise.all([told.catch(() => {}), wakeEffects(env, [push.id])]);
  return changed;
}

function pushOf(services: Services, hostId: string, version: number): Effect {
  const now = services.now();
  return {
    id: services.newId(),
    kind: "push",
    dedupeKey: `push:${hostId}:${version}`,
    bookingId: null,
    payload: { hostId },
    dueAt: now,
    createdAt: now,
  };
}
