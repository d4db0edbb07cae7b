import { useState } from "react";

/**
 * The booking that opens by itself while none is chosen: the first of what is asked for. It stays while others come
 * before it, since what somebody reads is not taken from under their eyes, and stays closed once it was closed.
 */
export function useNextOpen(first: string | undefined, asked: string): { id: string | undefined; close(): void } {
  const [kept, setKept] = useState<{ asked: string; id: string | undefined; closed: boolean } | null>(null);
  if (first !== undefined && kept?.asked !== asked) setKept({ asked, id: first, closed: kept?.closed ?? false });
  const id = kept?.asked === asked && !kept.closed ? kept.id : undefined;
  return { id, close: () => setKept({ asked, id: undefined, closed: true }) };
}
