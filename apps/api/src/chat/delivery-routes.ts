import { type Database, withConnection } from "@daybook/db/connection";
import { recordTrial, replayFailed } from "@daybook/db/receiver-pauses";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import { requireAccount } from "../accounts/require-account.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { deliveryPage, presentDelivery, presentTries, requireDelivery, sendAgain } from "../receivers/delivery-log.ts";
import { trialEvent } from "../receivers/trial.ts";
import { requireChatChannel } from "./require-chat-channel.ts";
import { sampleMessages } from "./sample-messages.ts";

/** A room of the owner's as the receiver of its deliveries. */
async function receiver(owner: OwnerId, db: Database, id: string) {
  await requireChatChannel(owner, db, id);
  return { sink: "chat" as const, id };
}

/** What was sent to rooms, sending it once more, and what it looks like. */
export function chatDeliveryRoutes(api: Api): void {
  route(api, "POST /v1/chat-channels/{id}/test", async ({ owner, params, services, env, origin }) => {
    await services.armClock();
    const { event, deliveryId } = trialEvent(services, { sink: "chat", id: params.id }, origin);
    await transact(services.connect, async (db) => {
      await requireChatChannel(owner, db, params.id);
      await recordTrial(owner, db, event);
    });
    await wakeEffects(env, [deliveryId]);
    return { id: deliveryId };
  });

  route(api, "GET /v1/chat-channels/{id}/deliveries", ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) =>
      deliveryPage(owner, db, await receiver(owner, db, params.id), query),
    ),
  );

  route(api, "GET /v1/chat-channels/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const found = await requireDelivery(owner, db, await receiver(owner, db, params.id), params.deliveryId);
      return { ...presentDelivery(found.row), tries: presentTries(found) };
    }),
  );

  route(api, "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) =>
      sendAgain(owner, db, await receiver(owner, db, params.id), params.deliveryId, services.now()),
    );
    await wakeEffects(env, ids);
    return { id: params.deliveryId };
  });

  route(api, "POST /v1/chat-channels/{id}/replays", async ({ owner, params, services, env }) => {
    await services.armClock();
    const ids = await transact(services.connect, async (db) =>
      replayFailed(owner, db, await receiver(owner, db, params.id), services.now()),
    );
    await wakeEffects(env, ids);
    return { count: ids.length };
  });

  route(api, "GET /v1/chat-messages", async ({ owner, services, origin }) => {
    const account = await requireAccount(services, owner);
    return { items: sampleMessages(account, readerOfHost(account), services.now(), origin) };
  });
}
