import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { ownEmailProblem } from "../own-email.ts";
import css from "../session.module.css";
import { keepTypedEmail, typedEmail } from "../typed-email.ts";

interface EmailStepProps {
  error: unknown;
  busy: boolean;
  onEmail(email: string): void;
}

/** Asks for the address that a link is mailed to. */
export function EmailStep({ error, busy, onEmail }: EmailStepProps) {
  const [email, setEmail] = useState(typedEmail);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = ownEmailProblem(email);
    setProblem(found);
    if (!found) onEmail(email.trim());
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {error !== null && (
        <Note tone="danger" role="alert">
          {errorSentence(error)}
        </Note>
      )}
      <TextField
        label={t("session.email.label")}
        type="email"
        name="email"
        autoComplete="username"
        controlSize="lg"
        value={email}
        error={problem ?? undefined}
        onChange={(event) => {
          setEmail(event.target.value);
          keepTypedEmail(event.target.value);
        }}
      />
      <Button type="submit" kind="primary" size="lg" busy={busy}>
        {t("session.mailMe")}
      </Button>
    </form>
  );
}
