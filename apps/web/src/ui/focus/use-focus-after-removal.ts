import { useEffect, useRef } from "react";
import { whenLost } from "./when-lost.ts";

const canBeFocused = "a[href], button:enabled, input:enabled, [tabindex]";

/**
 * A row that is deleted takes the focus with it. Call what this gives with the row's place before it goes: the focus
 * then moves to the row that follows, to the one before, or, when none is left, to the page's heading.
 */
export function useFocusAfterRemoval<List extends HTMLElement>() {
  const list = useRef<List>(null);
  const left = useRef<{ row: Element; place: number } | null>(null);
  useEffect(() => {
    const gone = left.current;
    if (!gone || gone.row.isConnected) return;
    left.current = null;
    whenLost(() => {
      const rows = [...(list.current?.children ?? [])];
      const nearest = [...rows.slice(gone.place), ...rows.slice(0, gone.place).reverse()];
      const inRow = nearest.map((row) => row.querySelector<HTMLElement>(canBeFocused)).find((found) => found);
      return inRow ?? document.querySelector<HTMLElement>("main h1");
    });
  });
  const removing = (place: number) => {
    const row = list.current?.children[place];
    left.current = row ? { row, place } : null;
  };
  return { list, removing };
}
