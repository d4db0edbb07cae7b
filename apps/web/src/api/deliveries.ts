import type { Delivery } from "@daybook/contract/deliveries";
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { DAY, HOUR } from "../time/units.ts";
import { call } from "./client.ts";

export interface DeliveriesFilter {
  state?: Delivery["state"];
  sink?: string;
  /** How far back. */
  span?: "day" | "week";
}

const spans = { day: DAY, week: 7 * DAY };
/** By the hour: what is asked a moment later is the same. */
const sinceOf = (span: keyof typeof spans): string =>
  new Date(Math.floor((Date.now() - spans[span]) / HOUR) * HOUR).toISOString();

export const allDeliveriesQuery = ({ span, ...filter }: DeliveriesFilter) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", "list", filter, span],
    queryFn: ({ signal, pageParam }) =>
      call("GET /v1/deliveries", {
        query: {
          ...filter,
          ...(span ? { since: sinceOf(span) } : {}),
          limit: 25,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const oneDeliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ["deliveries", "one", id],
    queryFn: ({ signal }) => call("GET /v1/deliveries/{id}", { params: { id }, signal }),
  });

/** How many have failed, and how many wait. */
export const deliveryCountsQuery = () =>
  queryOptions({
    queryKey: ["deliveries", "counts"],
    queryFn: async ({ signal }) => (await call("GET /v1/deliveries", { query: { limit: 1 }, signal })).counts,
  });

/** After one was sent again or put aside: all that shows any. */
export const refreshDeliveries = (client: QueryClient): Promise<unknown> =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["deliveries"] }),
    client.invalidateQueries({ queryKey: ["webhooks"] }),
  ]);
