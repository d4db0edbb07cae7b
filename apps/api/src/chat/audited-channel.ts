import type { ChatChannelRow } from "@daybook/db/chat-channels";

export const channelSubject = ({ id, name }: Pick<ChatChannelRow, "id" | "name">) => ({
  ...{ kind: "chat_channel", id, name },
});

/** What a log tells of a channel. What opens its room is compared, and never told. */
export const auditedChannel = ({ name, sealed, events, eventTypeIds, pausedAt }: ChatChannelRow) => ({
  ...{ name, sealed, events, eventTypeIds, active: pausedAt === null },
});
