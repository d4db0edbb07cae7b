import { type PointerEvent, useRef } from "react";

const far = 56;

/** A sideways swipe of a finger: 1 for the next, -1 for the one before. Scrolling up and down stays the browser's. */
export function useSwipe(onSwipe: (by: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: PointerEvent) => {
      if (!from.current) return;
      const x = event.clientX - from.current.x;
      const y = event.clientY - from.current.y;
      from.current = null;
      if (Math.abs(x) < far || Math.abs(x) < 2 * Math.abs(y)) return;
      const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? x > 0 : x < 0;
      onSwipe(forward ? 1 : -1);
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}
