import { DurableObject } from "cloudflare:workers";
import { Watchers } from "../live/watchers.ts";
import { type ConsoleEvent, type ConsoleRoomRpc, type EndedSockets, PROOF_HEADER } from "../objects/console-rooms.ts";
import type { Env } from "../runtime/env.ts";

/** Windows and devices in which one account has its console open. */
const MOST = 50;

/** The live sockets of one account's console. The Worker has checked whose they are. */
export class ConsoleRoom extends DurableObject<Env> implements ConsoleRoomRpc {
  readonly #watchers: Watchers;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#watchers = new Watchers(state, { perAddress: MOST, inAll: MOST });
  }

  async notify(event: ConsoleEvent): Promise<boolean> {
    this.#watchers.send(JSON.stringify(event));
    return !this.#watchers.isEmpty;
  }

  async end(which: EndedSockets): Promise<void> {
    const word = (type: ConsoleEvent["type"]) => JSON.stringify({ type } satisfies ConsoleEvent);
    const isOver = (proof: string | null) =>
      "proofs" in which ? proof !== null && which.proofs.includes(proof) : proof === null || proof !== which.except;
    this.#watchers.end(isOver, word("session.ended"));
    this.#watchers.send(word("sessions.changed"));
  }

  override async fetch(request: Request): Promise<Response> {
    return this.#watchers.accept({ address: "console", visitor: request.headers.get(PROOF_HEADER) });
  }

  override webSocketMessage(socket: WebSocket): void {
    this.#watchers.refuse(socket);
  }
  override webSocketClose(socket: WebSocket): void {
    this.#watchers.left(socket);
  }
  override webSocketError(socket: WebSocket): void {
    this.#watchers.left(socket);
  }
}
