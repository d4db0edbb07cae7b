import { useEffect, useRef } from "react";
import { whenLost } from "../../../ui/focus/when-lost.ts";

/** With the last row its list goes, too, and can't say where the focus belongs: to the page's heading. */
export function useHeadingWhenEmpty(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (before.current > 0 && count === 0) whenLost(() => document.querySelector<HTMLElement>("main h1"));
    before.current = count;
  }, [count]);
}
