import { useCallback, useEffect, useState } from "react";

/** An answer that isn't there by then, in milliseconds, doesn't come. */
const ANSWERS_WITHIN = 1500;

/** Whether the server is out of reach; `onState` is what a live watch says of its connection. */
export function useOffline(): { isOffline: boolean; onState(connected: boolean): void } {
  const [isOffline, setOffline] = useState(!navigator.onLine);
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
    if (connected) return setOffline(false);
    // A deploy ends connections too: out of reach is who doesn't answer.
    const signal = AbortSignal.timeout(ANSWERS_WITHIN);
    fetch("/favicon.svg", { method: "HEAD", cache: "no-store", signal }).catch(() => setOffline(true));
  }, []);
  return { isOffline, onState };
}
