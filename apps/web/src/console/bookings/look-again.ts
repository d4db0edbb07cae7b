import type { BookingDetail } from "@daybook/contract/bookings";
import { SECOND } from "../../time/units.ts";

type Delivery = Pick<BookingDetail["deliveries"][number], "state" | "lastError">;

/**
 * After how many milliseconds to see how deliveries went: soon while one is on its way, now and then while one that
 * failed waits for its next try, and not at all when all have ended.
 */
export function lookAgainAfter(deliveries: readonly Delivery[]): number | false {
  const waiting = deliveries.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return false;
  return waiting.some(({ lastError }) => lastError === null) ? 2 * SECOND : 30 * SECOND;
}
