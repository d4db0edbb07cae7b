import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ownZone } from "../../time/zones.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Field, TextField } from "../../ui/forms/field.tsx";
import { ZoneButton } from "../../ui/forms/zone-select.tsx";
import { Trans } from "../../words/trans.tsx";
import { language, t } from "../../words/words.ts";
import { errorCode, errorSentence, fieldErrors } from "../error-sentence.ts";
import { toEventTypes, toSignIn } from "../links.ts";
import { HandleField } from "./handle-field.tsx";
import { SentStep } from "./mail/sent-step.tsx";
import { NewPasswordField, passwordError } from "./new-password-field.tsx";
import { PagePreview } from "./page-preview.tsx";
import { restrictedSentence } from "./providers/provider-sentence.ts";
import css from "./session.module.css";
import { SessionPage } from "./session-page.tsx";
import { handleFrom, type SignUpDraft, type SignUpProblems, signUpProblems } from "./sign-up-draft.ts";
import { useSignUp } from "./use-sign-up.ts";
import { ProviderWays } from "./ways/provider-ways.tsx";

const blank = (): SignUpDraft => ({ name: "", email: "", password: "", handle: "", timezone: ownZone() });

/** What the server alone can know, at the field it belongs to. */
function serverProblems(error: unknown): SignUpProblems {
  const code = errorCode(error);
  if (code === "sign_up_restricted") return { email: restrictedSentence(error) };
  if (code === "email_taken") return { email: errorSentence(error) };
  if (code === "handle_taken" || code === "handle_reserved") return { handle: errorSentence(error) };
  return fieldErrors(error);
}

export function SignUpPage() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(blank);
  const [ownHandle, setOwnHandle] = useState(false);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<{ email: string; until: string } | null>(null);
  const signUp = useSignUp(
    () => navigate(toEventTypes()),
    (email, until) => setSent({ email, until }),
  );

  const change = (part: Partial<SignUpDraft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      return ownHandle || part.name === undefined ? next : { ...next, handle: handleFrom(part.name, language()) };
    });
  const fromServer = signUp.error ? serverProblems(signUp.error) : {};
  const problems: SignUpProblems = { ...fromServer, ...(tried ? signUpProblems(draft) : {}) };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const found = Object.keys(signUpProblems(draft));
    const first = found.length > 0 && event.currentTarget.querySelector<HTMLElement>(`[name="${found[0]}"]`);
    if (first) first.focus();
    else if (found.length === 0) signUp.mutate(draft);
  };

  if (sent)
    return (
      <SessionPage
        title={t("session.sent.title")}
        foot={<Trans id="session.signUp.toSignIn" tags={{ link: <Link {...toSignIn()} /> }} />}
      >
        <SentStep
          key={sent.until}
          {...sent}
          holds="link"
          busy={signUp.isPending}
          onAgain={() => signUp.mutate(draft)}
          onOther={() => setSent(null)}
        />
      </SessionPage>
    );
  return (
    <SessionPage
      title={t("session.signUp.title")}
      lead={t("session.signUp.lead")}
      foot={<Trans id="session.signUp.toSignIn" tags={{ link: <Link {...toSignIn()} /> }} />}
      beside={<PagePreview name={draft.name} handle={draft.handle} timezone={draft.timezone} />}
    >
      <form className={css.form} onSubmit={submit} noValidate>
        {signUp.error && Object.keys(fromServer).length === 0 && (
          <Note tone="danger" role="alert">
            {errorSentence(signUp.error)}
          </Note>
        )}
        <TextField
          label={t("session.name.label")}
          name="name"
          autoComplete="name"
          controlSize="lg"
          maxLength={120}
          value={draft.name}
          error={problems.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <HandleField
          value={draft.handle}
          error={problems.handle}
          onChange={(handle) => {
            setOwnHandle(handle !== "");
            change({ handle });
          }}
        />
        <TextField
          label={t("session.email.label")}
          type="email"
          name="email"
          autoComplete="username"
          controlSize="lg"
          value={draft.email}
          error={problems.email}
          hint={problems.email ? undefined : t("session.email.hint")}
          onChange={(event) => change({ email: event.target.value })}
        />
        <NewPasswordField
          size="lg"
          value={draft.password}
          own={[draft.name, draft.handle, draft.email]}
          tried={tried}
          error={passwordError(signUp.error) ?? (tried ? problems.password : undefined)}
          onChange={(password) => change({ password })}
        />
        <Field label={t("session.zone.label")} error={problems.timezone} hint={t("session.zone.hint")}>
          {({ id, "aria-describedby": describedBy }) => (
            <ZoneButton
              id={id}
              aria-describedby={describedBy}
              label={t("session.zone.label")}
              size="lg"
              value={draft.timezone}
              onChange={(timezone) => change({ timezone })}
            />
          )}
        </Field>
        <Button type="submit" kind="primary" size="lg" busy={signUp.isPending}>
          {t("session.signUp.go")}
        </Button>
      </form>
      <ProviderWays />
    </SessionPage>
  );
}
