import { useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";

interface NameDialogProps {
  title: string;
  name: string;
  action: string;
  hint?: string;
  onClose(): void;
  onName(name: string): void | Promise<void>;
}

export function NameDialog({ title, name: standing, action, hint, onClose, onName }: NameDialogProps) {
  const form = useId();
  const [name, setName] = useState(standing);
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" form={form} disabled={name.trim() === ""} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={async (event) => {
          event.preventDefault();
          if (name.trim() === "" || busy) return;
          setBusy(true);
          await onName(name.trim());
          setBusy(false);
        }}
      >
        <TextField
          label={t("availability.nameDialog.label")}
          autoFocus
          maxLength={80}
          value={name}
          hint={hint}
          onChange={({ target }) => setName(target.value)}
        />
      </form>
    </Dialog>
  );
}
