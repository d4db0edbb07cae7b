import { useSyncExternalStore } from "react";
import { keep, kept } from "../device/storage.ts";
import { type Clock, usualClock } from "./locale.ts";

const key = "daybook.clock";
const listeners = new Set<() => void>();
let chosen: Clock | null = null;

function read(): Clock {
  if (chosen) return chosen;
  const stored = kept(key);
  chosen = stored === "12" || stored === "24" ? stored : usualClock();
  return chosen;
}

export function setClock(clock: Clock): void {
  chosen = clock;
  keep(key, clock);
  for (const listener of listeners) listener();
}

/** Has this device show the account's clock. */
export function followClock(clock: Clock): void {
  if (clock !== read()) setClock(clock);
}

/** Twelve or twenty-four hours: the region's habit until the person chooses; remembered on the device. */
export const useClock = (): Clock =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, read);
