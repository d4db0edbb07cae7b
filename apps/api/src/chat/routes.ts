import {
  type ChatChannelRow,
  countChatChannels,
  deleteChatChannel,
  editChatChannel,
  insertChatChannel,
  listChatChannels,
  pauseChatChannel,
  restoreChatChannel,
  resumeChatChannel,
} from "@daybook/db/chat-channels";
import { type Database, withConnection } from "@daybook/db/connection";
import { standings } from "@daybook/db/receiver-deliveries";
import type { OwnerId } from "@daybook/db/scopes";
import { transact } from "@daybook/db/transaction";
import type { ChatTarget } from "@daybook/integrations/chat/chat-target";
import { audit } from "../audit/audit.ts";
import { wakeEffects } from "../events/wake.ts";
import { type Api, route } from "../http/api-router.ts";
import { createOnce } from "../http/create-once.ts";
import { isId, pageOf, readCursor } from "../http/cursor.ts";
import { versionChanged } from "../http/if-match.ts";
import { lockOwnHost } from "../offers/change-host.ts";
import { checkRoom, sealTarget } from "../outgoing/chat-room.ts";
import { ApiFailure } from "../runtime/failure.ts";
import { vaultOf } from "../secrets/secrets.ts";
import { auditedChannel, channelSubject as subjectOf } from "./audited-channel.ts";
import { chatDeliveryRoutes } from "./delivery-routes.ts";
import { presentChatChannel } from "./present.ts";
import { noChatChannel, requireChatChannel } from "./require-chat-channel.ts";
import { editedTarget } from "./room-edit.ts";

/** Each of them is a delivery more for every change. */
const MOST = 20;

const withStanding = async (owner: OwnerId, db: Database, row: ChatChannelRow) =>
  presentChatChannel(row, (await standings(owner, db, "chat", [row.id])).get(row.id));

/** Whoever makes one has the host's lock: two at once count each other. */
async function requireRoomForOne(owner: OwnerId, db: Database): Promise<void> {
  if (!(await lockOwnHost(owner, db))) throw new ApiFailure("unauthenticated");
  if ((await countChatChannels(owner, db)) >= MOST)
    throw new ApiFailure("limit_reached", { detail: `There may be ${MOST} channels. Delete one first.` });
}

interface GivenRoom {
  kind: ChatTarget["kind"];
  url: string;
  roomId?: string | undefined;
  accessToken?: string | undefined;
}
const targetIn = ({ kind, url, roomId = "", accessToken = "" }: GivenRoom): ChatTarget =>
  kind === "matrix" ? { kind, url, roomId, accessToken } : { kind, url };

/** Pauses it, or has it go on, where that is asked for and isn't so already. What may go then. */
async function switchChannel(
  owner: OwnerId,
  db: Database,
  row: ChatChannelRow,
  active: boolean | undefined,
  now: number,
): Promise<{ row: ChatChannelRow; due: string[] }> {
  const isPaused = row.pausedAt !== null;
  if (active === undefined || active !== isPaused) return { row, due: [] };
  if (active) return (await resumeChatChannel(owner, db, row.id, now)) ?? { row, due: [] };
  return { row: (await pauseChatChannel(owner, db, row.id, now)) ?? row, due: [] };
}

export function chatChannelRoutes(api: Api): void {
  route(api, "GET /v1/chat-channels", async ({ owner, query, services }) => {
    const after = readCursor(query.cursor, isId);
    return withConnection(services.connect, async (db) => {
      const rows = await listChatChannels(owner, db, query.limit, after);
      const ids = rows.map(({ id }) => id);
      const standing = await standings(owner, db, "chat", ids);
      return pageOf(
        rows,
        query.limit,
        (row) => presentChatChannel(row, standing.get(row.id)),
        (row) => row.id,
      );
    });
  });

  route(api, "POST /v1/chat-channels", async ({ owner, body, key, services, env, caller }) => {
    const { kind, name, events, eventTypeIds = [] } = body;
    const target = targetIn(body);
    await checkRoom(env, target);
    const [id, createdAt] = [services.newId(), services.now()];
    const row = await createOnce(services, owner, key, async (db) => {
      await requireRoomForOne(owner, db);
      const sealed = await sealTarget(vaultOf(services, db, owner), id, target);
      const made = await insertChatChannel(owner, db, { id, kind, name, events, eventTypeIds, createdAt, ...sealed });
      audit(services, db, caller, { act: "chat_channel.created", subject: subjectOf(made), after: { kind, events } });
      return made;
    });
    return presentChatChannel(row, undefined);
  });

  route(api, "GET /v1/chat-channels/{id}", ({ owner, params, services }) =>
    withConnection(services.connect, async (db) =>
      withStanding(owner, db, await requireChatChannel(owner, db, params.id)),
    ),
  );

  route(api, "PATCH /v1/chat-channels/{id}", async ({ owner, params, body, ifMatch, services, env, caller }) => {
    const { active, url, roomId, accessToken, ...edit } = body;
    const [before, target] = await withConnection(services.connect, async (db) => {
      const row = await requireChatChannel(owner, db, params.id);
      const vault = vaultOf(services, db, owner);
      return [row, await editedTarget(services, vault, row, { url, roomId, accessToken })] as const;
    });
    if (target) await checkRoom(env, target);
    const now = services.now();
    const { row, due } = await transact(services.connect, async (db) => {
      const room = target ? await sealTarget(vaultOf(services, db, owner), params.id, target) : {};
      // What is sealed was made of what was read before.
      const expected = target && ifMatch === "*" ? before.version : ifMatch;
      const edited = await editChatChannel(owner, db, params.id, expected, { ...edit, ...room });
      if (!edited) throw versionChanged("The channel");
      const changed = await switchChannel(owner, db, edited, active, now);
      audit(services, db, caller, {
        ...{ act: "chat_channel.changed", subject: subjectOf(changed.row) },
        ...{ before: auditedChannel(before), after: auditedChannel(changed.row) },
      });
      return changed;
    });
    await wakeEffects(env, due);
    return withConnection(services.connect, (db) => withStanding(owner, db, row));
  });

  route(api, "DELETE /v1/chat-channels/{id}", async ({ owner, params, services, caller }) => {
    const deleted = await transact(services.connect, async (db) => {
      const row = await deleteChatChannel(owner, db, params.id, services.now());
      if (row) audit(services, db, caller, { act: "chat_channel.deleted", subject: subjectOf(row) });
      return row;
    });
    if (!deleted) throw noChatChannel();
    return undefined;
  });

  route(api, "POST /v1/chat-channels/{id}/restoration", async ({ owner, params, services, env, caller }) => {
    await services.armClock();
    const restored = await transact(services.connect, async (db) => {
      await requireRoomForOne(owner, db);
      const back = await restoreChatChannel(owner, db, params.id, services.now());
      if (back) audit(services, db, caller, { act: "chat_channel.restored", subject: subjectOf(back.row) });
      return back;
    });
    if (!restored) throw noChatChannel();
    await wakeEffects(env, restored.due);
    return withConnection(services.connect, (db) => withStanding(owner, db, restored.row));
  });

  chatDeliveryRoutes(api);
}
