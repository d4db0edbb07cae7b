import { useCallback, useEffect, useRef, useState } from "react";

/** An answer that isn't there by then, in milliseconds, doesn't come. */
const ANSWERS_WITHIN = 1500;

/** Whether the server is out of reach; `onState` is what a live watch says of its connection. */
export function useOffline(): { isOffline: boolean; onState(connected: boolean): void } {
  const [isOffline, setOffline] = useState(!navigator.onLine);
  /** How often a connection has come about: what was asked before that says nothing any more. */
  const connections = useRef(0);
  useEffect(() => {
    const follow = () => setOffline(!navigator.onLine);
    addEventListener("offline", follow);
    addEventListener("online", follow);
    return () => {
      removeEventListener("offline", follow);
      removeEventListener("online", follow);
    };
  }, []);
  const onState = useCallback((connected: boolean) => {
    if (connected) {
      connections.current++;
      return setOffline(false);
    }
    const before = connections.current;
    // A deploy ends connections too: out of reach is who doesn't answer.
    const signal = AbortSignal.timeout(ANSWERS_WITHIN);
    fetch("/favicon.svg", { method: "HEAD", cache: "no-store", signal }).catch(() => {
      if (before === connections.current) setOffline(true);
    });
  }, []);
  return { isOffline, onState };
}
