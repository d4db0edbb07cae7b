import type { Passkey } from "@daybook/contract/passkeys";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { call } from "../../../api/client.ts";
import { passkeysQuery } from "../../../api/factors.ts";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence, fieldErrors } from "../../error-sentence.ts";

export function RenamePasskeyDialog({ passkey: { id, name: former }, onClose }: { passkey: Passkey; onClose(): void }) {
  const client = useQueryClient();
  const form = useId();
  const [name, setName] = useState(former);
  const [isTried, setTried] = useState(false);
  const rename = useMutation({
    mutationFn: () => call("PATCH /v1/passkeys/{id}", { params: { id }, body: { name } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: passkeysQuery().queryKey });
      onClose();
    },
  });
  const missing = isTried && name.trim() === "" ? t("security.passkeys.rename.missing") : undefined;
  const refused = rename.error ? (fieldErrors(rename.error).name ?? errorSentence(rename.error)) : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("security.passkeys.rename.title")}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" form={form} busy={rename.isPending}>
            {t("security.passkeys.rename.go")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== "") rename.mutate();
        }}
      >
        <TextField
          label={t("security.passkeys.rename.label")}
          hint={t("security.passkeys.rename.hint")}
          maxLength={80}
          value={name}
          error={missing ?? refused}
          onChange={({ target }) => setName(target.value)}
        />
      </form>
    </Dialog>
  );
}
