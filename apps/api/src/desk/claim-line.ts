import { DatabaseUnavailable } from "@daybook/db/failures";
import { ApiFailure } from "../runtime/failure.ts";

/** More claims than this waiting for one host are turned away: each has a client who would wait for seconds. */
const LONGEST = 2_000;
/** Whoever would wait longer than this, as the last jobs went, is turned away at once, ms: clients give up by then. */
const PATIENCE = 20_000;
/** So many of the last jobs tell how long one takes. */
const SAMPLE = 20;
/** Who waited longer than this for Postgres in vain spares the others, ms. */
const LONG = 2_000;

/** Runs one job after another, in the order they came; the runtime would interleave them at every `await`. */
export class ClaimLine {
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** How long the last jobs took, ms. */
  readonly #took: number[] = [];
  /** When Postgres was last waited for in vain, epoch ms. */
  #gaveUpAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Jobs that wait or run. */
  get length(): number {
    return this.#waiting;
  }
  get isFull(): boolean {
    return this.#waiting >= LONGEST || this.#expectedWait > PATIENCE;
  }

  /** How long whoever comes now will wait, as far as the last jobs tell, ms. */
  get #expectedWait(): number {
    if (this.#took.length < SAMPLE) return 0;
    // The median: one that books among many that are refused from memory says nothing of those who wait.
    return this.#waiting * (this.#took.toSorted((a, b) => a - b)[SAMPLE / 2] ?? 0);
  }

  run<T>(job: () => Promise<T>): Promise<T> {
    this.#waiting++;
    const result = this.#last.then(job);
    this.#last = result.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return result;
  }

  /** Runs a client's job. Nobody waits for Postgres behind somebody who has waited for it in vain. */
  async serve<T>(job: () => Promise<T>): Promise<T> {
    if (this.isFull) throw new ApiFailure("overloaded");
    const came = this.#now();
    return this.run(async () => {
      if (came <= this.#gaveUpAt) throw new DatabaseUnavailable("It didn't answer the one before");
      const began = this.#now();
      try {
        const result = await job();
        this.#took.push(this.#now() - began);
        if (this.#took.length > SAMPLE) this.#took.shift();
        return result;
      } catch (error) {
        const now = this.#now();
        if (error instanceof DatabaseUnavailable && now - began > LONG) this.#gaveUpAt = now;
        throw error;
      }
    });
  }
}
