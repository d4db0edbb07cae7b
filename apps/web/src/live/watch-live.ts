import { dropDeadConnections } from "../api/dead-connections.ts";
import { Connection } from "./connection.ts";
import { Freshness } from "./freshness.ts";
import { type LiveMessage, PONG, readMessage, sinceAfter } from "./message.ts";
import { type Ending, pauseBefore } from "./pause-before.ts";
import { whenBack } from "./when-back.ts";

interface LiveOptions {
  /** Path and query of the socket, on this origin; `since` is the last message's number, null without one. */
  path(since: number | null): string;
  since: number | null;
  onMessage(message: LiveMessage): void;
  /** Whether messages arrive; first called when the first connection has come about or failed. */
  onState?(connected: boolean): void;
  /** What is shown is getting old: read it anew, unless that is being done. */
  onStale(): void;
  /** Something was missed that can't be caught up with: what is shown, and what is being read, may be without it. */
  onMissed(): void;
}

/**
 * Keeps a live socket: connects, makes sure that it is alive, connects again and catches up. Until the returned
 * function is called, what is shown is right or asked for anew within 30 s (promise P6), with or without a connection.
 */
export function watchLive(options: LiveOptions): () => void {
  const watch = new LiveWatch(options);
  const forget = whenBack(() => watch.look());
  return () => {
    forget();
    watch.end();
  };
}

class LiveWatch {
  readonly #options: LiveOptions;
  readonly #freshness: Freshness;
  #since: number | null;
  #failures = 0;
  /** A server of before pings never answers one: its silence says nothing. */
  #answersPings = false;
  #connection: Connection | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#since = options.since;
    this.#freshness = new Freshness(options.onStale);
    this.#connect();
  }

  /** Somebody looks: find out now what may have happened meanwhile. */
  look(): void {
    this.#freshness.check();
    if (this.#connection) this.#connection.ask();
    else this.#connect();
  }

  end(): void {
    clearTimeout(this.#retry);
    this.#freshness.stop();
    this.#connection?.close();
    this.#connection = null;
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#connection = new Connection(this.#options.path(this.#since), {
      onOpen: () => {
        this.#options.onState?.(true);
        // Nothing to catch up from: what happened before this moment was missed.
        if (this.#since === null) this.#options.onMissed();
      },
      onFrame: (frame) => this.#receive(frame),
      mustAnswer: () => this.#answersPings,
      onEnd: (ending) => this.#lose(ending),
    });
  }

  #receive(frame: unknown): void {
    this.#failures = 0;
    this.#freshness.renew();
    if (frame === PONG) this.#answersPings = true;
    const message = readMessage(frame);
    if (!message) return;
    this.#since = sinceAfter(this.#since, message);
    this.#options.onMessage(message);
  }

  #lose(ending: Ending): void {
    this.#connection = null;
    this.#options.onState?.(false);
    if (ending.code === null) dropDeadConnections();
    this.#retry = setTimeout(() => this.#connect(), pauseBefore(this.#failures++, ending, Math.random()));
  }
}
