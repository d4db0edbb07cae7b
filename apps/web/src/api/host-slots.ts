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
      const ask = (from: string) => {
        const query = { ...range, from, outside: "1" as const };
        return of === "bookings"
          ? call("GET /v1/bookings/{id}/slots", { params: { id }, query, signal })
          : call("GET /v1/event-types/{id}/slots", { params: { id }, query, signal });
      };
      return wholeRange(range.from, ask);
    },
  });

type Chosen = "overrulable" | "taken";
type Part = Omit<HostSlots, Chosen> & { [Name in Chosen]?: HostSlots[Name] | undefined };

/** An answer that was cut, with all that follows it. */
async function wholeRange(from: string, ask: (from: string) => Promise<Part>): Promise<HostSlots> {
  const { nextFrom, slots, overrulable = [], taken = [] } = await ask(from);
  if (nextFrom === undefined) return { slots, overrulable, taken };
  const rest = await wholeRange(nextFrom, ask);
  return {
    slots: [...slots, ...rest.slots],
    overrulable: [...overrulable, ...rest.overrulable],
    taken: [...taken, ...rest.taken],
  };
}
