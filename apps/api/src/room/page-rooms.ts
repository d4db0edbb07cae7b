import type { DeskWord } from "../desk/desk-rpc.ts";
import { type Env, settingsOf } from "../env.ts";
import { ask } from "../objects/ask.ts";

/** A question for slots. Dates are inclusive, in `timezone`; duration in minutes. */
export interface SlotsQuestion {
  from: string;
  to: string;
  timezone: string;
  duration?: number | undefined;
  /** The asker's own hold, verified: its time counts as free. */
  holdId?: string | undefined;
}

/** `body` is the answer as JSON text. */
export type SlotsReply =
  | { kind: "slots"; body: string }
  | { kind: "unknown_duration"; durations: number[] }
  | { kind: "gone" }
  | { kind: "unavailable" };

export interface PageRoomRpc {
  word(word: DeskWord): Promise<void>;
  slots(question: SlotsQuestion): Promise<SlotsReply>;
}

type Room = PageRoomRpc & { fetch(request: Request): Promise<Response> };

/** The room of a page, named by what the page shows. */
export function pageRoom(env: Env, eventTypeId: string): Room {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const room = () => env.PAGE_ROOM.getByName(eventTypeId, locationHint ? { locationHint } : {}) as unknown as Room;
  return {
    word: (word) => ask(() => room().word(word)),
    slots: (question) => ask(() => room().slots(question)),
    fetch: (request) => ask(() => room().fetch(request)),
  };
}
