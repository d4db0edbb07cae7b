import { type PreparedHost, prepareHost } from "@daybook/core/availability/host";
import type { Hours } from "@daybook/core/availability/hours";
import type { Busy, Occupied } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "../offers/hold-block.ts";
import { REACH } from "../offers/prepared-inputs.ts";
import { type HostChange, withChange } from "../offers/timeline-change.ts";

/** A host's timeline is kept in stretches of so many ms, each with the reach its edges need. */
export const STRETCH = 64 * 86_400_000;

export const stretchOf = (instant: number): number => Math.floor(instant / STRETCH);

/** The stretches that hold the starts of [from, to), epoch ms. */
export function stretchesBetween(from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = stretchOf(from); from < to && index * STRETCH < to; index++) found.push(index);
  return found;
}

/** What stretch `index` must be loaded with: [from, to), epoch ms. */
export const reachOf = (index: number): { from: number; to: number } => ({
  from: index * STRETCH - REACH,
  to: (index + 1) * STRETCH + REACH,
});

export interface Timeline {
  appointments: readonly Occupied[];
  busy: readonly Busy[];
}

/** Live holds, and holds as they were announced: so many forms of a stretch are asked for in turns. */
const FORMS = 3;

/** One stretch of one host's timeline, prepared once for each set of holds. Never changed. */
export class Stretch {
  readonly index: number;
  readonly timeline: Timeline;
  readonly #prepared = new Map<string, PreparedHost>();

  constructor(index: number, timeline: Timeline) {
    this.index = index;
    this.timeline = timeline;
  }

  prepared(hostId: string, hours: Hours, holds: readonly HoldBlock[]): PreparedHost {
    const name = holds.map((hold) => `${hold.id}:${hold.expiresAt}`).join();
    let host = this.#prepared.get(name);
    if (!host) {
      const { appointments, busy } = this.timeline;
      host = prepareHost({ hostId, hours, appointments: [...appointments], busy: [...busy], holds: [...holds] });
      if (this.#prepared.size >= FORMS) this.#prepared.clear();
      this.#prepared.set(name, host);
    }
    return host;
  }

  /** This stretch after a change of its host; itself where the change doesn't meet it. */
  with(change: HostChange): Stretch {
    const reach = reachOf(this.index);
    const meets = (one: { start: number; end: number }) => one.start < reach.to && one.end > reach.from;
    const gone = new Set([...change.removed, ...change.busyRemoved]);
    const { appointments, busy } = this.timeline;
    const isMet =
      change.added.some(meets) ||
      change.busyAdded.some(meets) ||
      appointments.some((one) => gone.has(one.id)) ||
      busy.some((one) => gone.has(one.id));
    return isMet ? new Stretch(this.index, withChange(this.timeline, change, reach)) : this;
  }
}
