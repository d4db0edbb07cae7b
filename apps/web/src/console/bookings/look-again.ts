import type { BookingDetail } from "@daybook/contract/bookings";
import { HOUR, SECOND } from "../../time/units.ts";
import { isPlanned } from "./delivery-words.ts";

type Delivery = BookingDetail["deliveries"][number];

/**
 * After how many milliseconds to see how deliveries went: soon while one is on its way, now and then while one that
 * failed waits for its next try, when one that is planned soon has had its time, and not at all when all have ended.
 */
export function lookAgainAfter(deliveries: readonly Delivery[], now: number): number | false {
  const waiting = deliveries.filter(({ state }) => state === "waiting");
  const planned = waiting.filter((one) => isPlanned(one, now));
  const open = waiting.filter((one) => !planned.includes(one));
  if (open.length > 0) return open.some(({ lastError }) => lastError === null) ? 2 * SECOND : 30 * SECOND;
  const next = Math.min(...planned.map(({ nextAt }) => Date.parse(nextAt ?? "") - now));
  return next < HOUR ? next + 2 * SECOND : false;
}
