import { type Database, withConnection } from "@daybook/db/connection";
import { recordTrial, replayFailed } from "@daybook/db/receiver-pauses";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { deliveryPage, presentDelivery, presentTries, requireDelivery, sendAgain } from "../receivers/delivery-log.ts";
import { trialEvent } from "../receivers/trial.ts";
import { readTold, webhookBody } from "./payload.ts";
import { requireWebhook } from "./require-webhook.ts";

/** A webhook of the owner's as the receiver of its deliveries. */
async function receiver(owner: OwnerId, db: Database, id: string) {
  await requireWebhook(owner, db, id);
  return { sink: "webhook" as const, id };
}

/** What was sent to webhooks, and sending it once more. */
export function deliveryRoutes(api: Api): void {
  route(api, "POST /v1/webhooks/{id}/ping", async ({ owner, params, services, env, origin }) => {
    await services.armClock();
    const { event, deliveryId } = trialEvent(services, { sink: "webhook", id: params.id }, origin);
    await transact(services.connect, async (db) => {
      await requireWebhook(owner, db, params.id);
      await recordTrial(owner, db, event);
    });
    await wakeEffects(env, [deliveryId]);
    return { id: deliveryId };
  });

  route(api, "GET /v1/webhooks/{id}/deliveries", async ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) =>
      deliveryPage(owner, db, await receiver(owner, db, params.id), query),
    ),
  );

  route(api, "GET /v1/webhooks/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      const found = await requireDelivery(owner, db, { sink: "webhook", id: webhook.id }, params.deliveryId);
      return {
        ...presentDelivery(found.row),
        payload: await webhookBody((subject) => readTold(db, subject), found.event, webhook),
        tries: presentTries(found),
      };
    }),
  );

  route(api, "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) =>
      sendAgain(owner, db, await receiver(owner, db, params.id), params.deliveryId, services.now()),
    );
    await wakeEffects(env, ids);
    return { id: params.deliveryId };
  });

  route(api, "POST /v1/webhooks/{id}/replays", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) =>
      replayFailed(owner, db, await receiver(owner, db, params.id), services.now()),
    );
    await wakeEffects(env, ids);
    return { count: ids.length };
  });
}
