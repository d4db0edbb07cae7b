import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";

/** What a message of the account's socket can have changed. */
const touched = [["bookings"], ["calendar-days"], ["event-types"], ["preview"]] as const;
const firstWait = 500;
const longestWait = 30_000;

let connected: boolean | null = null;
const listeners = new Set<() => void>();
function say(next: boolean | null) {
  connected = next;
  for (const listener of listeners) listener();
}

const refresh = (client: QueryClient) => {
  for (const queryKey of touched) void client.invalidateQueries({ queryKey });
};

/** Twice as long each time, and never all clients at once: a deploy closes every socket in the same moment. */
export const waitBefore = (attempt: number, random: number): number =>
  Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + random / 2);

function connect(client: QueryClient): () => void {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const open = () => {
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/me/live`);
    socket.onopen = () => {
      attempt = 0;
      // What happened while nobody listened: before the first connection too, for the page has read its data by then.
      refresh(client);
      say(true);
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string" && data.includes("bookings.changed")) refresh(client);
    };
    socket.onclose = () => {
      if (ended) return;
      say(false);
      timer = setTimeout(open, waitBefore(attempt++, Math.random()));
    };
  };
  open();
  // Without the socket the page still is never older than half a minute.
  const poll = setInterval(() => connected === false && refresh(client), 30_000);
  return () => {
    ended = true;
    clearTimeout(timer);
    clearInterval(poll);
    socket?.close();
    say(null);
  };
}

/** Keeps the console's data fresh while it is open. Stands once, in the frame. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => connect(client), [client]);
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
