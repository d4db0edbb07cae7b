import type { SlotsAnswer } from "@daybook/contract/pages";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { SlotsRange } from "./pages.ts";

export const managedQuery = (token: string) =>
  queryOptions({
    queryKey: ["managed", token],
    queryFn: ({ signal }) => call("GET /v1/manage/{token}", { params: { token }, signal }),
  });

/** Times to move to: one's own booking doesn't block. No live events follow them, so they are of no version. */
export async function fetchManagedSlots(token: string, range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer> {
  const moves = await call("GET /v1/manage/{token}/slots", { params: { token }, query: range, signal });
  return { version: 0, stale: false, held: [], ...moves };
}

export const managedCalendarUrl = (token: string): string => `/v1/manage/${encodeURIComponent(token)}/calendar.ics`;
