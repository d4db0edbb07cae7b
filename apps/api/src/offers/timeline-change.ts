import type { Busy, Occupied } from "@daybook/db/offer-inputs";

/** What one committed change did to one host's timeline; it raised the host's version to `version`. */
export interface HostChange {
  hostId: string;
  version: number;
  /** Ids of appointments that no longer stand where they stood. */
  removed: string[];
  added: Occupied[];
  busyRemoved: string[];
  busyAdded: Busy[];
}

/** A change of several hosts' time, committed together. */
export interface TimelineChange {
  hosts: HostChange[];
}

interface Stretch {
  id: string;
  start: number;
  end: number;
}

function changed<T extends Stretch>(
  known: readonly T[],
  removed: readonly string[],
  added: readonly T[],
  reach: { from: number; to: number },
): T[] {
  const gone = new Set([...removed, ...added.map((one) => one.id)]);
  return [
    ...known.filter((one) => !gone.has(one.id)),
    ...added.filter((one) => one.start < reach.to && one.end > reach.from),
  ].sort((a, b) => a.start - b.start);
}

/** A host's timeline within [from, to), epoch ms, after a change; new arrays. */
export const withChange = (
  known: { appointments: readonly Occupied[]; busy: readonly Busy[] },
  change: HostChange,
  reach: { from: number; to: number },
): { appointments: Occupied[]; busy: Busy[] } => ({
  appointments: changed(known.appointments, change.removed, change.added, reach),
  busy: changed(known.busy, change.busyRemoved, change.busyAdded, reach),
});
