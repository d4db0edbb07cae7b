import type { Identity } from "@daybook/contract/providers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { identitiesQuery } from "../../../api/providers.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { providerSentence } from "../../session/providers/provider-sentence.ts";
import { NotProved } from "../../session/step-up.tsx";

interface UnlinkDialogProps {
  identity: Identity;
  name: string;
  proved<T>(work: () => Promise<T>): Promise<T>;
  onRemoving(): void;
  onClose(): void;
}

export function UnlinkDialog({ identity: { id }, name, proved, onRemoving, onClose }: UnlinkDialogProps) {
  const client = useQueryClient();
  const go = useMutation({
    mutationFn: () => proved(() => call("DELETE /v1/me/identities/{id}", { params: { id } })),
    async onSuccess() {
      onRemoving();
      onClose();
      await client.invalidateQueries({ queryKey: identitiesQuery().queryKey });
      toast(t("security.linked.unlinked", { provider: name }));
    },
  });
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t("security.linked.ask.title", { provider: name })}
      actions={
        <>
          <Button onClick={onClose}>{t("security.linked.ask.keep")}</Button>
          <Button kind="primary" busy={go.isPending} onClick={() => go.mutate()}>
            {t("security.linked.ask.go")}
          </Button>
        </>
      }
    >
      <p>{t("security.linked.ask.explanation", { provider: name })}</p>
      {go.error && !(go.error instanceof NotProved) && (
        <Note tone="danger" role="alert">
          {providerSentence(go.error, name)}
        </Note>
      )}
    </Dialog>
  );
}
