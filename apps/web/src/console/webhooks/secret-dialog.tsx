import type { RefObject } from "react";
import { Note } from "../../ui/feedback/note.tsx";
import { t } from "../../words/words.ts";
import { ToldOnceDialog } from "../told-once-dialog.tsx";
import { CopyThing } from "./copy-thing.tsx";
import { useWhen } from "./use-when.ts";

interface SecretDialogProps {
  host: string;
  secret: string;
  /** So long the one before signs, too. */
  previousUntil?: string;
  focusAfter?: RefObject<HTMLElement | null>;
  onClose(): void;
}

export function SecretDialog({ host, secret, previousUntil, focusAfter, onClose }: SecretDialogProps) {
  const { long } = useWhen();
  return (
    <ToldOnceDialog
      focusAfter={focusAfter}
      title={t("webhooks.secret.title", { host })}
      explanation={t("webhooks.secret.once")}
      label={t("webhooks.secret.label")}
      text={secret}
      copy={<CopyThing what="secret" text={secret} />}
      done={t("webhooks.secret.done")}
      onClose={onClose}
    >
      {previousUntil && <Note>{t("webhooks.secret.both", { when: long(previousUntil) })}</Note>}
    </ToldOnceDialog>
  );
}
