import { useLayoutEffect, useRef, useState } from "react";

const nothing: ReadonlySet<string> = new Set();
const lasts = 3000;

/**
 * Which ids came while one was looking, for a moment after they came. `page` names what is looked at; null while it
 * loads. What was there at first is not news.
 */
export function useArrivals(page: string | null, ids: readonly string[]): ReadonlySet<string> {
  const seen = useRef<{ page: string; ids: Set<string> } | null>(null);
  const [fresh, setFresh] = useState(nothing);
  const joined = ids.join(" ");
  useLayoutEffect(() => {
    const now = joined === "" ? [] : joined.split(" ");
    if (page === null) return;
    if (seen.current?.page !== page) {
      seen.current = { page, ids: new Set(now) };
      setFresh(nothing);
      return;
    }
    const known = seen.current.ids;
    const arrived = now.filter((id) => !known.has(id));
    if (arrived.length === 0) return;
    for (const id of arrived) known.add(id);
    setFresh(new Set(arrived));
    const timer = setTimeout(() => setFresh(nothing), lasts);
    return () => clearTimeout(timer);
  }, [page, joined]);
  return fresh;
}
