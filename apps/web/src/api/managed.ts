import type { SlotsAnswer } from "@daybook/contract/pages";
import { queryOptions } from "@tanstack/react-query";
import { SECOND } from "../time/units.ts";
import { call } from "./client.ts";
import type { SlotsRange } from "./pages.ts";

export const managedQuery = (token: string) =>
  queryOptions({
    queryKey: ["managed", token],
    queryFn: ({ signal }) => call("GET /v1/manage/{token}", { params: { token }, signal }),
    // The host may move or cancel while the page is looked at, and no socket tells.
    staleTime: 0,
    refetchInterval: 20 * SECOND,
  });

/** Times to move to: one's own booking doesn't block. No live events follow them, so they are of no version. */
export async function fetchManagedSlots(token: string, range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer> {
  const moves = await call("GET /v1/manage/{token}/slots", { params: { token }, query: range, signal });
  return { version: 0, stale: false, held: [], ...moves };
}

export const managedCalendarUrl = (token: string): string => `/v1/manage/${encodeURIComponent(token)}/calendar.ics`;
