import { withConnection } from "@daybook/db/connection";
import { requireAccount } from "../accounts/require-account.ts";
import { presentTries } from "../deliveries/present.ts";
import { replay } from "../deliveries/replay.ts";
import { type Api, route } from "../http/api-router.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { deliveryPage, presentDelivery, requireDelivery } from "../receivers/delivery-log.ts";
import { sendTrial } from "../receivers/trial.ts";
import { requireChatChannel } from "./require-chat-channel.ts";
import { sampleMessages } from "./sample-messages.ts";

const receiver = (id: string) => ({ sink: "chat" as const, id });

/** What was sent to rooms, sending it once more, and what it looks like. */
export function chatDeliveryRoutes(api: Api): void {
  route(api, "POST /v1/chat-channels/{id}/test", ({ owner, params, key, services, env, origin }) =>
    sendTrial(env, services, { owner, key, origin, receiver: receiver(params.id) }, (db) =>
      requireChatChannel(owner, db, params.id),
    ),
  );

  route(api, "GET /v1/chat-channels/{id}/deliveries", ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) => {
      await requireChatChannel(owner, db, params.id);
      return deliveryPage(services, owner, db, receiver(params.id), query);
    }),
  );

  route(api, "GET /v1/chat-channels/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      await requireChatChannel(owner, db, params.id);
      const found = await requireDelivery(services, owner, db, receiver(params.id), params.deliveryId);
      return {
        ...presentDelivery(found.row),
        tries: presentTries(found.tries).map(({ cause: _, ...one }) => one),
      };
    }),
  );

  route(api, "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay", async ({ owner, params, services, env }) => {
    const { id, deliveryId } = params;
    await replay(env, services, owner, { ids: [deliveryId] }, async (db) => {
      await requireChatChannel(owner, db, id);
      await requireDelivery(services, owner, db, receiver(id), deliveryId);
    });
    return { id: deliveryId };
  });

  route(api, "POST /v1/chat-channels/{id}/replays", async ({ owner, params, services, env }) => {
    const ids = await replay(env, services, owner, { sink: "chat", target: params.id }, (db) =>
      requireChatChannel(owner, db, params.id),
    );
    return { count: ids.length };
  });

  route(api, "GET /v1/chat-messages", async ({ owner, services, origin }) => {
    const account = await requireAccount(services, owner);
    return { items: sampleMessages(account, readerOfHost(account), services.now(), origin) };
  });
}
