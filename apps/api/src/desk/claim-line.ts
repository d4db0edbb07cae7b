/** Runs one job after another, in the order they came; the runtime would interleave them at every `await`. */
export class ClaimLine {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Jobs that wait or run. */
  get length(): number {
    return this.#waiting;
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
}
