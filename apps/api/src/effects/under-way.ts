import type { AttemptEnd } from "@daybook/db/delivery-ends";

/** One attempt that is ready to be made. */
export interface Attempt {
  sink: string;
  /** Who gets it, where that may be slow. */
  receiver: string | null;
  /** How many of this sink may be sent at the same moment. */
  atOnce: number;
  /** Never rejects. */
  run(): Promise<AttemptEnd>;
}

interface Entry {
  attempt: Attempt;
  isBegun: boolean;
  end: AttemptEnd | null;
  done: PromiseWithResolvers<void>;
  /** Whoever waits for it doesn't any longer. */
  late: Promise<void>;
}

/** Nobody gets more than this at the same moment: one that is slow leaves room for others. */
const AT_ONE_RECEIVER = 2;
/** What takes longer is waited for no more, ms. */
const LATE = 500;

/** Attempts that are being made: few at once of each sink and for each receiver, and none waits for the slowest. */
export class UnderWay {
  readonly #entries = new Set<Entry>();

  get size(): number {
    return this.#entries.size;
  }

  add(attempt: Attempt): void {
    const late = new Promise<void>((isLate) => setTimeout(isLate, LATE));
    this.#entries.add({ attempt, isBegun: false, end: null, done: Promise.withResolvers(), late });
    this.#begin();
  }

  /** Receivers that are at work, and sinks that can send no more at the moment. */
  busy(): string[] {
    const attempts = [...this.#entries].map((entry) => entry.attempt);
    const receivers = attempts.flatMap(({ receiver }) => (receiver === null ? [] : [receiver]));
    const sinks = attempts.filter((one) => this.#sending((other) => other.sink === one.sink) >= one.atOnce);
    return [...new Set([...receivers, ...sinks.map(({ sink }) => sink)])];
  }

  /** Those that have ended, one at least, once all have that were added a moment ago. Each is told once. */
  async ended(): Promise<AttemptEnd[]> {
    const entries = [...this.#entries];
    await Promise.all(entries.map(({ done, late }) => Promise.race([done.promise, late])));
    await Promise.race(entries.map(({ done }) => done.promise));
    return this.#take();
  }

  /** Waits for all. */
  async allEnded(): Promise<AttemptEnd[]> {
    await Promise.all([...this.#entries].map(({ done }) => done.promise));
    return this.#take();
  }

  #take(): AttemptEnd[] {
    return [...this.#entries].flatMap((entry) => {
      if (!entry.end) return [];
      this.#entries.delete(entry);
      return [entry.end];
    });
  }

  #sending(is: (attempt: Attempt) => boolean): number {
    return [...this.#entries].filter(({ attempt, isBegun, end }) => isBegun && !end && is(attempt)).length;
  }

  #begin(): void {
    for (const entry of this.#entries) {
      const { sink, receiver, atOnce } = entry.attempt;
      if (entry.isBegun || this.#sending((other) => other.sink === sink) >= atOnce) continue;
      if (receiver !== null && this.#sending((other) => other.receiver === receiver) >= AT_ONE_RECEIVER) continue;
      entry.isBegun = true;
      void entry.attempt.run().then((end) => {
        entry.end = end;
        entry.done.resolve();
        this.#begin();
      });
    }
  }
}
