import { TRIAL } from "@daybook/core/events/event";
import { findDelivery, listDeliveries } from "@daybook/db/account-deliveries";
import { type Database, withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { recordPing, type WebhookRow } from "@daybook/db/webhooks";
import { strictSinks } from "../effects/sinks.ts";
import { newEvent } from "../events/new-event.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import type { Services } from "../runtime/services.ts";
import { readTold, webhookBody } from "../webhooks/payload.ts";
import { presentDelivery } from "../webhooks/present.ts";
import { requireWebhook } from "../webhooks/require-webhook.ts";
import { presentTries } from "./present.ts";
import { replay } from "./replay.ts";
import { noDelivery } from "./routes.ts";

const shownAt = ({ now }: Services) => ({ now: now(), strict: strictSinks });

async function requireDelivery(services: Services, owner: OwnerId, db: Database, webhook: WebhookRow, id: string) {
  const found = await findDelivery(owner, db, id, shownAt(services));
  if (found?.row.sink !== "webhook" || found.row.target !== webhook.id) throw noDelivery();
  return found;
}

async function detail(services: Services, owner: OwnerId, db: Database, webhook: WebhookRow, id: string) {
  const { row, event, tries } = await requireDelivery(services, owner, db, webhook, id);
  return {
    ...presentDelivery(row),
    payload: await webhookBody((subject) => readTold(db, subject), event, webhook),
    tries: presentTries(tries).map(({ cause: _, ...one }) => one),
  };
}

/** What was sent to webhooks, and sending it once more. */
export function webhookLogRoutes(api: Api): void {
  route(api, "POST /v1/webhooks/{id}/ping", async ({ owner, params, key, services, env, origin }) => {
    await services.armClock();
    const [id, now] = [services.newId(), services.now()];
    const event = newEvent(
      services,
      {
        kind: "webhook.ping",
        subject: { kind: "webhook", id: params.id },
        leastSequence: 0,
        before: null,
        after: {},
        actor: "host",
        at: now,
      },
      [
        {
          sink: "webhook",
          target: params.id,
          about: TRIAL,
          // A trial stands in no line: it also goes to a webhook that is paused.
          orderKey: `webhook:${params.id}:ping:${id}`,
          dedupeKey: `webhook:ping:${id}`,
          dueAt: now,
        },
      ],
      origin,
    );
    const made = await createOnce(services, owner, key, async (db) => {
      await requireWebhook(owner, db, params.id);
      await recordPing(owner, db, event);
      const [delivery] = event.deliveries;
      if (!delivery) throw new Error("A ping has one delivery");
      return { id: delivery.id };
    });
    await wakeEffects(env, [made.id]);
    return made;
  });

  route(api, "GET /v1/webhooks/{id}/deliveries", async ({ owner, params, query, services }) => {
    const before = readCursor(query.cursor, isId);
    const { state, type, limit } = query;
    return withConnection(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      const filter = { sink: "webhook", target: webhook.id, state, type, trials: true, limit, before };
      const rows = await listDeliveries(owner, db, filter, shownAt(services));
      return pageOf(rows, limit, presentDelivery, (row) => row.id);
    });
  });

  route(api, "GET /v1/webhooks/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) =>
      detail(services, owner, db, await requireWebhook(owner, db, params.id), params.deliveryId),
    ),
  );

  route(api, "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    const { id, deliveryId } = params;
    await replay(env, services, owner, { ids: [deliveryId] }, async (db) =>
      requireDelivery(services, owner, db, await requireWebhook(owner, db, id), deliveryId),
    );
    return { id: deliveryId };
  });

  route(api, "POST /v1/webhooks/{id}/replays", async ({ owner, params, services, env }) => {
    const ids = await replay(env, services, owner, { sink: "webhook", target: params.id }, (db) =>
      requireWebhook(owner, db, params.id),
    );
    return { count: ids.length };
  });
}
