import { type ChatChannelRow, findChatChannel } from "@daybook/db/chat-channels";
import type { Database } from "@daybook/db/connection";
import type { OwnerId } from "@daybook/db/scopes";
import { ApiFailure } from "../runtime/failure.ts";

export const noChatChannel = () => new ApiFailure("not_found", { detail: "There is no such channel." });

export async function requireChatChannel(owner: OwnerId, db: Database, id: string): Promise<ChatChannelRow> {
  const row = await findChatChannel(owner, db, id);
  if (!row) throw noChatChannel();
  return row;
}
