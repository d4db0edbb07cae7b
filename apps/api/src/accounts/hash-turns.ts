import { ApiFailure } from "../runtime/failure.ts";

export interface Turns {
  /** From one turn's beginning to the next, ms. */
  spacing: number;
  /** Whoever would wait longer is turned away, ms. */
  longest: number;
}

/**
 * Turns at something that keeps the isolate's one thread busy, with room between them for everybody else. A turn is an
 * instant, given out at once: whoever leaves before theirs keeps nobody waiting, and no request waits for another's
 * promise, which the runtime would end. Throws `overloaded` when the line is too long.
 */
export class HashTurns {
  readonly #turns: Turns;
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  #next = 0;

  constructor(turns: Turns, now: () => number, sleep: (ms: number) => Promise<void>) {
    this.#turns = turns;
    this.#now = now;
    this.#sleep = sleep;
  }

  async wait(): Promise<void> {
    const now = this.#now();
    const turn = Math.max(now, this.#next);
    const { spacing, longest } = this.#turns;
    if (turn - now > longest)
      throw new ApiFailure("overloaded", {
        retryAfter: longest / 1000,
        detail: "More people are signing in at this moment than can be served at once. Nothing was changed.",
      });
    this.#next = turn + spacing;
    if (turn > now) await this.#sleep(turn - now);
  }
}
