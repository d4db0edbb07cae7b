import { handleProblem } from "@daybook/contract/names";
import type { Arrival } from "@daybook/contract/providers";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { providersQuery } from "../../../api/providers.ts";
import { ownZone } from "../../../time/zones.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Field, TextField } from "../../../ui/forms/field.tsx";
import { ZoneButton } from "../../../ui/forms/zone-select.tsx";
import { Trans } from "../../../words/trans.tsx";
import { language, t } from "../../../words/words.ts";
import { errorCode, errorSentence, fieldErrors } from "../../error-sentence.ts";
import { toEventTypes, toSignIn } from "../../links.ts";
import { HandleField } from "../handle-field.tsx";
import { handleSentence } from "../handle-sentence.ts";
import { ownEmailProblem } from "../own-email.ts";
import { PagePreview } from "../page-preview.tsx";
import css from "../session.module.css";
import { SessionPage } from "../session-page.tsx";
import { handleFrom } from "../sign-up-draft.ts";
import { endErrand, readErrand } from "./errand.ts";
import { ProviderMark } from "./provider-mark.tsx";
import { providerSentence } from "./provider-sentence.ts";
import own from "./providers.module.css";
import { type Completion, useCompletion } from "./use-completion.ts";

type Problems = Partial<Record<keyof Completion, string>>;

const draftOf = ({ name, username, email }: Arrival): Completion => ({
  name: name ?? "",
  handle: handleFrom(username ?? name ?? "", language()),
  timezone: ownZone(),
  email: email ?? "",
});

function problemsOf(draft: Completion, emailProved: boolean): Problems {
  const handle = draft.handle === "" ? null : handleProblem(draft.handle);
  const found = {
    name: draft.name.trim() === "" ? t("session.name.missing") : undefined,
    handle:
      draft.handle === ""
        ? t("session.handle.missing")
        : handle
          ? handleSentence(draft.handle, handle.rule)
          : undefined,
    email: emailProved ? undefined : (ownEmailProblem(draft.email) ?? undefined),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem)) as Problems;
}

/** What the server alone can know, at the field it belongs to. */
function serverProblems(error: unknown, emailProved: boolean): Problems {
  const code = errorCode(error);
  if (code === "email_taken" && !emailProved) return { email: errorSentence(error) };
  if (code === "handle_taken" || code === "handle_reserved") return { handle: errorSentence(error) };
  return code === "validation_failed" ? (fieldErrors(error) as Problems) : {};
}

/** Whoever came from another service and has no account: what an account needs beside who they are. */
export function CompletionPage() {
  const [{ arrival }] = useState(readErrand);
  if (!arrival) return <Navigate {...toSignIn()} replace />;
  return <CompletionForm arrival={arrival} />;
}

function CompletionForm({ arrival }: { arrival: Arrival }) {
  const navigate = useNavigate();
  const providers = useQuery(providersQuery()).data?.items ?? [];
  const provider = providers.find((one) => one.provider === arrival.provider)?.name ?? "";
  const [draft, setDraft] = useState(() => draftOf(arrival));
  const [tried, setTried] = useState(false);
  const proved = arrival.emailVerified;
  const signUp = useCompletion(proved, () => {
    endErrand();
    void navigate(toEventTypes());
  });
  const change = (part: Partial<Completion>) => setDraft((before) => ({ ...before, ...part }));
  const fromServer = signUp.error ? serverProblems(signUp.error, proved) : {};
  const problems: Problems = { ...fromServer, ...(tried ? problemsOf(draft, proved) : {}) };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const [first] = Object.keys(problemsOf(draft, proved));
    if (first) event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else signUp.mutate(draft);
  };

  return (
    <SessionPage
      title={t("session.completion.title")}
      lead={t("session.completion.lead", { provider })}
      foot={
        <Trans
          id="session.completion.toSignIn"
          values={{ provider }}
          tags={{ link: <Link {...toSignIn()} onClick={endErrand} /> }}
        />
      }
      beside={<PagePreview name={draft.name} handle={draft.handle} timezone={draft.timezone} />}
    >
      <form className={css.form} onSubmit={submit} noValidate>
        {signUp.error && Object.keys(fromServer).length === 0 && (
          <Note tone="danger" role="alert">
            {providerSentence(signUp.error, provider)}
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
        <HandleField value={draft.handle} error={problems.handle} onChange={(handle) => change({ handle })} />
        {proved ? (
          <p className={own.proved}>
            <ProviderMark of={arrival.provider} />
            <span>
              <bdi className="strong">{arrival.email}</bdi>
              <br />
              <span className="small muted">{t("session.completion.proved", { provider })}</span>
            </span>
          </p>
        ) : (
          <TextField
            label={t("session.email.label")}
            type="email"
            name="email"
            autoComplete="email"
            controlSize="lg"
            value={draft.email}
            error={problems.email}
            hint={problems.email ? undefined : t("session.email.hint")}
            onChange={(event) => change({ email: event.target.value })}
          />
        )}
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
    </SessionPage>
  );
}
