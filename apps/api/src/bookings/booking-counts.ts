import type { BookingCounts } from "@daybook/contract/booking-filter";
import type { Ink } from "@daybook/contract/event-types";
import { type BookingCount, type BookingFilter, countBookings } from "@daybook/db/booking-list";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import type { Services } from "../runtime/services.ts";
import { bookingFilter, type FilterQuery } from "./booking-filter.ts";

type Counted = "matching" | "withoutQ" | "withoutEventTypes" | "withoutDates" | "all";

/** In each state, the sum of one kind of count. */
function byState(counts: readonly BookingCount[], counted: Counted) {
  const sum = (state: BookingCount["state"]) =>
    counts.reduce((all, one) => (one.state === state ? all + one[counted] : all), 0);
  return { upcoming: sum("upcoming"), past: sum("past"), cancelled: sum("cancelled") };
}

/** The parts of a filter that are set, each with what is counted when it is taken away. */
function setParts({ q, eventTypeIds, from, to }: BookingFilter) {
  const all = [
    { part: "q", counted: "withoutQ", isSet: q !== undefined },
    { part: "eventTypes", counted: "withoutEventTypes", isSet: eventTypeIds !== undefined },
    { part: "dates", counted: "withoutDates", isSet: from !== undefined || to !== undefined },
  ] as const;
  const set = all.filter(({ isSet }) => isSet);
  return set.length === 0 ? [] : [...set, { part: "all", counted: "all" } as const];
}

/** How many bookings a filter finds, and how many it would find without each of its parts. */
export async function bookingCounts(services: Services, owner: OwnerId, query: FilterQuery): Promise<BookingCounts> {
  const { filter, counts } = await withConnection(services.connect, async (db) => {
    const filter = await bookingFilter(services, owner, db, query);
    return { filter, counts: await countBookings(owner, db, filter) };
  });
  const types = [...Map.groupBy(counts, ({ eventTypeId }) => eventTypeId).values()];
  return {
    states: byState(counts, "matching"),
    eventTypes: types.flatMap((ofType) => {
      const [first] = ofType;
      if (!first) return [];
      const { eventTypeId, title, ink } = first;
      return [{ id: eventTypeId, title, ink: ink as Ink, ...byState(ofType, "withoutEventTypes") }];
    }),
    without: setParts(filter).map(({ part, counted }) => ({ part, ...byState(counts, counted) })),
  };
}
