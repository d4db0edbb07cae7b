import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { chatChannelQuery, refreshChatChannels } from "../../api/chat-channels.ts";
import { call } from "../../api/client.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { errorSentence } from "../error-sentence.ts";

/** Pauses a channel or has it go on, of whichever version it is by now: a pause of ours makes a new one. */
export function useActive({ id }: ChatChannel) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (active: boolean) => {
      const { version } = await client.fetchQuery({ ...chatChannelQuery(id), staleTime: 0 });
      return call("PATCH /v1/chat-channels/{id}", { params: { id }, body: { active }, ifMatch: version });
    },
    onSuccess: (channel) => {
      client.setQueryData(chatChannelQuery(id).queryKey, channel);
      return refreshChatChannels(client);
    },
    onError: (error) => toast(errorSentence(error)),
  });
}
