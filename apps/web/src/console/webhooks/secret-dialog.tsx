import { type RefObject, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Dialog } from "../../ui/overlays/dialog.tsx";
import { t } from "../../words/words.ts";
import { CopyThing } from "./copy-thing.tsx";
import { useWhen } from "./use-when.ts";
import css from "./webhooks.module.css";

interface SecretDialogProps {
  host: string;
  secret: string;
  /** So long the one before signs, too. */
  previousUntil?: string;
  focusAfter?: RefObject<HTMLElement | null>;
  onClose(): void;
}

/** A secret is told once: nothing but the button closes it. */
export function SecretDialog({ host, secret, previousUntil, focusAfter, onClose }: SecretDialogProps) {
  const { long } = useWhen();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Dialog
      open
      alert
      insists
      focusAfter={focusAfter}
      onClose={onClose}
      title={t("webhooks.secret.title", { host })}
      actions={
        <Button kind="primary" onClick={onClose}>
          {t("webhooks.secret.done")}
        </Button>
      }
    >
      <p>{t("webhooks.secret.once")}</p>
      <div className={css.secret}>
        <textarea
          ref={field}
          className="input"
          rows={2}
          spellCheck={false}
          dir="ltr"
          readOnly
          aria-label={t("webhooks.secret.label")}
          value={secret}
          onFocus={() => field.current?.select()}
        />
        <CopyThing what="secret" text={secret} />
      </div>
      {previousUntil && <Note>{t("webhooks.secret.both", { when: long(previousUntil) })}</Note>}
    </Dialog>
  );
}
