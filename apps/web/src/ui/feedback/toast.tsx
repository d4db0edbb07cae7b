import { lazy, Suspense, useSyncExternalStore } from "react";
import type { ToastOptions } from "./toast-region.tsx";

/** React Aria's part comes when there is something to say: a booking page begins without it. */
const load = () => import("./toast-region.tsx");
const ToastRegion = lazy(async () => ({ default: (await load()).ToastRegion }));

let said = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Says what happened, and offers to take it back. Answers how to end it before its time. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const shown = load().then(({ say }) => say(text, options));
  void shown.then(() => {
    said = true;
    for (const listener of listeners) listener();
  });
  return () => void shown.then((end) => end());
}

/** For when somebody leaves: what was said, and what could be taken back, was theirs. */
export const clearToasts = (): void => void load().then(({ clear }) => clear());

/** Stands once in each app. */
export function Toasts() {
  return (
    useSyncExternalStore(subscribe, () => said) && (
      <Suspense fallback={null}>
        <ToastRegion />
      </Suspense>
    )
  );
}
