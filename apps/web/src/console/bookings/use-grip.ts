import { type PointerEvent, useRef } from "react";

const far = 32;

/** Drawing a sheet up shows all of it, drawing it down closes it. */
export function useGrip(onRaise: (raised: boolean) => void, onClose: () => void) {
  const from = useRef<number | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current = event.clientY;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerUp: (event: PointerEvent) => {
      const by = from.current === null ? 0 : event.clientY - from.current;
      from.current = null;
      if (by < -far) onRaise(true);
      if (by > far) onClose();
    },
  };
}
