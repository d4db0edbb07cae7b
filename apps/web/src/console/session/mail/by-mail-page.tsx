import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { locale, t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { toSignIn } from "../../links.ts";
import { SessionPage } from "../session-page.tsx";
import { useEntrance } from "../use-entrance.ts";
import { CodeField } from "./code-field.tsx";
import { EmailStep } from "./email-step.tsx";
import css from "./mail.module.css";
import { SentStep } from "./sent-step.tsx";

/** Signs in by a mailed code here, or by its link wherever that is opened. */
export function ByMailPage() {
  const { next } = useSearch({ from: "/sign-in/mail" });
  const enter = useEntrance(next);
  const [sent, setSent] = useState<{ email: string; ticket: string; until: string } | null>(null);
  const ask = useMutation({
    mutationFn: (email: string) => call("POST /v1/magic-links", { body: { email, locale: locale() } }),
    onSuccess: (answer, email) => setSent({ email, ...answer }),
  });
  const come = useMutation({
    mutationFn: (code: string) =>
      call("POST /v1/magic-links/completion", { body: { ticket: sent?.ticket ?? "", code } }),
    onSuccess: ({ account }) => enter(account),
  });
  if (sent)
    return (
      <SessionPage title={t("session.sent.title")} foot={t("session.sent.nothing")}>
        <SentStep
          key={sent.ticket}
          email={sent.email}
          until={sent.until}
          holds="code"
          busy={ask.isPending}
          onAgain={() => {
            come.reset();
            ask.mutate(sent.email);
          }}
          onOther={() => {
            come.reset();
            setSent(null);
          }}
        >
          {ask.error && (
            <Note tone="danger" role="alert">
              {errorSentence(ask.error)}
            </Note>
          )}
          <CodeField size="lg" error={come.error} busy={come.isPending} onCode={come.mutate} />
        </SentStep>
      </SessionPage>
    );
  return (
    <SessionPage
      title={t("session.byMail.title")}
      lead={t("session.byMail.lead")}
      foot={<Link {...toSignIn(next)}>{t("session.backToSignIn")}</Link>}
    >
      <EmailStep error={ask.error} busy={ask.isPending} onEmail={ask.mutate} />
      <p className={`small quiet ${css.foot}`}>{t("session.sameForAll")}</p>
    </SessionPage>
  );
}
