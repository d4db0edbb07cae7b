import type { GivenGuest } from "@daybook/core/bookings/guests";

/** Guests as a body names them. */
type Named = readonly { email: string; name?: string | undefined }[] | undefined;

/** The same as they are kept; nothing where nobody is named, as in what a Worker of before sends. */
export const written = (guests: Named): GivenGuest[] | undefined =>
  guests && guests.length > 0 ? guests.map(({ email, name = "" }) => ({ email, name })) : undefined;

/** To whom a booking sends mail besides its hosts. */
export const addressesOf = (invitee: { email: string }, guests: Named): string[] => [
  invitee.email,
  ...(guests ?? []).map(({ email }) => email),
];
