import { formatDate, parseDate } from "@daybook/core/time/civil";
import { findAccount } from "@daybook/db/accounts";
import type { BookingFilter } from "@daybook/db/booking-list";
import type { Database } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { dateStart } from "../offers/date-range.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";

/** What was asked, as its schema has checked it. */
export interface FilterQuery {
  state?: BookingFilter["state"] | undefined;
  q?: string | undefined;
  eventTypes?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  timezone?: string | undefined;
}

const dayAfter = (date: string): string => formatDate((parseDate(date) ?? 0) + 1);

/** Which bookings are asked for; dates are the account's own where no zone is named. */
export async function bookingFilter(
  services: Services,
  owner: OwnerId,
  db: Database,
  { state = "upcoming", q, eventTypes, from, to, timezone }: FilterQuery,
): Promise<BookingFilter> {
  if (from !== undefined && to !== undefined && to < from)
    throw fieldFailure("to", "reversed", "The last date is before the first.", { in: "query" });
  const dates = from !== undefined || to !== undefined;
  const zone = dates ? (timezone ?? (await zoneOf(owner, db))) : "UTC";
  return {
    state,
    q: q || undefined,
    eventTypeIds: eventTypes,
    from: from === undefined ? undefined : dateStart(from, zone),
    to: to === undefined ? undefined : dateStart(dayAfter(to), zone),
    now: services.now(),
  };
}

/** The zone of the account that calls. Throws `unauthenticated` when it is gone. */
export async function zoneOf(owner: OwnerId, db: Database): Promise<string> {
  const account = await findAccount(owner, db);
  if (!account) throw new ApiFailure("unauthenticated");
  return account.timezone;
}
