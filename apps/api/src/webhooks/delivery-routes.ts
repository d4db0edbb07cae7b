import { withConnection } from "@daybook/db/connection";
import { presentTries } from "../deliveries/present.ts";
import { replay } from "../deliveries/replay.ts";
import { type Api, route } from "../http/api-router.ts";
import { deliveryPage, presentDelivery, requireDelivery } from "../receivers/delivery-log.ts";
import { sendTrial } from "../receivers/trial.ts";
import { readTold, webhookBody } from "./payload.ts";
import { requireWebhook } from "./require-webhook.ts";

const receiver = (id: string) => ({ sink: "webhook" as const, id });

/** What was sent to webhooks, and sending it once more. */
export function deliveryRoutes(api: Api): void {
  route(api, "POST /v1/webhooks/{id}/ping", ({ owner, params, key, services, env, origin }) =>
    sendTrial(env, services, { owner, key, origin, receiver: receiver(params.id) }, (db) =>
      requireWebhook(owner, db, params.id),
    ),
  );

  route(api, "GET /v1/webhooks/{id}/deliveries", ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) => {
      await requireWebhook(owner, db, params.id);
      return deliveryPage(services, owner, db, receiver(params.id), query);
    }),
  );

  route(api, "GET /v1/webhooks/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      const found = await requireDelivery(services, owner, db, receiver(params.id), params.deliveryId);
      return {
        ...presentDelivery(found.row),
        payload: await webhookBody((subject) => readTold(db, subject), found.event, webhook),
        tries: presentTries(found.tries).map(({ cause: _, ...one }) => one),
      };
    }),
  );

  route(api, "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    const { id, deliveryId } = params;
    await replay(env, services, owner, { ids: [deliveryId] }, async (db) => {
      await requireWebhook(owner, db, id);
      await requireDelivery(services, owner, db, receiver(id), deliveryId);
    });
    return { id: deliveryId };
  });

  route(api, "POST /v1/webhooks/{id}/replays", async ({ owner, params, services, env }) => {
    const ids = await replay(env, services, owner, { sink: "webhook", target: params.id }, (db) =>
      requireWebhook(owner, db, params.id),
    );
    return { count: ids.length };
  });
}
