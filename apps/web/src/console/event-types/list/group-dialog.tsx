import { type FormEvent, useId, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";

interface GroupDialogProps {
  title: string;
  go: string;
  /** What it is called so far. */
  heading?: string;
  onClose(): void;
  onDone(heading: string): void;
}

/** Asks for the heading of a group. */
export function GroupDialog({ title, go, heading = "", onClose, onDone }: GroupDialogProps) {
  const form = useId();
  const [typed, setTyped] = useState(heading);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog over a form is a child of it where events are concerned.
    event.stopPropagation();
    setTried(true);
    if (typed.trim() === "") return;
    onDone(typed.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button kind="primary" type="submit" form={form}>
            {go}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <TextField
          label={t("eventTypes.group.heading")}
          hint={t("eventTypes.group.headingHint")}
          name="heading"
          maxLength={80}
          autoFocus
          dir="auto"
          value={typed}
          error={tried && typed.trim() === "" ? t("eventTypes.group.headingMissing") : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </form>
    </Dialog>
  );
}
