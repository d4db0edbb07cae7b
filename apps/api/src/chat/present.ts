import type { ChatChannel } from "@daybook/contract/chat-channels";
import { formatInstant } from "@daybook/core/time/instant";
import type { ChatChannelRow } from "@daybook/db/chat-channels";
import type { Standing } from "@daybook/db/receiver-deliveries";
import { presentStanding, toldInstant } from "../receivers/delivery-log.ts";

/** A room for its owner: what opens it is told to nobody. */
export const presentChatChannel = (row: ChatChannelRow, standing: Standing | undefined): ChatChannel => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  address: row.hint,
  roomId: row.roomId,
  events: row.events as ChatChannel["events"],
  eventTypeIds: row.eventTypeIds,
  active: row.pausedAt === null,
  pausedBy: row.pausedBy,
  pausedAt: toldInstant(row.pausedAt),
  ...presentStanding(standing),
  createdAt: formatInstant(row.createdAt),
  version: row.version,
});
