import type { HostGroup } from "@daybook/core/availability/offer";
import type { OfferInputs } from "@daybook/db/offer-inputs";
import type { PageScope } from "@daybook/db/scopes";
import type { HoldBlock } from "./hold-block.ts";
import { prepareInputs, REACH } from "./prepared-inputs.ts";
import { type TimelineChange, withChange } from "./timeline-change.ts";

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Alternatives are looked for a week around a claim. */
const AROUND = WEEK + REACH;
/** How long after the host's version was read a refusal from memory stands, ms. */
const VALID = 2_000;
/** How long after a claim its week counts as sought after, ms. */
const RECENT = 10_000;

export interface Remembered {
  inputs: OfferInputs;
  groups(holds: readonly HoldBlock[]): HostGroup[];
}

interface Week extends Remembered {
  from: number;
  to: number;
  readAt: number;
}

type Load = (page: PageScope, from: number, to: number) => Promise<OfferInputs | null>;

/** What a desk remembers of its host's weeks, so that a stampede on a taken time costs no transactions. */
export class OfferMemory {
  readonly #load: Load;
  readonly #weeks = new Map<string, Week>();
  readonly #asked = new Map<string, number>();
  /** How often everything was forgotten: what was being read meanwhile may be older than that. */
  #forgotten = 0;

  constructor(load: Load) {
    this.#load = load;
  }

  /** Whether the week of a start was asked for in the last seconds; asking makes it so. */
  soughtAfter(page: PageScope, start: number, now: number): boolean {
    const key = this.#key(page, start);
    const before = this.#asked.get(key);
    this.#asked.set(key, now);
    if (this.#asked.size > 200) for (const [old, at] of this.#asked) if (at < now - RECENT) this.#asked.delete(old);
    return before !== undefined && before > now - RECENT;
  }

  /** What is remembered around a start, whatever its age; undefined when nothing is. */
  peek(page: PageScope, start: number): Remembered | undefined {
    return this.#weeks.get(this.#key(page, start));
  }

  /** Not older than two seconds: read again when it is. Null when there is no such event type. */
  async fresh(page: PageScope, start: number, now: () => number): Promise<Remembered | null> {
    const key = this.#key(page, start);
    const known = this.#weeks.get(key);
    const at = now();
    if (known && known.readAt > at - VALID) return known;
    const week = Math.floor(start / WEEK) * WEEK;
    const [from, to] = [week - AROUND, week + WEEK + AROUND];
    const forgotten = this.#forgotten;
    const inputs = await this.#load(page, from, to);
    if (!inputs) return null;
    // Something changed while this was read, perhaps before and perhaps after: once more.
    if (forgotten !== this.#forgotten) return this.fresh(page, start, now);
    if (this.#weeks.size > 50) this.#weeks.clear();
    const entry = remember(inputs, from, to, at);
    this.#weeks.set(key, entry);
    return entry;
  }

  /** A change that this desk committed: what is remembered follows, where nothing came between. */
  apply(change: TimelineChange, now: number): void {
    for (const [key, week] of this.#weeks) {
      if (week.inputs.version !== change.version - 1) this.#weeks.delete(key);
      else {
        const appointments = withChange(week.inputs.appointments, change, week.from, week.to);
        this.#weeks.set(
          key,
          remember({ ...week.inputs, version: change.version, appointments }, week.from, week.to, now),
        );
      }
    }
  }

  forget(): void {
    this.#forgotten++;
    this.#weeks.clear();
  }

  #key({ eventTypeId }: PageScope, start: number): string {
    return `${eventTypeId}:${Math.floor(start / WEEK)}`;
  }
}

/** Prepared once for a set of holds: a stampede asks again and again with the same. */
function remember(inputs: OfferInputs, from: number, to: number, readAt: number): Week {
  let prepared: { holds: string; groups: HostGroup[] } | null = null;
  const groups = (holds: readonly HoldBlock[]) => {
    const name = holds.map((hold) => `${hold.id}:${hold.expiresAt}`).join();
    if (prepared?.holds !== name) prepared = { holds: name, groups: prepareInputs(inputs, holds) };
    return prepared.groups;
  };
  return { inputs, from, to, readAt, groups };
}
