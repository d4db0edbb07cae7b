import type { BookedHost } from "@daybook/db/bookings";

/** The host of a booking that a delivery's target names; none when it is to the invitee. */
export const namedHost = (target: string, hosts: readonly BookedHost[]): BookedHost | undefined =>
  hosts.find(({ id }) => target === `host:${id}`);
