import { type RefObject, useEffect, useRef } from "react";

const morning = 8;

/** Where hours before the morning are drawn, they stand above what is seen at first. `page` names what is looked at. */
export function useScrollToMorning(page: string, first: number, last: number): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const week = scroller.current?.querySelector(".week");
    if (!scroller.current || !week) return;
    scroller.current.scrollTop = first < morning ? ((morning - first) / (last - first)) * week.clientHeight : 0;
  }, [page]);
  return scroller;
}
