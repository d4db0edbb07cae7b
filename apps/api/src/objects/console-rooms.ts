import { type Env, settingsOf } from "../runtime/env.ts";
import { ask } from "./ask.ts";

/** What an account's consoles are told; they read what they show themselves. */
export interface ConsoleEvent {
  type: "bookings.changed" | "sessions.changed" | "session.ended";
}

export interface ConsoleRoomRpc {
  /** False: nobody watches, so nobody needs to be told until somebody does. */
  notify(event: ConsoleEvent): Promise<boolean>;
  /** Tells the sockets that count no longer so, and closes them; tells the others that some did. */
  end(which: EndedSockets): Promise<void>;
}

/** By the ids of the sessions and keys they were opened with: those, or all but one. */
export type EndedSockets = { proofs: readonly (string | null)[] } | { except: string | null };

/** Names the session, or the key, that a socket was opened with. Set by the Worker, whatever the caller sent. */
export const PROOF_HEADER = "x-daybook-proof";

type Room = ConsoleRoomRpc & { fetch(request: Request): Promise<Response> };

/** The room of an account's open consoles. */
export function consoleRoom(env: Env, accountId: string): Room {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const room = () => env.CONSOLE_ROOM.getByName(accountId, locationHint ? { locationHint } : {}) as unknown as Room;
  return {
    notify: (event) => ask(() => room().notify(event)),
    end: (which) => ask(() => room().end(which)),
    fetch: (request) => ask(() => room().fetch(request)),
  };
}
