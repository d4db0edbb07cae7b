import { useSyncExternalStore } from "react";

/** Says that the address was changed here: the browser says it of its own buttons alone. */
const CHANGED = "daybook:address";
const events = ["popstate", "hashchange", CHANGED];

function subscribe(listener: () => void): () => void {
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
}

/** A part of the address, as it is at any time. `read` gives the same value as long as nothing has changed. */
export const useAddress = <Part>(read: () => Part): Part => useSyncExternalStore(subscribe, read);

/** Changes the address in place or as a new step of the history. */
export function navigate(to: string, { replace, state }: { replace: boolean; state: unknown }): void {
  if (replace) history.replaceState(state, "", to);
  else history.pushState(state, "", to);
  dispatchEvent(new Event(CHANGED));
}
