import type { EventTypeOrderEdit } from "@daybook/contract/event-type-order";
import { withConnection } from "@daybook/db/connection";
import { type Arrangement, readArrangement, writeArrangement } from "@daybook/db/event-type-order";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import { type Api, route } from "../http/api-router.ts";
import { versionChanged } from "../http/if-match.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { ApiFailure, fieldFailure } from "../runtime/failure.ts";
import { notifyConsoles } from "./notify-consoles.ts";

/** Refuses what isn't there, and what would leave something without a place. */
function checkComplete(wanted: EventTypeOrderEdit, present: Arrangement): void {
  const groupIds = new Set(present.groups.map(({ id }) => id));
  wanted.groups.forEach(({ id }, at) => {
    if (id && !groupIds.has(id)) throw fieldFailure(`groups.${at}.id`, "unknown_group", "You have no such group.");
  });
  const all = new Set([...present.ungrouped, ...present.groups.flatMap(({ eventTypeIds }) => eventTypeIds)]);
  const parts = [
    { path: "ungrouped", ids: wanted.ungrouped },
    ...wanted.groups.map(({ eventTypeIds }, at) => ({ path: `groups.${at}.eventTypeIds`, ids: eventTypeIds })),
  ];
  for (const { path, ids } of parts) {
    const at = ids.findIndex((id) => !all.delete(id));
    if (at !== -1) throw fieldFailure(`${path}.${at}`, "unknown_event_type", "You have no such event type.");
  }
  const [left] = all;
  if (left)
    throw fieldFailure("ungrouped", "incomplete", `Name every event type: ${left} has no place.`, {
      params: { value: left },
    });
}

const titlesOf = ({ groups }: Pick<Arrangement, "groups">) => groups.map(({ title }) => title);

const isSame = (wanted: Arrangement, { ungrouped, groups }: Arrangement): boolean => {
  const written = (order: Arrangement) =>
    JSON.stringify([order.ungrouped, order.groups.map(({ id, title, eventTypeIds }) => [id, title, eventTypeIds])]);
  return written(wanted) === written({ ungrouped, groups });
};

export function eventTypeOrderRoutes(api: Api): void {
  route(api, "GET /v1/event-type-order", ({ owner, services }) =>
    withConnection(services.connect, (db) => readArrangement(owner, db)),
  );

  route(api, "PUT /v1/event-type-order", async ({ owner, body, ifMatch, services, env, caller }) => {
    const order = await transact(services.connect, async (db) => {
      if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
      const present = await readArrangement(owner, db);
      if (ifMatch !== "*" && present.version !== ifMatch) throw versionChanged("The order");
      checkComplete(body, present);
      const groups = body.groups.map((group) => ({ ...group, id: group.id ?? services.newId() }));
      if (isSame({ ungrouped: body.ungrouped, groups }, present)) return present;
      await writeArrangement(owner, db, { ungrouped: body.ungrouped, groups });
      audit(services, db, caller, {
        ...{ act: "event_type_order.changed", subject: { kind: "account", id: owner } },
        ...{ before: { groups: titlesOf(present) }, after: { groups: titlesOf({ groups }) } },
      });
      return readArrangement(owner, db);
    });
    await notifyConsoles(env, owner);
    return order;
  });
}
