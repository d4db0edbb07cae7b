import { type Env, settingsOf } from "../runtime/env.ts";
import { ask } from "./ask.ts";

/** What an account's consoles are told; they read what they show themselves. */
export interface ConsoleEvent {
  type: "bookings.changed" | "sessions.changed" | "session.ended";
}

export interface ConsoleRoomRpc {
  /** False: nobody watches, so nobody needs to be told until somebody does. */
  notify(event: ConsoleEvent): Promise<boolean>;
  /** Tells the sockets of sessions that are over so, and closes them; tells the others that some are. */
  end(sessions: readonly string[]): Promise<void>;
}

/** Names the session whose socket it is. Set by the Worker, whatever the caller sent. */
export const SESSION_HEADER = "x-daybook-session";

type Room = ConsoleRoomRpc & { fetch(request: Request): Promise<Response> };

/** The room of an account's open consoles. */
export function consoleRoom(env: Env, accountId: string): Room {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const room = () => env.CONSOLE_ROOM.getByName(accountId, locationHint ? { locationHint } : {}) as unknown as Room;
  return {
    notify: (event) => ask(() => room().notify(event)),
    end: (sessions) => ask(() => room().end(sessions)),
    fetch: (request) => ask(() => room().fetch(request)),
  };
}
