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
import { audit } from "../audit/audit.ts";
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

const subjectOf = ({ id, name }: { id: string; name: string }) => ({ kind: "schedule", id, name });

/** What a log tells of a schedule: of its dates those alone that `other` doesn't have, or has otherwise. */
function auditedHours({ name, timezone, hours, overrides }: Schedule, other?: Schedule) {
  const known = new Set(other?.overrides.map((override) => JSON.stringify(override)));
  return { name, timezone, hours, overrides: overrides.filter((override) => !known.has(JSON.stringify(override))) };
}

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

  route(api, "POST /v1/schedules", ({ owner, body, key, services, caller }) =>
    createOnce(services, owner, key, async (db) => {
      const row = { id: services.newId(), name: body.name, hours: keptHours(body), now: services.now() };
      const made = present(await insertSchedule(owner, db, row));
      audit(services, db, caller, { act: "schedule.created", subject: subjectOf(made), after: auditedHours(made) });
      return made;
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

  route(api, "PUT /v1/schedules/{id}", async ({ owner, params, body, ifMatch, services, env, caller }) => {
    await one(services, owner, params.id);
    const edit = { name: body.name, hours: keptHours(body) };
    return changeOffer(services, env, owner, "own", async (db) => {
      const before = await findSchedule(owner, db, params.id);
      const row = await replaceSchedule(owner, db, params.id, ifMatch, edit);
      if (!row || !before) throw before ? versionChanged("The schedule") : gone();
      const schedule = present(row);
      audit(services, db, caller, {
        ...{ act: "schedule.changed", subject: subjectOf(schedule) },
        ...{ before: auditedHours(present(before), schedule), after: auditedHours(schedule, present(before)) },
      });
      return schedule;
    });
  });

  route(api, "DELETE /v1/schedules/{id}", async ({ owner, params, services, env, caller }) => {
    await one(services, owner, params.id);
    await changeOffer(services, env, owner, "own", async (db) => {
      const row = await findSchedule(owner, db, params.id);
      if (row && row.usedBy > 0)
        throw new ApiFailure("schedule_in_use", {
          detail: `${row.usedBy} event types use it. Give them another schedule first.`,
        });
      await deleteSchedule(owner, db, params.id, services.now());
      if (row) audit(services, db, caller, { act: "schedule.deleted", subject: subjectOf(row) });
    });
    return undefined;
  });
}
