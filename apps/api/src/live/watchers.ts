/** How many sockets an object takes. */
export interface Caps {
  /** From one network. */
  perAddress: number;
  inAll: number;
}

export interface Watcher {
  address: string;
  /** The random name of a browser tab; in a console the id of the session or key it was opened with. */
  visitor?: string | null;
}

/** RFC 6455 7.4.1: a message that violates the receiver's policy. */
const POLICY_VIOLATION = 1008;

/** As registered with IANA: who opened it may not, any more. */
const UNAUTHORIZED = 3000;

const addressTag = (address: string) => `address:${address}`;
const visitorTag = (visitor: string) => `visitor:${visitor}`;

/**
 * The hibernating sockets of an object that has something to tell. They only listen: the one message a client may send
 * is the text `ping`, which the runtime answers with `pong` without waking the object.
 */
export class Watchers {
  readonly #state: DurableObjectState;
  readonly #caps: Caps;
  /** Kept up to date, since to list all of them for each that comes would cost the square of them. */
  #count: number;

  constructor(state: DurableObjectState, caps: Caps) {
    this.#state = state;
    this.#caps = caps;
    this.#count = state.getWebSockets().length;
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Takes one more socket. `greeting` is sent before anything else can be; the answer is 429 or 503 without a socket when there are too many. */
  accept({ address, visitor }: Watcher, greeting: readonly string[] = []): Response {
    // Those that were closed from here count until their clients have closed them too: who never does gets no new ones.
    if (this.#state.getWebSockets(addressTag(address)).length >= this.#caps.perAddress)
      return new Response(null, { status: 429 });
    if (this.#count >= this.#caps.inAll) {
      this.#count = this.#state.getWebSockets().length;
      if (this.#count >= this.#caps.inAll) return new Response(null, { status: 503 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.#state.acceptWebSocket(server, [addressTag(address), ...(visitor ? [visitorTag(visitor)] : [])]);
    this.#count++;
    for (const text of greeting) server.send(text);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Whether a visitor has a socket open. */
  isHere(visitor: string): boolean {
    return this.#state.getWebSockets(visitorTag(visitor)).some((socket) => socket.readyState === WebSocket.OPEN);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Ends a socket that said something. Frames that are on their way already come in all the same, and cost no more than this. */
  refuse(socket: WebSocket): void {
    if (socket.readyState === WebSocket.OPEN)
      socket.close(POLICY_VIOLATION, "This socket only listens; it takes ping.");
  }

  /** Ends the sockets of whoever may watch no longer, with a last word. */
  end(isOver: (visitor: string | null) => boolean, word: string): void {
    for (const socket of this.#state.getWebSockets()) {
      if (socket.readyState !== WebSocket.OPEN || !isOver(this.#visitorOf(socket))) continue;
      socket.send(word);
      socket.close(UNAUTHORIZED, "What this socket was opened with counts no longer.");
    }
  }

  #visitorOf(socket: WebSocket): string | null {
    const [, visitor] = this.#state.getTags(socket);
    return visitor === undefined ? null : visitor.slice(visitorTag("").length);
  }

  /** A client closed its socket; it waits for ours to be closed too. Costs the same however many there are. Whose it was. */
  left(socket: WebSocket): string | null {
    this.#count = Math.max(0, this.#count - 1);
    const visitor = this.#visitorOf(socket);
    socket.close();
    return visitor;
  }

  send(text: string): void {
    for (const socket of this.#state.getWebSockets()) {
      try {
        socket.send(text);
      } catch {
        // It is closing: its client catches up when it is back.
      }
    }
  }
}
