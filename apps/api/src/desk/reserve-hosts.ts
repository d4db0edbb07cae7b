import type { HostGroup } from "@daybook/core/availability/offer";
import type { HostDeskRpc, Reservation } from "../objects/desk-rpc.ts";
import { within } from "../runtime/within.ts";

/** Whom a claim or a hold may have, and at whose desks their time is kept for it meanwhile. */
export interface Reserved {
  hostIds: string[];
  elsewhere: string[];
}

type Desk = Pick<HostDeskRpc, "reserve" | "unreserve">;
type Need = Pick<HostGroup, "need" | "optional">;

/** A desk that doesn't answer in this time counts as one that says no, ms: the line of the lead waits meanwhile. */
const PATIENCE = 2_000;

/**
 * Keeps the time of everybody a decision wants at their desks, one after the other in id order: of two that want some of
 * the same hosts one gets them all, and neither waits for the other. Of a group that needs one the best that says yes is
 * taken; who is optional and says no is left out. Null when that isn't enough: nothing is kept then.
 */
export async function reserveHosts(
  deskOf: (hostId: string) => Desk,
  ownId: string,
  groups: readonly Need[],
  decided: readonly (readonly string[])[],
  reservation: Reservation,
): Promise<Reserved | null> {
  const elsewhere: string[] = [];
  const keep = async (hostId: string): Promise<boolean> => {
    if (hostId === ownId) return true;
    // Noted before it is asked: a desk whose answer is lost may have kept the time.
    elsewhere.push(hostId);
    const said = await within(PATIENCE, deskOf(hostId).reserve(reservation));
    if (said === false) elsewhere.pop();
    return said === true;
  };
  const namesOf = (wanted: (group: Need) => boolean) =>
    groups.flatMap((group, index) => (wanted(group) ? [decided[index] ?? []] : []));
  try {
    const hostIds: string[] = [];
    const fixed = namesOf((group) => group.need === "all" && !group.optional).flat();
    for (const hostId of fixed.toSorted()) {
      if (!(await keep(hostId))) return await giveBack(deskOf, elsewhere, reservation.id);
      hostIds.push(hostId);
    }
    for (const candidates of namesOf((group) => group.need === 1)) {
      const chosen = await firstThat(candidates, keep);
      if (chosen === null) return await giveBack(deskOf, elsewhere, reservation.id);
      hostIds.push(chosen);
    }
    for (const hostId of namesOf((group) => group.optional === true)
      .flat()
      .toSorted())
      if (await keep(hostId)) hostIds.push(hostId);
    return { hostIds: [...new Set(hostIds)].sort(), elsewhere };
  } catch (error) {
    await giveBack(deskOf, elsewhere, reservation.id);
    throw error;
  }
}

async function firstThat(
  candidates: readonly string[],
  says: (id: string) => Promise<boolean>,
): Promise<string | null> {
  for (const candidate of candidates) if (await says(candidate)) return candidate;
  return null;
}

/** What can't be given back ends by itself. */
async function giveBack(deskOf: (hostId: string) => Desk, hostIds: readonly string[], id: string): Promise<null> {
  await Promise.allSettled(hostIds.map((hostId) => deskOf(hostId).unreserve(id)));
  return null;
}
