import type { Delivery } from "@daybook/contract/deliveries";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { refreshDeliveries } from "../../api/deliveries.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";

/** Puts a dead letter aside that was dealt with, or takes it back; each can be undone. */
export function useDismissal({ id }: Pick<Delivery, "id">) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (dismissed: boolean) =>
      dismissed
        ? call("POST /v1/deliveries/{id}/dismissal", { params: { id } })
        : call("DELETE /v1/deliveries/{id}/dismissal", { params: { id } }),
    onSuccess: async (_, dismissed) => {
      await refreshDeliveries(client);
      if (dismissed) toast(t("deliveries.dismissed"), { about: id, undo: () => mutation.mutate(false) });
    },
    onError: (error) => toast(errorSentence(error)),
  });
  return { set: mutation.mutate, busy: mutation.isPending };
}
