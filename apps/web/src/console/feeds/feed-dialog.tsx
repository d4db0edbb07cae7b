import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";

interface FeedDialogProps {
  title: string;
  action: string;
  children: ReactNode;
  onClose(): void;
  onGo(): Promise<void>;
}

/** For what ends at once and can't be taken back. */
export function FeedDialog({ title, action, children, onClose, onGo }: FeedDialogProps) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{t("feeds.keep")}</Button>
          <Button
            kind="danger-fill"
            busy={busy}
            onClick={async () => {
              setBusy(true);
              await onGo();
              setBusy(false);
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
