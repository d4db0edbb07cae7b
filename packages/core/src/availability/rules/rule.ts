import type { HostQuery } from "../host-query.ts";
import type { Stretches } from "../stretches.ts";

/** Why some starts can't be booked with a host. */
export interface Rule {
  /** The word that refusals give. */
  readonly reason: string;
  /**
   * Another rule's reason, or `grid`: whatever this rule forbids that one forbids too, or it isn't on the grid. Then
   * this one only says why, and what is offered can be found without it.
   */
  readonly within?: string;
  /** A wish of the host's own, which they may overrule when they book for somebody; what takes their time never is. */
  readonly yields?: true;
  /** The forbidden starts of [query.from, query.to), and any others outside. */
  readonly forbids: (query: HostQuery) => Stretches;
}
