import type { Webhook } from "@daybook/contract/webhooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { refreshWebhooks, webhookQuery } from "../../api/webhooks.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { errorSentence } from "../error-sentence.ts";

/** Pauses a webhook or has it go on, of whichever version it is by now: a pause of ours makes a new one. */
export function useActive({ id }: Webhook) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (active: boolean) => {
      const { version } = await client.fetchQuery({ ...webhookQuery(id), staleTime: 0 });
      return call("PATCH /v1/webhooks/{id}", { params: { id }, body: { active }, ifMatch: version });
    },
    onSuccess: (webhook) => {
      client.setQueryData(webhookQuery(id).queryKey, webhook);
      return refreshWebhooks(client);
    },
    onError: (error) => toast(errorSentence(error)),
  });
}
