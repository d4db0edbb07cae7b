import type { Booking } from "@daybook/contract/bookings";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";

/** Where bookings stand in answers that were kept: pages of lists, days of the calendar. */
interface Kept {
  pages?: readonly { items?: readonly Booking[] }[];
  bookings?: readonly Booking[];
}

function findKnown(client: QueryClient, id: string): Booking | undefined {
  const kept = ["bookings", "calendar-days"].flatMap((name) => client.getQueriesData<Kept>({ queryKey: [name] }));
  for (const [, data] of kept) {
    const all = [...(data?.pages ?? []).flatMap(({ items = [] }) => items), ...(data?.bookings ?? [])];
    const found = all.find((booking) => booking.id === id);
    if (found) return found;
  }
  return undefined;
}

/** What lists and the calendar know of a booking: enough to begin with while the rest is read, or can't be. */
export const useKnownBooking = (id: string): Booking | undefined => findKnown(useQueryClient(), id);
