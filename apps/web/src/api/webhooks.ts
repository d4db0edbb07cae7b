import type { WebhookDelivery, WebhookEvent } from "@daybook/contract/webhooks";
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import { everyPage } from "./every-page.ts";

export const webhooksQuery = () =>
  queryOptions({
    queryKey: ["webhooks"],
    queryFn: ({ signal }) => everyPage((query) => call("GET /v1/webhooks", { query, signal })),
  });

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ["webhooks", id],
    queryFn: ({ signal }) => call("GET /v1/webhooks/{id}", { params: { id }, signal }),
  });

export interface DeliveryFilter {
  state?: WebhookDelivery["state"];
  type?: WebhookEvent | "webhook.ping";
}

export const deliveriesQuery = (id: string, filter: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ["webhooks", id, "deliveries", filter],
    queryFn: ({ signal, pageParam }) =>
      call("GET /v1/webhooks/{id}/deliveries", {
        params: { id },
        query: { ...filter, limit: 25, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const deliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: ["webhooks", id, "delivery", deliveryId],
    queryFn: ({ signal }) =>
      call("GET /v1/webhooks/{id}/deliveries/{deliveryId}", { params: { id, deliveryId }, signal }),
  });

/** After a change of a webhook or of what it is sent: all that shows either. */
export const refreshWebhooks = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ["webhooks"] });
