import { MOST_GUESTS } from "@daybook/core/bookings/guests";
import { z } from "zod";
import { email, id, line } from "./primitives.ts";

export const givenGuest = z.strictObject({ email, name: line(120).optional() });

/** People whom an invitee brings along. */
export const givenGuests = z.array(givenGuest).max(MOST_GUESTS);

/** Somebody who comes along. */
export const guest = z.object({ id, email: z.string(), name: z.string().describe("Empty where none was given") });

export const guestList = z.object({ guests: z.array(guest).describe("All who come along now") });
export const newGuests = z.strictObject({ guests: givenGuests.min(1) });

export type Guest = z.output<typeof guest>;
