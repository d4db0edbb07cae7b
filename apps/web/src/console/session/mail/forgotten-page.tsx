import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { locale, t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { toSignIn } from "../../links.ts";
import { SessionPage } from "../session-page.tsx";
import { EmailStep } from "./email-step.tsx";
import css from "./mail.module.css";
import { SentStep } from "./sent-step.tsx";

/** Asks for a link to choose another password by. */
export function ForgottenPage() {
  const [sent, setSent] = useState<{ email: string; until: string } | null>(null);
  const ask = useMutation({
    mutationFn: (email: string) => call("POST /v1/password-resets", { body: { email, locale: locale() } }),
    onSuccess: (answer, email) => setSent({ email, ...answer }),
  });
  if (sent)
    return (
      <SessionPage title={t("session.sent.title")} foot={t("session.sent.nothing")}>
        <SentStep
          key={sent.until}
          email={sent.email}
          until={sent.until}
          holds="link"
          busy={ask.isPending}
          onAgain={() => ask.mutate(sent.email)}
          onOther={() => setSent(null)}
        >
          {ask.error && (
            <Note tone="danger" role="alert">
              {errorSentence(ask.error)}
            </Note>
          )}
        </SentStep>
      </SessionPage>
    );
  return (
    <SessionPage
      title={t("session.forgotten.title")}
      lead={t("session.forgotten.lead")}
      foot={<Link {...toSignIn()}>{t("session.backToSignIn")}</Link>}
    >
      <EmailStep error={ask.error} busy={ask.isPending} onEmail={ask.mutate} />
      <p className={`small quiet ${css.foot}`}>{t("session.sameForAll")}</p>
    </SessionPage>
  );
}
