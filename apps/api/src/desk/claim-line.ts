import { DatabaseUnavailable } from "@daybook/db/failures";
import { ApiFailure } from "../runtime/failure.ts";

/** More claims than this waiting for one host are turned away: each has a client who would wait for seconds. */
const LONGEST = 2_000;
/** Who waited longer than this for Postgres in vain spares the others, ms. */
const LONG = 2_000;

/** Runs one job after another, in the order they came; the runtime would interleave them at every `await`. */
export class ClaimLine {
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
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
    return this.#waiting >= LONGEST;
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
        return await job();
      } catch (error) {
        const now = this.#now();
        if (error instanceof DatabaseUnavailable && now - began > LONG) this.#gaveUpAt = now;
        throw error;
      }
    });
  }
}
