import { groupsByRole } from "@daybook/core/availability/host-roles";
import type { HostGroup } from "@daybook/core/availability/offer";
import type { EventTypeSettings } from "@daybook/core/bookings/settings";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { RoomHost } from "./room-host.ts";

/** A page's offer as something that can be asked: its settings and its hosts at one moment. */
export interface PageView {
  settings: EventTypeSettings;
  hosts: readonly RoomHost[];
}

/** The same with one host replaced by what becomes of it. */
export const withHost = (view: PageView, host: RoomHost): PageView => ({
  ...view,
  hosts: view.hosts.map((one) => (one.facts.hostId === host.facts.hostId ? host : one)),
});

/**
 * The groups of hosts in one stretch, by their holds or by what `holdsOf` makes of them; null where the stretch isn't
 * known of every host.
 */
export function groupsAt(
  { hosts }: PageView,
  index: number,
  holdsOf: (host: RoomHost) => readonly HoldBlock[] = ({ facts }) => facts.holds,
): HostGroup[] | null {
  const prepared = hosts.flatMap((host) => {
    const one = host.prepared(index, holdsOf(host));
    return one ? [{ role: host.facts.role, host: one }] : [];
  });
  return prepared.length === hosts.length ? groupsByRole(prepared) : null;
}
