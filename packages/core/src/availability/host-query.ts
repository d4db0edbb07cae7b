import type { ClaimFacts } from "./facts.ts";
import { gridOf } from "./grid.ts";
import type { PreparedHost } from "./host.ts";
import { type Except, type Obstacles, obstaclesAt } from "./obstacles.ts";
import type { OfferRules } from "./offer-rules.ts";
import { type OpenWindows, openWindows, replacedWindows } from "./open-windows.ts";

/** What is asked of every host alike. */
export interface StartsQuery {
  readonly rules: OfferRules;
  readonly facts?: ClaimFacts | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly except?: Except | undefined;
  /** The rules that yield to the host are left aside. */
  readonly overrules?: boolean | undefined;
}

/** A question to one host about the starts in the epoch minutes [from, to), and what several rules need to answer it. */
export class HostQuery {
  readonly host: PreparedHost;
  readonly rules: OfferRules;
  readonly facts: ClaimFacts | undefined;
  readonly now: number;
  readonly except: Except | undefined;
  readonly overrules: boolean;
  readonly from: number;
  readonly to: number;
  /** Windows in force that a slot may meet, as far beyond `to` as it reaches. */
  readonly open: OpenWindows;
  #replaced: OpenWindows | undefined;
  #grid: readonly number[] | undefined;
  #obstacles: Obstacles | undefined;

  constructor(
    host: PreparedHost,
    { rules, facts, now, except, overrules = false }: StartsQuery,
    from: number,
    to: number,
  ) {
    this.host = host;
    this.rules = rules;
    this.facts = facts;
    this.now = now;
    this.except = except;
    this.overrules = overrules;
    this.from = from;
    this.to = to;
    this.open = openWindows(host, from, to + rules.duration);
  }

  /** Weekly windows that overrides took away. */
  get replaced(): OpenWindows {
    this.#replaced ??= replacedWindows(this.host, this.from, this.to + this.rules.duration);
    return this.#replaced;
  }

  /** The starts that the open windows propose, whether or not a slot fits there. */
  get grid(): readonly number[] {
    this.#grid ??= gridOf(this.open, this.rules.slotInterval, this.from, this.to);
    return this.#grid;
  }

  get obstacles(): Obstacles {
    this.#obstacles ??= obstaclesAt(this.host, this.now, this.except);
    return this.#obstacles;
  }
}
