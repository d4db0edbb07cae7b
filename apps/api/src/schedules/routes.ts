import type { Schedule } from "@daybook/contract/schedules";
import { longestRange } from "@daybook/core/availability/override-ranges";
import { formatInstant } from "@daybook/core/time/instant";
import { withConnection } from "@daybook/db/connection";
import {
  deleteSchedule,
  findSchedule,
  insertSchedule,
  listSchedules,
  replaceSchedule,
  type ScheduleRow,
} from "@daybook/db/schedules";
import type { OwnerId } from "@daybook/db/scopes";
import { standingBookings } from "@daybook/db/standing-bookings";
import { changeOffer } from "../desk/change-offer.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { checkDateRange } from "../http/date-range.ts";
import { versionChanged } from "../http/if-match.ts";
import { dateRange } from "../offers/date-range.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { keptHours } from "./kept-hours.ts";

const present = (row: ScheduleRow): Schedule => ({
  id: row.id,
  name: row.name,
  timezone: row.timezone,
  hours: row.weekly,
  overrides: row.overrides,
  usedBy: row.usedBy,
  version: row.version,
});

/** So many bookings are named; the others are counted. */
const mostNamed = 20;

const gone = () => new ApiFailure("not_found", { detail: "There is no such schedule." });

async function one(services: Services, owner: OwnerId, id: string): Promise<Schedule> {
  const row = await withConnection(services.connect, (db) => findSchedule(owner, db, id));
  if (!row) throw gone();
  return present(row);
}

export function scheduleRoutes(api: Api): void {
  route(api, "GET /v1/schedules", async ({ owner, query, services }) => {
    const after = readCursor(query.cursor, isId);
    const rows = await withConnection(services.connect, (db) => listSchedules(owner, db, query.limit, after));
    return pageOf(rows, query.limit, present, (row) => row.id);
  });

  route(api, "POST /v1/schedules", ({ owner, body, key, services }) =>
    createOnce(services, owner, key, async (db) => {
      const row = { id: services.newId(), name: body.name, hours: keptHours(body), now: services.now() };
      return present(await insertSchedule(owner, db, row));
    }),
  );

  route(api, "GET /v1/schedules/{id}", ({ owner, params, services }) => one(services, owner, params.id));

  route(api, "GET /v1/schedules/{id}/bookings", async ({ owner, params, query, services }) => {
    checkDateRange(query.from, query.to, "query", longestRange);
    await one(services, owner, params.id);
    const dates = { ...dateRange(query), now: services.now() };
    const { count, rows } = await withConnection(services.connect, (db) =>
      standingBookings(owner, db, params.id, dates, mostNamed),
    );
    return {
      count,
      items: rows.map(({ inviteeName, start, end, ...row }) => ({
        ...row,
        start: formatInstant(start),
        end: formatInstant(end),
        invitee: { name: inviteeName },
      })),
    };
  });

  route(api, "PUT /v1/schedules/{id}", async ({ owner, params, body, ifMatch, services, env }) => {
    await one(services, owner, params.id);
    const edit = { name: body.name, hours: keptHours(body) };
    return changeOffer(services, env, owner, "own", async (db) => {
      const row = await replaceSchedule(owner, db, params.id, ifMatch, edit);
      if (row) return present(row);
      throw (await findSchedule(owner, db, params.id)) ? versionChanged("The schedule") : gone();
    });
  });

  route(api, "DELETE /v1/schedules/{id}", async ({ owner, params, services, env }) => {
    await one(services, owner, params.id);
    await changeOffer(services, env, owner, "own", async (db) => {
      const row = await findSchedule(owner, db, params.id);
      if (row && row.usedBy > 0)
        throw new ApiFailure("schedule_in_use", {
          detail: `${row.usedBy} event types use it. Give them another schedule first.`,
        });
      await deleteSchedule(owner, db, params.id, services.now());
    });
    return undefined;
  });
}
