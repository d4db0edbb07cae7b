import { type ChatChannel, type ChatKind, chatEvents } from "@daybook/contract/chat-channels";

export interface ChannelDraft {
  kind: ChatKind;
  name: string;
  /** Empty: the one that is kept stays. */
  url: string;
  roomId: string;
  accessToken: string;
  events: ChatChannel["events"];
  types: "all" | "chosen";
  eventTypeIds: string[];
}

export const newDraft = (kind: ChatKind): ChannelDraft => ({
  kind,
  name: "",
  url: "",
  roomId: "",
  accessToken: "",
  events: [...chatEvents],
  types: "all",
  eventTypeIds: [],
});

export const draftOf = ({ kind, name, roomId, events, eventTypeIds }: ChatChannel): ChannelDraft => ({
  ...newDraft(kind),
  name,
  roomId: roomId ?? "",
  events,
  types: eventTypeIds.length === 0 ? "all" : "chosen",
  eventTypeIds,
});

const told = (draft: ChannelDraft) => ({
  name: draft.name.trim(),
  events: chatEvents.filter((event) => draft.events.includes(event)),
  eventTypeIds: draft.types === "all" ? [] : draft.eventTypeIds,
});

export function bodyOf(draft: ChannelDraft) {
  const { kind, url, roomId, accessToken } = draft;
  const room = kind === "matrix" ? { roomId: roomId.trim(), accessToken: accessToken.trim() } : {};
  return { kind, url: url.trim(), ...room, ...told(draft) };
}

/** Of where it leads only what was written anew. */
export function editOf(draft: ChannelDraft, before: ChatChannel) {
  const { kind, url, roomId, accessToken } = draft;
  return {
    ...told(draft),
    ...(url.trim() ? { url: url.trim() } : {}),
    ...(kind === "matrix" && roomId.trim() !== before.roomId ? { roomId: roomId.trim() } : {}),
    ...(kind === "matrix" && accessToken.trim() ? { accessToken: accessToken.trim() } : {}),
  };
}
