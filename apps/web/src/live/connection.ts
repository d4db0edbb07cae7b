import { SECOND } from "../time/units.ts";
import { Heartbeat } from "./heartbeat.ts";
import { PING } from "./message.ts";
import type { Ending } from "./pause-before.ts";

/** So long a connection may take to come about, in milliseconds. */
const CONNECT_WITHIN = 10 * SECOND;

interface ConnectionEvents {
  onOpen(): void;
  onFrame(frame: unknown): void;
  /** Whether a ping without an answer shows that the connection is dead. */
  mustAnswer(): boolean;
  onEnd(ending: Ending): void;
}

/** One socket, from its beginning to its end; the end is told once. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #heartbeat: Heartbeat;
  readonly #timeout: ReturnType<typeof setTimeout>;
  #opened = false;

  constructor(path: string, { onOpen, onFrame, mustAnswer, onEnd }: ConnectionEvents) {
    const url = new URL(path, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.#socket = socket;
    const giveUp = () => {
      // A dead connection takes its time to close: that isn't waited for.
      this.close();
      onEnd({ code: null, opened: this.#opened });
    };
    this.#heartbeat = new Heartbeat({ ping: () => socket.send(PING), onSilence: () => mustAnswer() && giveUp() });
    this.#timeout = setTimeout(giveUp, CONNECT_WITHIN);
    socket.onopen = () => {
      clearTimeout(this.#timeout);
      this.#opened = true;
      onOpen();
      this.#heartbeat.ask();
    };
    socket.onmessage = ({ data }) => {
      this.#heartbeat.hear();
      onFrame(data);
    };
    socket.onclose = ({ code }) => {
      this.close();
      onEnd({ code, opened: this.#opened });
    };
  }

  /** Pings now instead of at its turn. */
  ask(): void {
    if (this.#opened) this.#heartbeat.ask();
  }

  close(): void {
    clearTimeout(this.#timeout);
    this.#heartbeat.stop();
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
  }
}
