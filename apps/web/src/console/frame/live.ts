import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { sessionsQuery } from "../../api/sessions.ts";
import { watchLive } from "../../live/watch-live.ts";
import { useEndedElsewhere } from "../session/use-ended-elsewhere.ts";

/** What a message of the account's socket can have changed. */
const touched = [
  ["bookings"],
  ["calendar-days"],
  ["event-types"],
  ["preview"],
  ["slots", "unsaved"],
  ["webhooks"],
  ["chat-channels"],
] as const;

let connected: boolean | null = null;
const listeners = new Set<() => void>();
function say(next: boolean | null) {
  connected = next;
  for (const listener of listeners) listener();
}

/** Reads it anew; what is being read already is begun again, if it may be without what has happened. */
const refresh = (client: QueryClient, cancelRefetch: boolean) => {
  for (const queryKey of touched) void client.invalidateQueries({ queryKey }, { cancelRefetch });
};

function watchAccount(client: QueryClient, onEnded: () => void): () => void {
  const end = watchLive({
    // Its messages have no numbers: nothing is caught up with, and each connection begins with a fresh reading.
    path: () => "/v1/me/live",
    since: null,
    onMessage: ({ type }) => {
      if (type === "bookings.changed") refresh(client, true);
      if (type === "sessions.changed") void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
      if (type === "session.ended") onEnded();
    },
    onState: say,
    onStale: () => refresh(client, false),
    onMissed: () => refresh(client, true),
  });
  return () => {
    end();
    say(null);
  };
}

/** Keeps the console's data fresh while it is open. Stands once, in the frame. */
export function useLive(): void {
  const client = useQueryClient();
  const onEnded = useEndedElsewhere();
  useEffect(() => watchAccount(client, onEnded), [client, onEnded]);
}

/** Whether changes arrive at once; null before the first connection. */
export const useConnected = (): boolean | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => connected,
  );
