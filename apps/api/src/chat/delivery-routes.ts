import { type Database, withConnection } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { requireAccount } from "../accounts/require-account.ts";
import { type Api, route } from "../http/api-router.ts";
import { readerOfHost } from "../readers/reader-of.ts";
import { deliveryPage, presentDelivery, presentTries, requireDelivery } from "../receivers/delivery-log.ts";
import { replayFailed, replayOne } from "../receivers/replay.ts";
import { sendTrial } from "../receivers/trial.ts";
import { requireChatChannel } from "./require-chat-channel.ts";
import { sampleMessages } from "./sample-messages.ts";

/** A room of the owner's as the receiver of its deliveries. */
async function receiver(owner: OwnerId, db: Database, id: string) {
  await requireChatChannel(owner, db, id);
  return { sink: "chat" as const, id };
}

/** What was sent to rooms, sending it once more, and what it looks like. */
export function chatDeliveryRoutes(api: Api): void {
  route(api, "POST /v1/chat-channels/{id}/test", (call) =>
    sendTrial(call, (db) => receiver(call.owner, db, call.params.id)),
  );

  route(api, "GET /v1/chat-channels/{id}/deliveries", ({ owner, params, query, services }) =>
    withConnection(services.connect, async (db) =>
      deliveryPage(owner, db, await receiver(owner, db, params.id), query, services.now()),
    ),
  );

  route(api, "GET /v1/chat-channels/{id}/deliveries/{deliveryId}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) => {
      const from = await receiver(owner, db, params.id);
      const found = await requireDelivery(owner, db, from, params.deliveryId, services.now());
      return { ...presentDelivery(found.row), tries: presentTries(found) };
    }),
  );

  route(api, "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay", (call) =>
    replayOne(call, call.params.deliveryId, (db) => receiver(call.owner, db, call.params.id)),
  );

  route(api, "POST /v1/chat-channels/{id}/replays", (call) =>
    replayFailed(call, (db) => receiver(call.owner, db, call.params.id)),
  );

  route(api, "GET /v1/chat-messages", async ({ owner, services, origin }) => {
    const account = await requireAccount(services, owner);
    return { items: sampleMessages(account, readerOfHost(account), services.now(), origin) };
  });
}
