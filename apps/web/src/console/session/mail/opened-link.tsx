import type { MailedLink } from "@daybook/contract/ways-in";
import type { ReactNode } from "react";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { SessionPage } from "../session-page.tsx";
import { GoneLink } from "./gone-link.tsx";
import { goneSentence } from "./gone-sentence.ts";
import css from "./mail.module.css";
import { type LinkPurpose, useMailedLink } from "./use-mailed-link.ts";

interface OpenedLinkProps {
  purpose: LinkPurpose;
  title: string;
  /** What using it ended in, where it went wrong. */
  error: unknown;
  children(link: MailedLink, token: string): ReactNode;
}

/** The page of a mailed link: what it would do, once that is known, or why it does nothing any more. */
export function OpenedLink({ purpose, title, error, children }: OpenedLinkProps) {
  const { token, link, error: unread, retry } = useMailedLink(purpose);
  const gone = goneSentence(error) ?? goneSentence(unread) ?? (link && goneOf(link));
  if (gone) return <GoneLink purpose={purpose} sentence={gone} />;
  if (link) return children(link, token);
  return (
    <SessionPage title={title} foot={null}>
      {unread ? (
        <div className={css.go}>
          <Note tone="danger" role="alert">
            {errorSentence(unread)}
          </Note>
          <Button onClick={retry}>{t("ui.tryAgain")}</Button>
        </div>
      ) : (
        <div className={css.go}>
          <Skeleton width={12} />
        </div>
      )}
    </SessionPage>
  );
}

function goneOf({ state }: MailedLink): string | null {
  if (state === "used") return t("session.gone.used");
  if (state === "replaced") return t("session.gone.replaced");
  return state === "expired" ? t("session.gone.expired") : null;
}
