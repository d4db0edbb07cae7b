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
/** Beside Postgres a Worker has so many connections: one sink may have them all while no other asks for any. */
const CONNECTIONS = 5;
/** What takes longer is waited for no more, ms. */
const LATE = 500;
/** Of more than this only half are waited for: while the others are sent, ends are written down and the next are taken. */
const MANY = 24;

const ofSink = (sink: string) => `of ${sink}`;
const toReceiver = (receiver: string) => `to ${receiver}`;

/** Attempts that are being made: few at once of each sink and for each receiver, and none waits for the slowest. */
export class UnderWay {
  /** All that nobody was told the end of. */
  readonly #entries = new Set<Entry>();
  readonly #waiting = new Set<Entry>();
  /** How many are being sent, of each sink and to each receiver. */
  readonly #sending = new Map<string, number>();
  /** Receivers that answered in time when they were asked last. */
  readonly #quick = new Set<string>();
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
    const entry: Entry = { attempt, isBegun: false, isLate: false, end: null };
    this.#entries.add(entry);
    this.#waiting.add(entry);
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
    const last = this.size > MANY ? this.size / 2 : 0;
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
    const busy = new Set(this.busy());
    const waits = ({ attempt: { sink, receiver }, isBegun }: Entry) =>
      !isBegun && (busy.has(sink) || (receiver !== null && busy.has(receiver)));
    let open = 0;
    for (const entry of this.#entries) if (!entry.end && !entry.isLate && !waits(entry)) open++;
    return open;
  }

  #take(): AttemptEnd[] {
    return [...this.#entries].flatMap((entry) => {
      if (!entry.end) return [];
      this.#entries.delete(entry);
      return [entry.end];
    });
  }

  /** Of a sink or to a receiver. */
  #sent(name: string): number {
    return this.#sending.get(name) ?? 0;
  }

  #count({ sink, receiver }: Attempt, change: 1 | -1): void {
    const names = receiver === null ? [ofSink(sink)] : [ofSink(sink), toReceiver(receiver)];
    for (const name of names) this.#sending.set(name, this.#sent(name) + change);
  }

  #mayBegin({ sink, receiver, atOnce }: Attempt): boolean {
    if (receiver !== null && this.#sent(toReceiver(receiver)) >= AT_ONE_RECEIVER) return false;
    return this.#sent(ofSink(sink)) < atOnce || this.#mayBorrow(sink, receiver);
  }

  /** Whether a sink may have another's connection: nobody else asks for one, and its receiver won't keep it long. */
  #mayBorrow(sink: string, receiver: string | null): boolean {
    if (receiver === null || !this.#quick.has(receiver) || this.#sent(ofSink(sink)) >= CONNECTIONS) return false;
    for (const { attempt, isLate, end } of this.#entries)
      if (!end && (isLate || (attempt.sink !== sink && attempt.receiver !== null))) return false;
    return true;
  }

  #begin(): void {
    for (const entry of this.#waiting) {
      if (!this.#mayBegin(entry.attempt)) continue;
      this.#waiting.delete(entry);
      this.#run(entry);
    }
  }

  #run(entry: Entry): void {
    const { attempt } = entry;
    entry.isBegun = true;
    this.#count(attempt, 1);
    const timer = setTimeout(() => {
      entry.isLate = true;
      if (attempt.receiver !== null) this.#quick.delete(attempt.receiver);
      this.#tell();
    }, LATE);
    void attempt.run().then((end) => {
      clearTimeout(timer);
      entry.end = end;
      if (attempt.receiver !== null && !entry.isLate) this.#quick.add(attempt.receiver);
      this.#count(attempt, -1);
      this.#begin();
      this.#tell();
    });
  }

  #tell(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }
}
