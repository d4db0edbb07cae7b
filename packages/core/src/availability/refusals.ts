import type { Blocker } from "./blocks.ts";
import type { RefusalReason } from "./rules/registry.ts";
import { blockerOf, placeAt, reasonOf, type Verdicts } from "./verdicts.ts";

/** A start that is not offered, why, and by which host's and which block's doing. Epoch milliseconds. */
export interface RefusedStart {
  start: number;
  reason: RefusalReason;
  hostId?: string;
  by?: Blocker;
}

/** Refused starts, ascending, as columns of numbers: an object for each, of thousands, costs more than to find them. */
export class Refusals implements Iterable<RefusedStart> {
  readonly #minutes: readonly number[];
  readonly #verdicts: readonly Verdicts[];
  /** Which of the verdicts speaks of each start, and at which index; absent where one speaks of all, in their order. */
  readonly #spoken: { readonly by: Int32Array; readonly at: Int32Array } | undefined;

  constructor(
    minutes: readonly number[],
    verdicts: readonly Verdicts[],
    spoken?: { readonly by: Int32Array; readonly at: Int32Array },
  ) {
    this.#minutes = minutes;
    this.#verdicts = verdicts;
    this.#spoken = spoken;
  }

  get length(): number {
    return this.#minutes.length;
  }

  /** Throws RangeError for an index that has none. */
  at(index: number): RefusedStart {
    const minute = this.#minutes[index];
    if (minute === undefined) throw new RangeError(`no refused start has the index ${index}`);
    const verdicts = this.#verdicts[this.#spoken ? (this.#spoken.by[index] as number) : 0];
    // Where nobody has judged, nobody is to blame.
    if (!verdicts) return { start: minute * 60_000, reason: "outside_hours" };
    const place = this.#spoken ? (this.#spoken.at[index] as number) : index;
    const { hostId } = verdicts;
    const reason = reasonOf(placeAt(verdicts, place));
    const by = blockerOf(verdicts, place);
    return by ? { start: minute * 60_000, reason, hostId, by } : { start: minute * 60_000, reason, hostId };
  }

  *[Symbol.iterator](): Iterator<RefusedStart> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}
