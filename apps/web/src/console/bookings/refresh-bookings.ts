import type { QueryClient } from "@tanstack/react-query";

/** After a change of a booking: everything that shows bookings or free times. */
export async function refreshBookings(client: QueryClient): Promise<void> {
  await Promise.all(
    [["bookings"], ["calendar-days"], ["event-types"], ["slots"]].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}
