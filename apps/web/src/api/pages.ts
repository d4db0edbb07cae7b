import type { SlotsAnswer } from "@daybook/contract/pages";
import { queryOptions } from "@tanstack/react-query";
import { MINUTE } from "../time/units.ts";
import { call } from "./client.ts";
import { firstPaint, paintedAt } from "./first-paint.ts";

export interface Address {
  handle: string;
  slug: string;
}

export const profileQuery = (handle: string) =>
  queryOptions({
    queryKey: ["profile", handle],
    queryFn: ({ signal }) => call("GET /v1/pages/{handle}", { params: { handle }, signal }),
    ...(firstPaint.kind === "profile" && firstPaint.profile.host.handle === handle.toLowerCase()
      ? { initialData: firstPaint.profile, initialDataUpdatedAt: paintedAt }
      : {}),
  });

/** The first paint of this very page, if the document carries one. */
export function paintOf({ handle, slug }: Address) {
  if (firstPaint.kind !== "booking_page") return null;
  const { host, eventType } = firstPaint.page;
  const same = host.handle === handle.toLowerCase() && eventType.slug === slug.toLowerCase();
  return same ? firstPaint : null;
}

export const pageQuery = (address: Address) => {
  const paint = paintOf(address);
  return queryOptions({
    queryKey: ["page", address.handle, address.slug],
    queryFn: ({ signal }) => call("GET /v1/pages/{handle}/{slug}", { params: { ...address }, signal }),
    staleTime: 5 * MINUTE,
    ...(paint ? { initialData: paint.page, initialDataUpdatedAt: paintedAt } : {}),
  });
};

/** A stretch of dates, both inclusive, in a zone. */
export interface SlotsRange {
  from: string;
  to: string;
  timezone: string;
  duration: number;
}

/** Times that can be booked, asked anew. */
export const fetchSlots = (address: Address, range: SlotsRange, signal: AbortSignal): Promise<SlotsAnswer> =>
  call("GET /v1/pages/{handle}/{slug}/slots", { params: { ...address }, query: range, signal });
