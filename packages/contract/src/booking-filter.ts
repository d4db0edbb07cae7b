import { z } from "zod";
import { inks } from "./event-types.ts";
import { date, id, line, timezone } from "./primitives.ts";

/** At most so many event types at once. */
const MOST_EVENT_TYPES = 50;
/** Which bookings: the same for the list, its counts and its file. */
export const bookingFilter = {
  state: z.enum(["upcoming", "past", "cancelled", "all"]).default("upcoming"),
  q: line(100).optional().describe("In names, addresses and titles"),
  eventTypes: z
    .string()
    .max(MOST_EVENT_TYPES * 40)
    .transform((ids) => ids.split(","))
    .pipe(z.array(id).max(MOST_EVENT_TYPES))
    .optional()
    .describe("Ids with commas between: those of any of these event types"),
  from: date.optional().describe("Those that begin on this date or later"),
  to: date.optional().describe("Those that begin on this date or earlier"),
  timezone: timezone.optional().describe("In which the dates are; the account's when absent"),
};
const { state: _, ...filterOfAll } = bookingFilter;
/** Without a state: what is asked in each of them. */
export const bookingFilterOfAll = filterOfAll;
const count = z.int();
export const bookingCounts = z.object({
  states: z.object({ upcoming: count, past: count, cancelled: count }).describe("With all of the filter"),
  eventTypes: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        ink: z.enum(inks),
        upcoming: count,
        past: count,
        cancelled: count,
      }),
    )
    .describe("All that were ever booked, by title; counted with the rest of the filter"),
  without: z
    .array(
      z.object({
        part: z.enum(["q", "eventTypes", "dates", "all"]),
        upcoming: count,
        past: count,
        cancelled: count,
      }),
    )
    .describe("How many there would be without one part of the filter that is set, or without any"),
});
export type BookingCounts = z.output<typeof bookingCounts>;
