import { useRef, useState } from "react";
import { newKey } from "./new-key.ts";

/** Idempotency-Keys by wish: sent again after a broken line it is the same call, changed it is another. */
export function useKeyFor() {
  const last = useRef<{ wish: string; key: string } | null>(null);
  const [keys] = useState(() => ({
    of(wish: unknown): string {
      const written = JSON.stringify(wish);
      if (last.current?.wish !== written) last.current = { wish: written, key: newKey() };
      return last.current.key;
    },
    /** It is done: the same wish once more is a new one. */
    settle() {
      last.current = null;
    },
  }));
  return keys;
}
