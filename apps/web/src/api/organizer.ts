import type { SlotsAnswer } from "@daybook/contract/pages";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { withEdits } from "./event-type-edits.ts";
import { everyPage } from "./every-page.ts";
import type { SlotsRange } from "./pages.ts";

export const eventTypesQuery = () =>
  queryOptions({
    queryKey: ["event-types"],
    queryFn: async ({ signal }) => {
      const read = await everyPage((query) => call("GET /v1/event-types", { query, signal }));
      return { ...read, items: withEdits(read.items) };
    },
  });

export const eventTypeQuery = (id: string) =>
  queryOptions({
    queryKey: ["event-types", id],
    queryFn: ({ signal }) => call("GET /v1/event-types/{id}", { params: { id }, signal }),
  });

export const eventTypeOrderQuery = () =>
  queryOptions({
    queryKey: ["event-types", "order"],
    queryFn: ({ signal }) => call("GET /v1/event-type-order", { signal }),
  });

export const schedulesQuery = () =>
  queryOptions({
    queryKey: ["schedules"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/schedules", { query, signal })),
  });

export const scheduleQuery = (id: string) =>
  queryOptions({
    queryKey: ["schedules", id],
    queryFn: ({ signal }) => call("GET /v1/schedules/{id}", { params: { id }, signal }),
  });

/** Which bookings, in whatever state: `eventTypes` are ids with commas between, dates are of the zone. */
export interface BookingQuestion {
  q?: string;
  eventTypes?: string;
  from?: string;
  to?: string;
  timezone?: string;
}

type BookingsAsked = { state: "upcoming" | "past" | "cancelled" } & BookingQuestion;
/** The first page is small, as it is waited for; those after it are read ahead of who scrolls. */
const MORE_AT_ONCE = 100;

export const bookingsQuery = (asked: BookingsAsked) =>
  infiniteQueryOptions({
    queryKey: ["bookings", asked],
    queryFn: ({ signal, pageParam }) =>
      call("GET /v1/bookings", {
        query: { ...asked, ...(pageParam ? { cursor: pageParam, limit: MORE_AT_ONCE } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const bookingCountsQuery = (asked: BookingQuestion) =>
  queryOptions({
    queryKey: ["bookings", "counts", asked],
    queryFn: ({ signal }) => call("GET /v1/bookings/counts", { query: asked, signal }),
  });

export const bookingQuery = (id: string) =>
  queryOptions({
    queryKey: ["bookings", "one", id],
    queryFn: ({ signal }) => call("GET /v1/bookings/{id}", { params: { id }, signal }),
  });

/** Times the host can move a booking to: its own time doesn't block. No live events follow them. */
export async function fetchMoveSlots(id: string, range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer> {
  const moves = await call("GET /v1/bookings/{id}/slots", { params: { id }, query: range, signal });
  return { version: 0, stale: false, held: [], ...moves };
}

export const calendarDaysQuery = (range: { from: string; to: string; timezone: string }) =>
  queryOptions({
    queryKey: ["calendar-days", range],
    queryFn: ({ signal }) => call("GET /v1/calendar-days", { query: range, signal }),
  });

export const feedsQuery = () =>
  queryOptions({
    queryKey: ["feeds"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/feeds", { query, signal })),
  });
