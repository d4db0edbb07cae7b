import { type Daybook, type Host, key } from "./daybook.ts";

/** What an account has of chat channels. */
export interface ChatWorld {
  channelId: string;
  channelDeliveryId: string;
  deletedChannelId: string;
}

/** A room that nobody listens in, and nothing is sent to: it is paused. */
async function makeChannel(daybook: Daybook, { token }: Host): Promise<string> {
  const room = { kind: "slack", name: "Studio", url: "http://127.0.0.1:9/room", events: ["booking.created"] };
  const { id } = (await daybook.call("POST", "/v1/chat-channels", room, { token })).json;
  const headers = { "if-match": "*" };
  await daybook.call("PATCH", `/v1/chat-channels/${id}`, { active: false }, { token, headers });
  return id;
}

/** One that stays, and one that was deleted. */
export async function makeChannels(daybook: Daybook, host: Host): Promise<Omit<ChatWorld, "channelDeliveryId">> {
  const [channelId, deletedChannelId] = [await makeChannel(daybook, host), await makeChannel(daybook, host)];
  await daybook.call("DELETE", `/v1/chat-channels/${deletedChannelId}`, undefined, { token: host.token });
  return { channelId, deletedChannelId };
}

/** Once something was booked: what waits for the room. */
export async function withDelivery(
  daybook: Daybook,
  { token }: Host,
  channels: Omit<ChatWorld, "channelDeliveryId">,
): Promise<ChatWorld> {
  const log = await daybook.call("GET", `/v1/chat-channels/${channels.channelId}/deliveries`, undefined, { token });
  return { ...channels, channelDeliveryId: log.json.items[0].id };
}

type Sample = (world: ChatWorld) => { path: string; body?: unknown; headers?: Record<string, string> };
type Samples<K extends string> = Record<K, Sample>;

export const chatReads = {
  "GET /v1/chat-channels": () => ({ path: "/v1/chat-channels" }),
  "GET /v1/chat-channels/{id}": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}` }),
  "GET /v1/chat-channels/{id}/deliveries": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}/deliveries` }),
  "GET /v1/chat-channels/{id}/deliveries/{deliveryId}": ({ channelId, channelDeliveryId }) => ({
    path: `/v1/chat-channels/${channelId}/deliveries/${channelDeliveryId}`,
  }),
  "GET /v1/chat-messages": () => ({ path: "/v1/chat-messages" }),
} satisfies Samples<string>;

export const chatWrites = {
  "POST /v1/chat-channels": () => ({
    path: "/v1/chat-channels",
    body: {
      kind: "matrix",
      name: "Our room",
      url: "http://127.0.0.1:9",
      roomId: "!room:example.org",
      accessToken: "syt_secret",
      events: ["booking.cancelled", "booking.rescheduled"],
      eventTypeIds: [],
    },
    headers: key(),
  }),
  "PATCH /v1/chat-channels/{id}": ({ channelId }) => ({
    path: `/v1/chat-channels/${channelId}`,
    body: {
      name: "Elsewhere",
      url: "http://127.0.0.1:9/there",
      events: ["booking.created"],
      eventTypeIds: [],
      active: false,
    },
    headers: { "if-match": "*" },
  }),
  "POST /v1/chat-channels/{id}/restoration": ({ deletedChannelId }) => ({
    path: `/v1/chat-channels/${deletedChannelId}/restoration`,
  }),
  "POST /v1/chat-channels/{id}/test": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}/test` }),
  "POST /v1/chat-channels/{id}/deliveries/{deliveryId}/replay": ({ channelId, channelDeliveryId }) => ({
    path: `/v1/chat-channels/${channelId}/deliveries/${channelDeliveryId}/replay`,
  }),
  "POST /v1/chat-channels/{id}/replays": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}/replays` }),
} satisfies Samples<string>;

export const chatDeletes = {
  "DELETE /v1/chat-channels/{id}": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}` }),
} satisfies Samples<string>;
