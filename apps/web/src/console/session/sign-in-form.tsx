import type { Account } from "@daybook/contract/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence } from "../error-sentence.ts";
import { ownEmailProblem } from "./own-email.ts";
import css from "./session.module.css";
import { keepTypedEmail } from "./typed-email.ts";

interface SignInFormProps {
  email?: string;
  size?: "lg";
  /** A way out for who doesn't know the password any more. */
  forgotten?: ReactNode;
  onSignedIn(account: Account): void;
}

export function SignInForm({ email: known = "", size, forgotten, onSignedIn }: SignInFormProps) {
  const client = useQueryClient();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [problems, setProblems] = useState<{ email?: string; password?: string }>({});
  const signIn = useMutation({
    mutationFn: () => call("POST /v1/sessions", { body: { email, password } }),
    onSuccess: ({ account }) => {
      client.setQueryData(meQuery().queryKey, { account });
      onSignedIn(account);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = { email: ownEmailProblem(email), password: password === "" ? t("session.password.missing") : null };
    setProblems({
      ...(found.email ? { email: found.email } : {}),
      ...(found.password ? { password: found.password } : {}),
    });
    if (!found.email && !found.password) signIn.mutate();
  };

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {signIn.error && errorCode(signIn.error) !== "second_factor_required" && (
        <Note tone="danger" role="alert">
          {errorSentence(signIn.error)}
        </Note>
      )}
      <TextField
        label={t("session.email.label")}
        type="email"
        name="email"
        autoComplete={size === "lg" ? "username webauthn" : "username"}
        controlSize={size}
        value={email}
        error={problems.email}
        onChange={(event) => {
          setEmail(event.target.value);
          keepTypedEmail(event.target.value);
        }}
      />
      <div className={css.password}>
        <TextField
          label={t("session.password.label")}
          type="password"
          name="password"
          autoComplete="current-password"
          controlSize={size}
          value={password}
          error={problems.password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {forgotten && <span className={`small ${css.forgotten}`}>{forgotten}</span>}
      </div>
      <Button type="submit" kind="primary" size={size} busy={signIn.isPending}>
        {t("session.signIn.go")}
      </Button>
    </form>
  );
}
