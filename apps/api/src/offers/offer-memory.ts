import type { HostGroup } from "@daybook/core/availability/offer";
import type { OfferInputs } from "@daybook/db/offer-inputs";
import type { EventTypePage } from "@daybook/db/scopes";
import type { HoldsByHost } from "./hold-block.ts";
import { preparedGroups, REACH } from "./prepared-inputs.ts";
import { type HostChange, withChange } from "./timeline-change.ts";

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
  groups(holds: HoldsByHost): HostGroup[];
}

interface Week extends Remembered {
  from: number;
  to: number;
  readAt: number;
}

type Load = (page: EventTypePage, from: number, to: number) => Promise<OfferInputs | null>;

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
  soughtAfter(page: EventTypePage, start: number, now: number): boolean {
    const key = this.#key(page, start);
    const before = this.#asked.get(key);
    this.#asked.set(key, now);
    if (this.#asked.size > 200) for (const [old, at] of this.#asked) if (at < now - RECENT) this.#asked.delete(old);
    return before !== undefined && before > now - RECENT;
  }

  /** What is remembered around a start, whatever its age; undefined when nothing is. */
  peek(page: EventTypePage, start: number): Remembered | undefined {
    return this.#weeks.get(this.#key(page, start));
  }

  /** Not older than two seconds: read again when it is. Null when there is no such event type. */
  async fresh(page: EventTypePage, start: number, now: () => number): Promise<Remembered | null> {
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

  /** A committed change: what is remembered follows, where nothing came between. */
  apply(change: HostChange): void {
    for (const [key, week] of this.#weeks) {
      const known = week.inputs.hosts.find((host) => host.hostId === change.hostId);
      if (!known || known.version >= change.version) continue;
      if (known.version !== change.version - 1) this.#weeks.delete(key);
      else {
        const after = { ...known, ...withChange(known, change, week), version: change.version };
        const hosts = week.inputs.hosts.map((host) => (host === known ? after : host));
        this.#weeks.set(key, remember({ ...week.inputs, hosts }, week.from, week.to, week.readAt));
      }
    }
  }

  forget(): void {
    this.#forgotten++;
    this.#weeks.clear();
  }

  #key({ eventTypeId }: EventTypePage, start: number): string {
    return `${eventTypeId}:${Math.floor(start / WEEK)}`;
  }
}

/** Prepared once for a set of holds: a stampede asks again and again with the same. */
function remember(inputs: OfferInputs, from: number, to: number, readAt: number): Week {
  let prepared: { holds: string; groups: HostGroup[] } | null = null;
  const groups = (holds: HoldsByHost) => {
    const name = Object.entries(holds)
      .map(([id, own]) => `${id}=${own.map((hold) => `${hold.id}:${hold.expiresAt}`).join()}`)
      .join(";");
    if (prepared?.holds !== name) prepared = { holds: name, groups: preparedGroups(inputs, holds) };
    return prepared.groups;
  };
  return { inputs, from, to, readAt, groups };
}
