import type { Delivery } from "@daybook/contract/deliveries";
import { countDeliveries, findDelivery, listDeliveries } from "@daybook/db/account-deliveries";
import { type Database, withConnection } from "@daybook/db/connection";
import { dismissDelivery } from "@daybook/db/delivery-replays";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { audit } from "../audit/audit.ts";
import type { Caller } from "../audit/caller.ts";
import { dedupeWindows, strictSinks } from "../effects/sinks.ts";
import { type Api, route } from "../http/api-router.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { replay } from "../receivers/replay.ts";
import { ApiFailure } from "../runtime/failure.ts";
import type { Services } from "../runtime/services.ts";
import { presentDelivery, presentTries } from "./present.ts";
import { recipientsOf } from "./recipients.ts";

export const noDelivery = () => new ApiFailure("not_found", { detail: "There is no such delivery." });

async function requireDelivery(services: Services, owner: OwnerId, db: Database, id: string) {
  const found = await findDelivery(owner, db, id, { now: services.now(), strict: strictSinks });
  if (!found) throw noDelivery();
  const delivery: Delivery = presentDelivery(found.row, (await recipientsOf(owner, db, [found.row]))(found.row));
  return { delivery, tries: found.tries };
}

interface Dismissing {
  services: Services;
  owner: OwnerId;
  readonly caller: Caller;
  params: { id: string };
}

/** Says of a dead letter that it was dealt with, or that it wasn't. */
const dismissing = (
  { services, owner, caller, params: { id } }: Dismissing,
  act: "delivery.dismissed" | "delivery.reopened",
): Promise<Delivery> =>
  transact(services.connect, async (db) => {
    const { delivery: before } = await requireDelivery(services, owner, db, id);
    const at = act === "delivery.dismissed" ? services.now() : null;
    if (!(await dismissDelivery(owner, db, id, at))) throw new ApiFailure("not_failed");
    const { delivery } = await requireDelivery(services, owner, db, id);
    if (before.state !== delivery.state) audit(services, db, caller, { act, subject: { kind: "delivery", id } });
    return delivery;
  });

/** All that an account's bookings had told, whichever way it went. */
export function allDeliveryRoutes(api: Api): void {
  route(api, "GET /v1/deliveries", async ({ owner, query, services }) => {
    const { cursor, ...filter } = query;
    const before = readCursor(cursor, isId);
    const now = services.now();
    return withConnection(services.connect, async (db) => {
      const shownAt = { now, strict: strictSinks };
      const rows = await listDeliveries(owner, db, { ...filter, before, trials: false }, shownAt);
      const recipients = await recipientsOf(owner, db, rows);
      const page = pageOf(
        rows,
        query.limit,
        (row) => presentDelivery(row, recipients(row)),
        (row) => row.id,
      );
      return { ...page, counts: await countDeliveries(owner, db, now) };
    });
  });

  route(api, "GET /v1/deliveries/{id}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const { delivery, tries } = await requireDelivery(services, owner, db, params.id);
      return { ...delivery, tries: presentTries(tries) };
    }),
  );

  route(api, "POST /v1/deliveries/{id}/replay", async (call) => {
    const { id } = call.params;
    await replay(call, dedupeWindows(call.env), async (db) => {
      await requireDelivery(call.services, call.owner, db, id);
      return { ids: [id] };
    });
    return { id };
  });

  route(api, "POST /v1/deliveries/replay", async (call) => {
    const { owner, body, services, env } = call;
    const { ids, sink, target } = body;
    const replayed = await replay(call, dedupeWindows(env), async () => (ids ? { ids } : { sink, target }));
    const { failed } = await withConnection(services.connect, (db) => countDeliveries(owner, db, services.now()));
    return { count: replayed.length, remaining: failed };
  });

  route(api, "POST /v1/deliveries/{id}/dismissal", (call) => dismissing(call, "delivery.dismissed"));
  route(api, "DELETE /v1/deliveries/{id}/dismissal", (call) => dismissing(call, "delivery.reopened"));
}
