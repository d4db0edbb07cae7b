import { listBookings } from "@daybook/db/booking-list";
import { type BookingRow, findBooking } from "@daybook/db/bookings";
import { withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { keptFor } from "../booking-changes/commit-move.ts";
import { requireGuestContact } from "../contacts/contact-limit.ts";
import { type Api, route } from "../http/api-router.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { checkDateRange } from "../http/date-range.ts";
import { holdsOfHosts, leadDesk } from "../objects/host-desks.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { readHold } from "../tokens/hold-token.ts";
import { bookForSomebody, requireOwnPage } from "./book-for-somebody.ts";
import { bookingCounts } from "./booking-counts.ts";
import { bookingFilter } from "./booking-filter.ts";
import { bookingsFile } from "./bookings-file.ts";
import { calendarDays } from "./calendar-days.ts";
import { changeGuests } from "./change-guests.ts";
import { bookingDetail } from "./detail.ts";
import { movesOfHost, timesOfHost } from "./host-slots.ts";
import { hostsAlone } from "./hosts-alone.ts";
import { moveSlots } from "./move-slots.ts";
import { presentDone, requireDone } from "./outcome-response.ts";
import { presentBooking } from "./present.ts";

interface Place {
  start: number;
  id: string;
}
const isPlace = (value: unknown): value is Place =>
  typeof value === "object" &&
  value !== null &&
  "start" in value &&
  Number.isSafeInteger(value.start) &&
  "id" in value &&
  isId(value.id);

async function requireRow(services: Services, owner: OwnerId, id: string): Promise<BookingRow> {
  const row = await withConnection(services.connect, (db) => findBooking(owner, db, id));
  if (!row) throw new ApiFailure("not_found", { detail: "There is no such booking." });
  return row;
}

export function bookingRoutes(api: Api): void {
  route(api, "GET /v1/bookings", async ({ owner, query, services }) => {
    const { limit } = query;
    const after = readCursor(query.cursor, isPlace);
    const rows = await withConnection(services.connect, async (db) =>
      listBookings(owner, db, { ...(await bookingFilter(services, owner, db, query)), limit, after }),
    );
    return pageOf(rows, limit, presentBooking, ({ start, id }) => ({ start, id }));
  });

  route(api, "GET /v1/bookings/counts", ({ owner, query, services }) => bookingCounts(services, owner, query));

  route(api, "GET /v1/bookings.csv", ({ owner, query, services }) => bookingsFile(services, owner, query));

  route(api, "GET /v1/calendar-days", async ({ owner, query, services }) => {
    checkDateRange(query.from, query.to);
    return calendarDays(services, owner, query);
  });

  route(api, "GET /v1/bookings/{id}", ({ owner, params, services, origin }) =>
    bookingDetail(services, owner, params.id, origin),
  );

  route(api, "GET /v1/bookings/{id}/slots", async ({ owner, params, query, services, env }) => {
    checkDateRange(query.from, query.to);
    const row = await requireRow(services, owner, params.id);
    const holds = await holdsOfHosts(env, row.hostIds);
    const { outside, ...question } = query;
    if (outside) return movesOfHost(services, owner, row, holds, question);
    return moveSlots(services, owner, "host", row, holds, question);
  });

  route(api, "GET /v1/event-types/{id}/slots", async ({ owner, params, query, services, env }) => {
    checkDateRange(query.from, query.to);
    const page = await requireOwnPage(services, owner, params.id);
    const holds = await holdsOfHosts(env, page.hostIds);
    const { outside, ...question } = query;
    const { slots, nextFrom, ...others } = await timesOfHost(services, owner, page, holds, question);
    return { slots, ...(nextFrom ? { nextFrom } : {}), ...(outside ? others : {}) };
  });

  route(api, "POST /v1/bookings", (call) => bookForSomebody(call));

  route(api, "POST /v1/bookings/{id}/cancellation", async (call) => {
    const { owner, params, body, key, services, env, origin } = call;
    const row = await requireRow(services, owner, params.id);
    const outcome = await leadDesk(env, row.hostIds).cancel({
      scope: owner,
      hostIds: row.hostIds,
      bookingId: row.id,
      actor: "host",
      by: call.caller,
      reason: body.reason ?? "",
      tellsInvitee: body.notify,
      origin,
      key: key ?? { scope: `cancel:${owner}`, key: services.newId(), bodyHash: "" },
    });
    return { id: requireDone(outcome).id, state: "cancelled" as const };
  });

  route(api, "POST /v1/bookings/{id}/rescheduling", async (call) => {
    const { owner, params, body, key, services, env, origin } = call;
    const row = await requireRow(services, owner, params.id);
    const outsideOffer = body.outsideOffer === true && (await hostsAlone(services, owner, row.hostIds));
    const holdId = body.hold === undefined ? undefined : (await readHold(services.keys, body.hold)).holdId;
    const outcome = await leadDesk(env, row.hostIds).move({
      scope: owner,
      hostIds: row.hostIds,
      bookingId: row.id,
      actor: "host",
      by: call.caller,
      start: body.start,
      duration: body.duration,
      outsideOffer,
      tellsInvitee: body.notify,
      kept: keptFor(row, { ...body, outsideOffer }),
      key,
      origin,
      holdId,
    });
    return presentDone(services, requireDone(outcome), origin);
  });

  route(
    api,
    "POST /v1/bookings/{id}/guests",
    async ({ owner, params, body, key, services, env, origin, caller, waitUntil }) => {
      const row = await requireRow(services, owner, params.id);
      await requireGuestContact(
        services,
        env,
        owner,
        row,
        body.guests.map(({ email }) => email),
        key,
      );
      const change = { scope: owner, actor: "host" as const, by: caller, key, origin, add: body.guests };
      return changeGuests({ services, env, waitUntil }, row, change);
    },
  );

  route(
    api,
    "DELETE /v1/bookings/{id}/guests/{guestId}",
    async ({ owner, params, key, services, env, origin, caller, waitUntil }) => {
      const row = await requireRow(services, owner, params.id);
      const ours = key ?? { scope: `guest:${owner}`, key: services.newId(), bodyHash: "" };
      const change = { scope: owner, actor: "host" as const, by: caller, key: ours, origin, remove: params.guestId };
      return changeGuests({ services, env, waitUntil }, row, change);
    },
  );
}
