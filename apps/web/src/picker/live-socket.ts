import type { LiveEvent } from "@daybook/contract/pages";

interface LiveOptions {
  /** Path and query of the socket for a sequence number, on this origin. */
  path(since: number | null): string;
  since: number | null;
  onEvent(event: LiveEvent): void;
  onState(connected: boolean): void;
}

/** Longest pause before a reconnection, in milliseconds: a deploy closes every socket at the same moment. */
const longestPause = 30_000;

/** A pause between nothing and a bound that doubles; closed by the server's restart, anywhere in the longest pause. */
export function pauseBefore(attempt: number, closeCode: number, random: number): number {
  const restarting = closeCode === 1012 || closeCode === 1001;
  return random * (restarting ? longestPause : Math.min(longestPause, 1000 * 2 ** attempt));
}

/** Keeps a page's socket open; after a break it asks for what it missed. Returns what closes it for good. */
export function watchLive({ path, since, onEvent, onState }: LiveOptions): () => void {
  let seq = since;
  let attempt = 0;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const connect = () => {
    clearTimeout(timer);
    if (stopped || socket) return;
    const url = new URL(path(seq), location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => {
      attempt = 0;
      onState(true);
    };
    opened.onmessage = ({ data }) => {
      const event = parseEvent(data);
      if (!event) return;
      seq = Math.max(seq ?? 0, event.seq);
      onEvent(event);
    };
    opened.onclose = ({ code }) => {
      if (socket === opened) socket = null;
      if (stopped) return;
      onState(false);
      timer = setTimeout(connect, pauseBefore(attempt++, code, Math.random()));
    };
  };

  const connectNow = () => {
    if (document.visibilityState === "visible" && !socket) connect();
  };
  document.addEventListener("visibilitychange", connectNow);
  addEventListener("online", connectNow);
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", connectNow);
    removeEventListener("online", connectNow);
    socket?.close();
  };
}

function parseEvent(data: unknown): LiveEvent | null {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === "object" && value !== null && "seq" in value && "type" in value
      ? (value as LiveEvent)
      : null;
  } catch {
    return null;
  }
}
