import { offerChanged, offerChangedDeliveries } from "@daybook/core/events/offer-changed";
import type { Database } from "@daybook/db/connection";
import type { NewEvent } from "@daybook/db/events";
import { type LockedHost, raiseHosts } from "@daybook/db/hosts";
import type { OwnerId } from "@daybook/db/scopes";
import { deliveryIds, newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { hostDesk } from "../objects/host-desks.ts";
import { changeHost } from "../offers/change-host.ts";
import { forgetAddresses } from "../offers/page-addresses.ts";
import type { Env } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

interface Changed<T> {
  /** As they were. */
  hosts: LockedHost[];
  events: NewEvent[];
  value: T;
}

/**
 * Runs a change of what hosts offer (hours, an event type): their rows are locked first and their versions raised, and
 * once committed their desks hear of it, by way of a delivery if not from here. Returns what the change did.
 */
export async function changeOffer<T>(
  services: Services,
  env: Env,
  owner: OwnerId,
  wanted: readonly string[] | "own",
  change: (db: Database) => Promise<T>,
): Promise<T> {
  const { hosts, events, value } = await changeHost<Changed<T>>(services, {
    scope: owner,
    key: null,
    hosts: wanted,
    otherwise: async () => {
      throw new ApiFailure("unauthenticated");
    },
    async work(db, { hosts }) {
      const value = await change(db);
      const events = hosts.map(({ id, version }) => {
        const event = offerChanged(id, version + 1, services.now());
        return newEvent(services, event, offerChangedDeliveries(event));
      });
      const ids = hosts.map((host) => host.id);
      await raiseHosts(owner, db, ids, events);
      return { hosts, events, value };
    },
  });
  forgetAddresses();
  const notified = hosts.map(({ id, version }) => hostDesk(env, id).changed(version + 1));
  await Promise.all([Promise.allSettled(notified), wakeEffects(env, deliveryIds(events))]);
  return value;
}
