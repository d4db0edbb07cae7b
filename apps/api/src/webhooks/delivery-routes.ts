import { formatInstant } from "@daybook/core/time/instant";
import { type Database, withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { findWebhookDelivery, listWebhookDeliveries } from "@daybook/db/webhook-deliveries";
import { recordPing, replayDelivery, replayFailed, type WebhookRow } from "@daybook/db/webhooks";
import { newEvent } from "../events/new-event.ts";
import { wakeEffects, wakeFirst } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { readTold, webhookBody } from "./payload.ts";
import { presentDelivery } from "./present.ts";
import { requireWebhook } from "./require-webhook.ts";

const noDelivery = () => new ApiFailure("not_found", { detail: "There is no such delivery." });

async function detail(owner: OwnerId, db: Database, webhook: WebhookRow, id: string) {
  const found = await findWebhookDelivery(owner, db, webhook, id);
  if (!found) throw noDelivery();
  const { row, event, tries } = found;
  return {
    ...presentDelivery(row),
    payload: await webhookBody((subject) => readTold(db, subject), event, webhook),
    tries: tries.map(({ number, at, endedAt, outcome, error, answer }) => ({
      number,
      at: formatInstant(at),
      endedAt: endedAt === null ? null : formatInstant(endedAt),
      outcome,
      error,
      status: answer?.status ?? null,
      headers: answer?.headers ?? {},
      body: answer?.body ?? "",
      took: answer?.took ?? null,
    })),
  };
}

/** What was sent to webhooks, and sending it once more. */
export function deliveryRoutes(api: Api): void {
  route(api, "POST /v1/webhooks/{id}/ping", async ({ owner, params, services, env, origin }) => {
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
          // A trial stands in no line: it also goes to a webhook that is paused.
          orderKey: `webhook:${params.id}:ping:${id}`,
          dedupeKey: `webhook:ping:${id}`,
          dueAt: now,
        },
      ],
      origin,
    );
    await transact(services.connect, async (db) => {
      await requireWebhook(owner, db, params.id);
      await recordPing(owner, db, event);
    });
    const [delivery] = event.deliveries;
    if (!delivery) throw new Error("A ping has one delivery");
    await wakeEffects(env, [delivery.id]);
    return { id: delivery.id };
  });

  route(api, "GET /v1/webhooks/{id}/deliveries", async ({ owner, params, query, services }) => {
    const before = readCursor(query.cursor, isId);
    const { state, type, limit } = query;
    return withConnection(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      const rows = await listWebhookDeliveries(owner, db, webhook, { state, type, limit, before });
      return pageOf(rows, limit, presentDelivery, (row) => row.id);
    });
  });

  route(api, "GET /v1/webhooks/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) =>
      detail(owner, db, await requireWebhook(owner, db, params.id), params.deliveryId),
    ),
  );

  route(api, "POST /v1/webhooks/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) => {
      const webhook = await requireWebhook(owner, db, params.id);
      if (!(await findWebhookDelivery(owner, db, webhook, params.deliveryId))) throw noDelivery();
      return replayDelivery(owner, db, webhook, params.deliveryId, services.now());
    });
    await wakeEffects(env, ids);
    return { id: params.deliveryId };
  });

  route(api, "POST /v1/webhooks/{id}/replays", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) =>
      replayFailed(owner, db, await requireWebhook(owner, db, params.id), services.now()),
    );
    await wakeFirst(env, ids);
    return { count: ids.length };
  });
}
