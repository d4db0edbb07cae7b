import { type PreparedHost, prepareHost } from "@daybook/core/availability/host";
import { groupsByRole } from "@daybook/core/availability/host-roles";
import type { HostGroup } from "@daybook/core/availability/offer";
import type { HostInputs, OfferInputs } from "@daybook/db/offer-inputs";
import { type HoldBlock, type HoldsByHost, holdsOf } from "./hold-block.ts";

/** One host, ready for `core` to be asked. */
export const prepareInputs = (host: HostInputs, holds: readonly HoldBlock[]): PreparedHost =>
  prepareHost({
    hostId: host.hostId,
    hours: host.hours,
    appointments: host.appointments,
    busy: host.busy,
    holds: [...holds],
  });

/** The hosts of an offer in the groups that their roles make of them. */
export const preparedGroups = (inputs: OfferInputs, holds: HoldsByHost): HostGroup[] =>
  groupsByRole(
    inputs.hosts.map((host) => ({ role: host.role, host: prepareInputs(host, holdsOf(holds, host.hostId)) })),
  );

/**
 * The hosts of a group, best first: by priority, then by id. What fairness adds is added here, and the choice is recorded
 * with the booking.
 */
export function rankHosts(inputs: OfferInputs): (group: readonly string[]) => readonly string[] {
  const priority = new Map(inputs.hosts.map((host) => [host.hostId, host.priority]));
  return (group) =>
    group.toSorted((a, b) => (priority.get(b) ?? 0) - (priority.get(a) ?? 0) || (a < b ? -1 : a > b ? 1 : 0));
}

/** How far past what is asked inputs must reach, ms: an appointment of a day, and a buffer of a day on both sides of a gap. */
export const REACH = 3 * 86_400_000;
