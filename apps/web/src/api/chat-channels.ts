import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { everyPage } from "./every-page.ts";

export const chatChannelsQuery = () =>
  queryOptions({
    queryKey: ["chat-channels"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/chat-channels", { query, signal })),
  });

export const chatChannelQuery = (id: string) =>
  queryOptions({
    queryKey: ["chat-channels", id],
    queryFn: ({ signal }) => call("GET /v1/chat-channels/{id}", { params: { id }, signal }),
  });

/** What was sent last. */
export const chatDeliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ["chat-channels", id, "deliveries"],
    queryFn: ({ signal }) =>
      call("GET /v1/chat-channels/{id}/deliveries", { params: { id }, query: { limit: 25 }, signal }),
  });

export const chatDeliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: ["chat-channels", id, "delivery", deliveryId],
    queryFn: ({ signal }) =>
      call("GET /v1/chat-channels/{id}/deliveries/{deliveryId}", { params: { id, deliveryId }, signal }),
  });

/** What is written in a room, by the example of one booking. */
export const chatMessagesQuery = () =>
  queryOptions({
    queryKey: ["chat-messages"],
    queryFn: ({ signal }) => call("GET /v1/chat-messages", { signal }),
  });

/** After a change of a channel or of what it is sent: all that shows either. */
export const refreshChatChannels = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ["chat-channels"] });
