import { type RefObject, useEffect } from "react";

/** Where month and day stand one below the other, the page moves to the day. */
export function showDay(day: HTMLElement | null, behavior: "smooth" | "instant"): void {
  if (!matchMedia("(max-width: 1000px)").matches) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  day?.scrollIntoView({ behavior: calm ? "instant" : behavior, block: "start" });
}

/** Opened with a day that was chosen before, from a link or on the way back, a phone begins there; only then. */
export function useDayInView(day: RefObject<HTMLElement | null>, chosen: boolean): void {
  useEffect(() => {
    if (chosen) showDay(day.current, "instant");
  }, []);
}
