import type { HostGroup } from "@daybook/core/availability/offer";
import type { OfferInputs } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "../offers/hold-block.ts";
import { prepareInputs, REACH } from "../offers/prepared-inputs.ts";
import { type TimelineChange, withChange } from "../offers/timeline-change.ts";

/** Inputs are kept in stretches of so many ms, each with the reach its edges need. */
export const CHUNK = 64 * 86_400_000;

export const chunkOf = (instant: number): number => Math.floor(instant / CHUNK);

/** The chunks that hold the starts of [from, to), epoch ms. */
export function chunksBetween(from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = chunkOf(from); index * CHUNK < to; index++) found.push(index);
  return found;
}

/** What chunk `index` must be loaded with: [from, to), epoch ms. */
export const chunkReach = (index: number): { from: number; to: number } => ({
  from: index * CHUNK - REACH,
  to: (index + 1) * CHUNK + REACH,
});

/** One stretch of a page's inputs, prepared once for each set of holds. Never changed. */
export class Chunk {
  readonly index: number;
  readonly inputs: OfferInputs;
  #prepared: { holds: string; groups: HostGroup[] } | null = null;

  constructor(index: number, inputs: OfferInputs) {
    this.index = index;
    this.inputs = inputs;
  }

  groups(holds: readonly HoldBlock[]): HostGroup[] {
    const name = holds.map((hold) => `${hold.id}:${hold.expiresAt}`).join();
    if (this.#prepared?.holds !== name) this.#prepared = { holds: name, groups: prepareInputs(this.inputs, holds) };
    return this.#prepared.groups;
  }

  with(change: TimelineChange): Chunk {
    const { from, to } = chunkReach(this.index);
    return new Chunk(this.index, {
      ...this.inputs,
      version: change.version,
      appointments: withChange(this.inputs.appointments, change, from, to),
    });
  }
}
