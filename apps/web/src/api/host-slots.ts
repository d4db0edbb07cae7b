import type { HostSlots } from "@daybook/contract/bookings";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";

export interface HostRange {
  from: string;
  to: string;
  timezone: string;
  duration: number;
}

/** What a host may choose among: for a booking of an event type, or for a move of a booking. */
export interface SlotsOf {
  of: "event-types" | "bookings";
  id: string;
}

/** Kept beside the calendar's days, so that whatever makes those stale makes these. */
export const hostSlotsQuery = ({ of, id }: SlotsOf, range: HostRange) =>
  queryOptions({
    queryKey: ["calendar-days", "host-slots", of, id, range],
    queryFn: async ({ signal }): Promise<HostSlots> => {
      const query = { ...range, outside: "1" as const };
      const answer =
        of === "bookings"
          ? await call("GET /v1/bookings/{id}/slots", { params: { id }, query, signal })
          : await call("GET /v1/event-types/{id}/slots", { params: { id }, query, signal });
      return { ...answer, overrulable: answer.overrulable ?? [], taken: answer.taken ?? [] };
    },
  });
