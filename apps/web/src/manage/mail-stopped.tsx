import type { Managed } from "@daybook/contract/manage";
import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/client.ts";
import { errorSentence } from "../api/error-sentence.ts";
import { managedQuery } from "../api/managed.ts";
import { newKey } from "../api/new-key.ts";
import { showAnswer } from "../api/show-answer.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import css from "./mail-stopped.module.css";

interface MailStoppedProps {
  token: string;
  managed: Managed;
  /** What followed `#mail=` in the link: who has it, has it from a mail. */
  mailbox: string | undefined;
}

/** Tells that mails don't reach the invitee, and lets them have it written to them again. */
export function MailStopped({ token, managed, mailbox }: MailStoppedProps) {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const email = <bdi>{readableEmail(managed.invitee.email)}</bdi>;
  const resume = useMutation({
    mutationFn: () =>
      call("POST /v1/manage/{token}/mail-resumption", {
        params: { token },
        body: mailbox ? { mailbox } : {},
        idempotencyKey: key,
      }),
    onSuccess: (now) => showAnswer(client, managedQuery(token).queryKey, now),
  });
  if (resume.isSuccess && !managed.mail.stopped)
    return (
      <Note tone="ok" role="status">
        <Trans id="reach.sent" values={{ email }} />
      </Note>
    );
  if (!managed.mail.stopped) return null;
  return (
    <Note tone="wait" role="status">
      <p>
        <Trans id="reach.stopped" values={{ email }} />
      </p>
      {(managed.mail.resumable || mailbox !== undefined) && (
        <p className={css.way}>
          <Button busy={resume.isPending} onClick={() => resume.mutate()}>
            {t("reach.again")}
          </Button>
        </p>
      )}
      {resume.error && <p role="alert">{errorSentence(resume.error)}</p>}
    </Note>
  );
}
