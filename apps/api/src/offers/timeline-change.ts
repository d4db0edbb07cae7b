import type { Occupied } from "@daybook/db/offer-inputs";

/** What one committed change did to a host's timeline; it raised the host's version to `version`. */
export interface TimelineChange {
  hostId: string;
  version: number;
  /** Ids of appointments that no longer stand where they stood. */
  removed: string[];
  added: Occupied[];
}

/** Applies a change to the appointments that meet [from, to), epoch ms; a new array. */
export function withChange(
  appointments: readonly Occupied[],
  change: TimelineChange,
  from: number,
  to: number,
): Occupied[] {
  const gone = new Set([...change.removed, ...change.added.map((one) => one.id)]);
  return [
    ...appointments.filter((one) => !gone.has(one.id)),
    ...change.added.filter((one) => one.start < to && one.end > from),
  ].sort((a, b) => a.start - b.start);
}
