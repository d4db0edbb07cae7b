import { useSyncExternalStore } from "react";
import { type Clock, usualClock } from "./locale.ts";

const key = "daybook.clock";
const listeners = new Set<() => void>();
let chosen: Clock | null = null;

function read(): Clock {
  if (chosen) return chosen;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    // Private windows may refuse storage.
  }
  chosen = stored === "12" || stored === "24" ? stored : usualClock();
  return chosen;
}

export function setClock(clock: Clock): void {
  chosen = clock;
  try {
    localStorage.setItem(key, clock);
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Twelve or twenty-four hours: the region's habit until the person chooses; remembered on the device. */
export const useClock = (): Clock =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, read);
