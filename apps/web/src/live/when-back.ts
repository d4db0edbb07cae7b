export const isVisible = (): boolean => document.visibilityState === "visible";

/** Calls back when somebody looks again or the network is back: timers may have slept. Returns what ends it. */
export function whenBack(listener: () => void): () => void {
  const ifVisible = () => isVisible() && listener();
  document.addEventListener("visibilitychange", ifVisible);
  addEventListener("online", ifVisible);
  return () => {
    document.removeEventListener("visibilitychange", ifVisible);
    removeEventListener("online", ifVisible);
  };
}
