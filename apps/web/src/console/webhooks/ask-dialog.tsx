import { useMutation } from "@tanstack/react-query";
import type { ReactNode, RefObject } from "react";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";

interface AskDialogProps {
  title: string;
  action: string;
  danger?: boolean;
  children: ReactNode;
  focusAfter?: RefObject<HTMLElement | null>;
  onClose(): void;
  onGo(): Promise<unknown>;
}

/** For what can't be taken back. */
export function AskDialog({ title, action, danger = false, children, focusAfter, onClose, onGo }: AskDialogProps) {
  const go = useMutation({ mutationFn: onGo });
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={title}
      focusAfter={focusAfter}
      actions={
        <>
          <Button onClick={onClose}>{t("webhooks.form.cancel")}</Button>
          <Button kind={danger ? "danger-fill" : "primary"} busy={go.isPending} onClick={() => go.mutate()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      {go.error && (
        <Note tone="danger" role="alert">
          {errorSentence(go.error)}
        </Note>
      )}
    </Dialog>
  );
}
