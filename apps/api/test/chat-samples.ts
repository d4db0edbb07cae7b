import type { AllOperations } from "@daybook/contract/all-operations";
import { key } from "./daybook.ts";

/** Channels of an account: one, and one that it has deleted. */
interface Channels {
  channelId: string;
  channelDeliveryId: string;
  deletedChannelId: string;
}
interface Sample {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One of each operation on chat channels but what deletes one. */
export const chatSamples = {
  "GET /v1/chat-channels": () => ({ path: "/v1/chat-channels" }),
  "GET /v1/chat-channels/{id}": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}` }),
  "GET /v1/chat-channels/{id}/deliveries": ({ channelId }) => ({ path: `/v1/chat-channels/${channelId}/deliveries` }),
  "GET /v1/chat-channels/{id}/deliveries/{deliveryId}": ({ channelId, channelDeliveryId }) => ({
    path: `/v1/chat-channels/${channelId}/deliveries/${channelDeliveryId}`,
  }),
  "GET /v1/chat-messages": () => ({ path: "/v1/chat-messages" }),
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
} satisfies Partial<Record<keyof AllOperations, (channels: Channels) => Sample>>;
