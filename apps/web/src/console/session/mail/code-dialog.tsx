import type { Account } from "@daybook/contract/accounts";
import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { CodeField } from "./code-field.tsx";

/** The account as it is now, wherever it stands. */
export function useTellAccount(): (account: Account) => void {
  const client = useQueryClient();
  return (account) => {
    client.setQueryData(meQuery().queryKey, (before) => before && { ...before, account, pendingEmail: null });
    void client.invalidateQueries({ queryKey: meQuery().queryKey });
  };
}

/** Proves an address by the code that was mailed there. */
export function CodeDialog({ onClose }: { onClose(): void }) {
  const tell = useTellAccount();
  const enter = useMutation({
    mutationFn: (code: string) => call("POST /v1/me/verifications/code", { body: { code } }),
    onSuccess: ({ account }) => {
      tell(account);
      toast(t("settings.email.done", { email: readableEmail(account.email) }));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("settings.email.codeTitle")}>
      <CodeField error={enter.error} busy={enter.isPending} onCode={enter.mutate} />
    </Dialog>
  );
}
