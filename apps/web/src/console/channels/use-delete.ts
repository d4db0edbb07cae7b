import type { ChatChannel } from "@daybook/contract/chat-channels";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { chatChannelQuery, refreshChatChannels } from "../../api/chat-channels.ts";
import { call } from "../../api/client.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { toChannels } from "../links.ts";

/** Deletes a channel, and offers to take that back. */
export function useDelete({ id, name }: ChatChannel): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const restore = async () => {
    try {
      await call("POST /v1/chat-channels/{id}/restoration", { params: { id } });
      await refreshChatChannels(client);
      toast(t("channels.restored", { name }), { about: id });
    } catch (error) {
      toast(errorSentence(error), { about: id });
    }
  };
  return async () => {
    try {
      await call("DELETE /v1/chat-channels/{id}", { params: { id } });
      // Before it is asked for again, which would find nothing.
      await navigate(toChannels());
      client.removeQueries({ queryKey: chatChannelQuery(id).queryKey });
      await refreshChatChannels(client);
      toast(t("channels.deleted", { name }), { about: id, undo: () => void restore() });
    } catch (error) {
      toast(errorSentence(error));
    }
  };
}
