import { SECOND } from "../time/units.ts";

/** Between two pings, and until the answer to one must have come. Milliseconds. */
const BETWEEN_PINGS = 10 * SECOND;
const ANSWER_WITHIN = 5 * SECOND;

interface HeartbeatOptions {
  ping(): void;
  /** Nothing came within `ANSWER_WITHIN` of a ping. */
  onSilence(): void;
}

/** Asks a connection now and then whether it still carries anything: a half-open one doesn't say that it is dead. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #next: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Pings now, and from now on. While an answer is waited for its deadline stands. */
  ask(): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.ask(), BETWEEN_PINGS);
    this.#deadline ??= setTimeout(() => {
      this.#deadline = undefined;
      this.#options.onSilence();
    }, ANSWER_WITHIN);
    this.#options.ping();
  }

  /** Whatever came over the connection shows that it is alive. */
  hear(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  stop(): void {
    clearTimeout(this.#next);
    this.hear();
  }
}
