import { type Database, withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { type Api, route } from "../http/api-router.ts";
import { deliveryPage, presentDelivery, presentTries, requireDelivery } from "../receivers/delivery-log.ts";
import { replayFailed, replayOne } from "../receivers/replay.ts";
import { sendTrial } from "../receivers/trial.ts";
import { readTold, webhookBody } from "./payload.ts";
import { requireWebhook } from "./require-webhook.ts";

/** A webhook of the owner's as the receiver of its deliveries. */
async function receiver(owner: OwnerId, db: Database, id: string) {
  await requireWebhook(owner, db, id);
  return { sink: "webhook" as const, id };
}

/** What was sent to webhooks, and sending it once more. */
export function deliveryRoutes(api: Api): void {
  route(api, "POST /v1/webhooks/{id}/ping", (call) =>
    sendTrial(call, (db) => receiver(call.owner, db, call.params.id)),
  );

  route(api, "GET /v1/webhooks/{id}/deliveries", ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) =>
      deliveryPage(owner, db, await receiver(owner, db, params.id), query, services.now()),
    ),
  );

  route(api, "GET /v1/webhooks/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      const from = { sink: "webhook", id: webhook.id } as const;
      const found = await requireDelivery(owner, db, from, params.deliveryId, services.now());
      return {
        ...presentDelivery(found.row),
        payload: await webhookBody((subject) => readTold(db, subject), found.event, webhook),
        tries: presentTries(found),
      };
    }),
  );

  route(api, "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", (call) =>
    replayOne(call, call.params.deliveryId, (db) => receiver(call.owner, db, call.params.id)),
  );

  route(api, "POST /v1/webhooks/{id}/replays", (call) =>
    replayFailed(call, (db) => receiver(call.owner, db, call.params.id)),
  );
}
