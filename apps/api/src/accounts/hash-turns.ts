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
 * promise, which the runtime would end.
 */
export class HashTurns {
  readonly #turns: Turns;
  readonly #now: () => number;
  readonly #sleep: (ms: number) => Promise<void>;
  #next = 0;
  /** Until when others have the thread: after a turn for as long as it took. */
  #clearAt = 0;

  constructor(turns: Turns, now: () => number, sleep: (ms: number) => Promise<void>) {
    this.#turns = turns;
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Runs a job when its turn has come. Throws `overloaded` when the line is too long. */
  async run<T>(job: () => T): Promise<T> {
    await this.#until(this.#take());
    // Turns are late on a slow machine, where a job takes longer than they are apart. In production clocks stand still
    // meanwhile, and the spacing is all there is.
    while (this.#now() < this.#clearAt) await this.#until(this.#clearAt);
    const began = this.#now();
    try {
      return job();
    } finally {
      const ended = this.#now();
      this.#clearAt = ended + (ended - began);
    }
  }

  /** The instant of the next free turn. */
  #take(): number {
    const now = this.#now();
    const turn = Math.max(now, this.#next);
    const { spacing, longest } = this.#turns;
    if (turn - now > longest)
      throw new ApiFailure("overloaded", {
        retryAfter: longest / 1000,
        detail: "More people are signing in at this moment than can be served at once. Nothing was changed.",
      });
    this.#next = turn + spacing;
    return turn;
  }

  async #until(instant: number): Promise<void> {
    const left = instant - this.#now();
    if (left > 0) await this.#sleep(left);
  }
}
