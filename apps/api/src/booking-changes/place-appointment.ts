import type { ClaimRefusal } from "@daybook/core/bookings/claim";
import { violates } from "@daybook/db/failures";
import type { Occupied } from "@daybook/db/offer-inputs";
import { Rollback } from "@daybook/db/transaction";
import type { TimelineChange } from "../offers/timeline-change.ts";
import type { ChangeOutcome, Interval } from "./outcome.ts";

export const refused = (reason: ClaimRefusal, hostId?: string): ChangeOutcome => ({
  kind: "refused",
  reason,
  ...(hostId === undefined ? {} : { hostId }),
  alternatives: [],
});

/** What a statement that places an appointment did to its hosts' timelines; `versions` are the new ones by host. */
export const placed = (
  versions: ReadonlyMap<string, number>,
  removed: string[],
  added: Occupied[],
): TimelineChange => ({
  hosts: [...versions].map(([hostId, version]) => ({
    hostId,
    version,
    removed,
    added,
    busyRemoved: [],
    busyAdded: [],
  })),
});

/** Constraints that say the time is taken, though `core` did not know: an overlap, or a hold that was used already. */
const TAKEN = ["appointment_hosts_no_overlap", "bookings_hold_id_key"];

/** Postgres has the last word: what its constraints refuse is taken. Anything else they refuse is a fault of ours. */
export async function unlessTaken(
  write: () => Promise<ChangeOutcome>,
): Promise<ChangeOutcome | Rollback<ChangeOutcome>> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, ...TAKEN)) return new Rollback(refused("booked"));
    throw error;
  }
}

/** A refusal with the nearest times that are free instead; none when Postgres is lost meanwhile. */
export async function withAlternatives(
  outcome: ChangeOutcome,
  nearest: () => Promise<Interval[]>,
): Promise<ChangeOutcome> {
  if (outcome.kind !== "refused") return outcome;
  return { ...outcome, alternatives: await nearest().catch(() => []) };
}
