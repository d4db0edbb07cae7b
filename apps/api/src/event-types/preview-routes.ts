import { withConnection } from "@daybook/db/connection";
import { findEventType, hostsOfEventType } from "@daybook/db/event-types";
import { type Api, route } from "../http/api-router.ts";
import { checkDateRange } from "../http/date-range.ts";
import { holdsOfHosts } from "../objects/host-desks.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { keptHours } from "../schedules/kept-hours.ts";
import { explainOffer } from "./preview.ts";
import { offerUnsaved } from "./preview-unsaved.ts";

export function previewRoutes(api: Api): void {
  route(api, "POST /v1/event-types/preview", async ({ owner, body, services, env }) => {
    checkDateRange(body.from, body.to, "body");
    return offerUnsaved(services, env, owner, body);
  });

  route(api, "POST /v1/event-types/{id}/preview", async ({ owner, params, body, services, env }) => {
    checkDateRange(body.from, body.to, "body");
    const hosts = await withConnection(services.connect, async (db) => {
      if (!(await findEventType(owner, db, params.id)))
        throw new ApiFailure("not_found", { detail: "There is no such event type." });
      return hostsOfEventType(owner, db, params.id);
    });
    const holds = await holdsOfHosts(env, hosts);
    const { schedule } = body;
    return explainOffer(services, owner, params.id, holds, {
      ...body,
      hours: schedule && keptHours(schedule),
    });
  });
}
