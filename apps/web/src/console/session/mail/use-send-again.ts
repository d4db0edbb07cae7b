import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";

/** Mails the link and the code once more that prove the account's address. */
export function useSendAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /v1/me/verifications"),
    onSuccess: ({ email, until }) => {
      if (until === null) void client.invalidateQueries({ queryKey: meQuery().queryKey });
      toast(t(until === null ? "settings.email.done" : "settings.email.sent", { email: readableEmail(email) }));
    },
    onError: (error) => toast(errorSentence(error)),
  });
}
