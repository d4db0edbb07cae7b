import type { Watcher } from "../live/watchers.ts";
import { type Env, settingsOf } from "../runtime/env.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { ask } from "./ask.ts";
import type { DeskMessage } from "./desk-rpc.ts";
import { type FormerMessage, orFormerly, writeMessage } from "./former-rpc.ts";

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
  notify(message: DeskMessage): Promise<void>;
  slots(question: SlotsQuestion): Promise<SlotsReply>;
}

type Stub = PageRoomRpc & {
  fetch(request: Request): Promise<Response>;
  /** How a room of the version before is notified. */
  word(message: FormerMessage): Promise<void>;
};
type Room = PageRoomRpc & {
  /** Opens the page's live socket for a caller from this network. Throws when it has too many open, or the page has. */
  watch(request: Request, address: string): Promise<Response>;
};

/** Carries the caller's network to the room; whatever the caller wrote there is overwritten. */
const ADDRESS = "x-daybook-network";

/** Who wants to watch, and from which sequence number on. */
export function watcherOf(request: Request): Watcher & { since: number | null } {
  const asked = new URL(request.url).searchParams;
  const since = asked.get("since");
  return {
    address: request.headers.get(ADDRESS) ?? "unknown",
    visitor: asked.get("visitor"),
    since: since === null ? null : Number(since),
  };
}

const refusals: Record<number, () => ApiFailure> = {
  429: () =>
    new ApiFailure("rate_limited", {
      retryAfter: 60,
      detail: "Your network watches this page in too many windows already. Its times can be read all the same.",
    }),
  503: () =>
    new ApiFailure("overloaded", {
      retryAfter: 60,
      detail: "Too many are watching this page already. Its times can be read all the same.",
    }),
};

/** The room of a page, named by what the page shows. */
export function pageRoom(env: Env, eventTypeId: string): Room {
  const { DATABASE_REGION: locationHint } = settingsOf(env);
  const room = () => env.PAGE_ROOM.getByName(eventTypeId, locationHint ? { locationHint } : {}) as unknown as Stub;
  return {
    notify: (message) =>
      ask(() =>
        orFormerly(
          "notify",
          () => room().notify(message),
          () => room().word(writeMessage(message)),
        ),
      ),
    slots: (question) => ask(() => room().slots(question)),
    async watch(request, address) {
      const carried = new Request(request);
      carried.headers.set(ADDRESS, address);
      const response = await ask(() => room().fetch(carried));
      const refused = refusals[response.status]?.();
      if (refused) throw refused;
      return response;
    },
  };
}
