import { inArray } from "drizzle-orm";
import type { Database } from "./connection.ts";
import { bookingGuests } from "./schema/bookings.ts";
import type { OwnerId } from "./scopes.ts";

/** The guests whom deliveries of an account are to, also those who were taken off; `ids` come from these. */
export async function guestsById(
  _owner: OwnerId,
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; name: string; email: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: bookingGuests.id, name: bookingGuests.name, email: bookingGuests.email })
    .from(bookingGuests)
    .where(inArray(bookingGuests.id, [...ids]));
}
