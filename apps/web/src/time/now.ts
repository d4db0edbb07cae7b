import { useEffect, useState } from "react";
import { SECOND } from "./units.ts";

/** How far the server's clock is ahead of this device's, in milliseconds; measured from the document's data. */
let ahead = 0;

export function setServerNow(serverNow: number): void {
  ahead = serverNow - Date.now();
  // A few seconds are network, not a wrong clock.
  if (Math.abs(ahead) < 5 * SECOND) ahead = 0;
}

/** The present by the server's clock, in epoch milliseconds: devices are often minutes off. */
export const currentTime = (): number => Date.now() + ahead;

/** The present, renewed each `every` milliseconds, in step with the clock (at full seconds or minutes). */
export function useNow(every: number): number {
  const [now, setNow] = useState(currentTime);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = currentTime();
      setNow(time);
      timer = setTimeout(tick, every - (time % every));
    };
    tick();
    return () => clearTimeout(timer);
  }, [every]);
  return now;
}
