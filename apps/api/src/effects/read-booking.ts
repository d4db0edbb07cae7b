import { type BookingRow, type BookingSurroundings, bookingsWithSurroundings } from "@daybook/db/bookings";
import { system } from "../runtime/services.ts";
import type { CarryContext } from "./sink.ts";

/** A booking and who and what is around it; null when it is gone. Read once for all that are taken together. */
export async function readBooking(
  { db, bookingIds, read }: CarryContext,
  id: string,
): Promise<{ row: BookingRow; around: BookingSurroundings } | null> {
  const all = await read("bookings", () => bookingsWithSurroundings(system, db, bookingIds));
  return all.get(id) ?? null;
}
