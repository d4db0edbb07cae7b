import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { chatDeliveryQuery, refreshChatChannels } from "../../api/chat-channels.ts";
import { call } from "../../api/client.ts";

/** How soon to look for the answer of a trial, ms. */
const SOON = 400;

/** Sends a trial and waits for what became of it. */
export function useTest({ id }: ChatChannel) {
  const client = useQueryClient();
  const test = useMutation({ mutationFn: () => call("POST /v1/chat-channels/{id}/test", { params: { id } }) });
  const sent = test.data?.id;
  const { data: delivery } = useQuery({
    ...chatDeliveryQuery(id, sent ?? ""),
    enabled: sent !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== "waiting" ? false : SOON),
  });
  const ended = sent !== undefined && delivery?.state !== undefined && delivery.state !== "waiting";
  useEffect(() => {
    if (ended) void refreshChatChannels(client);
  }, [ended, client]);
  return {
    send: () => test.mutate(),
    busy: test.isPending || (sent !== undefined && !ended),
    error: test.error,
    /** The trial, once it has ended. */
    delivery: ended ? delivery : undefined,
  };
}
