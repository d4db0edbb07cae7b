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
  /** It takes long: nobody waits for it any more. */
  isLate: boolean;
  end: AttemptEnd | null;
}

/** Nobody gets more than this at the same moment: one that is slow leaves room for others. */
const AT_ONE_RECEIVER = 2;
/** What takes longer is waited for no more, ms. */
const LATE = 500;
/** Of many, the last few are not waited for: meanwhile the next can be taken. */
const [MANY, LAST] = [24, 8];

/** Attempts that are being made: few at once of each sink and for each receiver, and none waits for the slowest. */
export class UnderWay {
  readonly #entries = new Set<Entry>();
  /** Settled when something ends, or takes long. */
  #change = Promise.withResolvers<void>();

  get size(): number {
    return this.#entries.size;
  }

  /** Whether some take long. */
  get isLate(): boolean {
    return this.#late().length > 0;
  }

  add(attempt: Attempt): void {
    this.#entries.add({ attempt, isBegun: false, isLate: false, end: null });
    this.#begin();
  }

  /** Receivers that take long, and sinks whose every place is taken by such. */
  busy(): string[] {
    const late = this.#late();
    const receivers = late.flatMap(({ attempt: { receiver } }) => (receiver === null ? [] : [receiver]));
    const sinks = late.flatMap(({ attempt: { sink, atOnce } }) =>
      late.filter(({ attempt }) => attempt.sink === sink).length >= atOnce ? [sink] : [],
    );
    return [...new Set([...receivers, ...sinks])];
  }

  /** Those that have ended, one at least, once all have that don't take long. Each is told once. */
  async ended(): Promise<AttemptEnd[]> {
    const last = this.size > MANY ? LAST : 0;
    while (this.#open() > last || ![...this.#entries].some(({ end }) => end)) await this.#change.promise;
    return this.#take();
  }

  /** Waits for all. */
  async allEnded(): Promise<AttemptEnd[]> {
    while ([...this.#entries].some(({ end }) => !end)) await this.#change.promise;
    return this.#take();
  }

  #late(): Entry[] {
    return [...this.#entries].filter(({ isLate, end }) => isLate && !end);
  }

  /** How many will end soon: neither do they take long themselves, nor do they wait for such. */
  #open(): number {
    const busy = this.busy();
    const waits = ({ attempt: { sink, receiver }, isBegun }: Entry) =>
      !isBegun && (busy.includes(sink) || (receiver !== null && busy.includes(receiver)));
    return [...this.#entries].filter((entry) => !entry.end && !entry.isLate && !waits(entry)).length;
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
      const timer = setTimeout(() => {
        entry.isLate = true;
        this.#tell();
      }, LATE);
      void entry.attempt.run().then((end) => {
        clearTimeout(timer);
        entry.end = end;
        this.#begin();
        this.#tell();
      });
    }
  }

  #tell(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }
}
