import type { PreparedHost } from "@daybook/core/availability/host";
import type { HostRole } from "@daybook/core/availability/host-roles";
import type { Hours } from "@daybook/core/availability/hours";
import type { HostInputs } from "@daybook/db/offer-inputs";
import type { HoldBlock } from "../offers/hold-block.ts";
import type { HostChange } from "../offers/timeline-change.ts";
import type { Stretch } from "./stretch.ts";

/** What a room knows of a host besides its timeline. */
export interface HostFacts {
  hostId: string;
  role: HostRole;
  weight: number;
  priority: number;
  hours: Hours;
  /** The host's version that the timeline is of. */
  version: number;
  /** The number of the desk's last message that was taken: its holds are the newest known. */
  number: number;
  holds: readonly HoldBlock[];
  /** The visitors who hold something of this host's time on this page. */
  holders: readonly string[];
}

/** What is read from Postgres about a host, as facts. The desk alone knows what is held. */
export const factsOf = ({ hostId, role, weight, priority, hours, version }: HostInputs): HostFacts => ({
  hostId,
  role,
  weight,
  priority,
  hours,
  version,
  number: 0,
  holds: [],
  holders: [],
});

/** A stretch as it is known: `stale` when the host changed since in a way that no message told. */
export interface KnownStretch {
  stretch: Stretch;
  stale: boolean;
}

/** One host of a page as its room knows it. Never changed: what becomes of it is another one. */
export class RoomHost {
  readonly facts: HostFacts;
  readonly stretches: ReadonlyMap<number, KnownStretch>;

  constructor(facts: HostFacts, stretches: ReadonlyMap<number, KnownStretch>) {
    this.facts = facts;
    this.stretches = stretches;
  }

  isCurrent(index: number): boolean {
    return this.stretches.get(index)?.stale === false;
  }

  /** For `core` to be asked; null where the stretch isn't known. Other holds than the known ones may be given. */
  prepared(index: number, holds: readonly HoldBlock[] = this.facts.holds): PreparedHost | null {
    const known = this.stretches.get(index);
    return known ? known.stretch.prepared(this.facts.hostId, this.facts.hours, holds) : null;
  }

  update(facts: Partial<HostFacts>): RoomHost {
    return new RoomHost({ ...this.facts, ...facts }, this.stretches);
  }

  /** After the change that comes right after what is known; stretches that it doesn't meet stay the same objects. */
  with(change: HostChange): RoomHost {
    const after = [...this.stretches].map(([index, known]): [number, KnownStretch] => {
      const stretch = known.stale ? known.stretch : known.stretch.with(change);
      return [index, stretch === known.stretch ? known : { stretch, stale: false }];
    });
    return new RoomHost({ ...this.facts, version: change.version }, new Map(after));
  }

  /** After a change that nobody told: what is known is shown until it was read again. */
  invalidated(version: number): RoomHost {
    const stale = [...this.stretches].map(([index, { stretch }]) => [index, { stretch, stale: true }] as const);
    return new RoomHost({ ...this.facts, version: Math.max(version, this.facts.version) }, new Map(stale));
  }

  withStretch(stretch: Stretch): RoomHost {
    return new RoomHost(this.facts, new Map(this.stretches).set(stretch.index, { stretch, stale: false }));
  }

  without(index: number): RoomHost {
    const rest = new Map(this.stretches);
    rest.delete(index);
    return new RoomHost(this.facts, rest);
  }
}
