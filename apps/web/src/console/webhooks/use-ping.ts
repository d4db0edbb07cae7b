import type { Webhook } from "@daybook/contract/webhooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../api/client.ts";
import { deliveryQuery, refreshWebhooks } from "../../api/webhooks.ts";

/** How soon to look for the answer of a ping, ms. */
const SOON = 400;

/** Sends a trial and waits for what became of it. */
export function usePing({ id }: Webhook) {
  const client = useQueryClient();
  const ping = useMutation({ mutationFn: () => call("POST /v1/webhooks/{id}/ping", { params: { id } }) });
  const sent = ping.data?.id;
  const { data: delivery } = useQuery({
    ...deliveryQuery(id, sent ?? ""),
    enabled: sent !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : SOON),
  });
  const ended = sent !== undefined && delivery?.state !== undefined && delivery.state !== "waiting";
  useEffect(() => {
    if (ended) void refreshWebhooks(client);
  }, [ended, client]);
  return {
    send: () => ping.mutate(),
    busy: ping.isPending || (sent !== undefined && !ended),
    error: ping.error,
    /** The last try, once it has ended. */
    delivery: ended ? delivery : undefined,
  };
}
