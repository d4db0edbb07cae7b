import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { proofWaysQuery } from "../../api/factors.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { TextField } from "../../ui/forms/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { errorCode, errorSentence, loadErrorSentence } from "../error-sentence.ts";
import { PasskeyIcon } from "../frame/security-icons.ts";
import { useAccount } from "../frame/use-account.ts";
import { CodeField, type CodeKind } from "./code-field.tsx";
import { codeProblem, codeRefused } from "./code-sentence.ts";
import { passkeySentence } from "./passkey-sentence.ts";
import { OwnProviderWays } from "./providers/own-provider-ways.tsx";
import css from "./session.module.css";
import { MagicWay } from "./ways/magic-way.tsx";
import { passkeysWork, unlockPasskey } from "./webauthn.ts";

/** Proves who one is by what the account has: a passkey, a code of its app, or its password. */
export function ProofForm({ onProved }: { onProved(): void }) {
  const account = useAccount();
  const { data, error } = useQuery(proofWaysQuery());
  if (error) return <Note tone="danger">{loadErrorSentence(error)}</Note>;
  if (!data) return <Skeleton width={12} />;
  const { ways, publicKey } = data;
  const byPasskey = publicKey !== null && passkeysWork();
  const again = (signedIn: { id: string }) => {
    // Somebody else's diary must not show through.
    if (signedIn.id !== account.id) location.assign("/console");
    else onProved();
  };
  return (
    <div className={css.proof}>
      {byPasskey && <ByPasskey onProved={onProved} />}
      {ways.includes("password") && <ByPassword email={account.email} first={!byPasskey} onProved={onProved} />}
      {ways.includes("code") && (
        <ByCode recovery={ways.includes("recovery_code")} first={!byPasskey} onProved={onProved} />
      )}
      {ways.length === 0 && <MagicWay email={account.email} onSignedIn={again} />}
      {!ways.includes("code") && <OwnProviderWays />}
    </div>
  );
}

function ByPasskey({ onProved }: { onProved(): void }) {
  const { refetch } = useQuery({ ...proofWaysQuery(), enabled: false });
  const go = useMutation({
    mutationFn: async () => {
      // What was asked before may be over, or answered.
      const publicKey = (await refetch({ throwOnError: true })).data?.publicKey;
      if (!publicKey) return;
      const credential = await unlockPasskey(publicKey);
      await call("POST /v1/sessions/current/proof", { body: { credential } });
    },
    onSuccess: onProved,
  });
  const trouble = passkeySentence(go.error);
  return (
    <>
      {trouble && (
        <Note tone="danger" role="alert">
          {trouble}
        </Note>
      )}
      <Button kind="primary" busy={go.isPending} onClick={() => go.mutate()}>
        <Icon of={PasskeyIcon} size="sm" /> {t("session.passkey.prove")}
      </Button>
    </>
  );
}

interface WayProps {
  /** Whether it is what is offered first. */
  first: boolean;
  onProved(): void;
}

function ByPassword({ email, first, onProved }: WayProps & { email: string }) {
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const go = useMutation({
    mutationFn: () => call("POST /v1/sessions/current/proof", { body: { password } }),
    onSuccess: onProved,
  });
  const isWrong = errorCode(go.error) === "wrong_credentials";
  const missing = isTried && password === "" ? t("session.password.missing") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password !== "") go.mutate();
  };
  return (
    <form className={css.proof} onSubmit={submit} noValidate>
      {go.error && !isWrong && (
        <Note tone="danger" role="alert">
          {errorSentence(go.error)}
        </Note>
      )}
      {/* Whose password it is, for what keeps passwords. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("session.password.label")}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        error={missing ?? (isWrong ? t("session.password.wrong") : undefined)}
        onChange={({ target }) => {
          setPassword(target.value);
          if (go.error) go.reset();
        }}
      />
      <Button type="submit" kind={first ? "primary" : undefined} busy={go.isPending}>
        {t("session.code.go")}
      </Button>
    </form>
  );
}

function ByCode({ recovery, first, onProved }: WayProps & { recovery: boolean }) {
  const [kind, setKind] = useState<CodeKind>("code");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const go = useMutation({
    mutationFn: () =>
      call("POST /v1/sessions/current/proof", { body: kind === "code" ? { code: typed } : { recoveryCode: typed } }),
    onSuccess: onProved,
    onError: () => setTyped(""),
  });
  const other: CodeKind = kind === "code" ? "recovery_code" : "code";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = codeProblem(kind, typed);
    setProblem(wrong);
    if (!wrong) go.mutate();
  };
  return (
    <form className={css.proof} onSubmit={submit} noValidate>
      <CodeField
        kind={kind}
        value={typed}
        hint={t(kind === "code" ? "session.code.explanation" : "session.code.recoveryExplanation")}
        error={problem ?? (typed === "" ? codeRefused(kind, go.error) : undefined)}
        onChange={(next) => {
          setTyped(next);
          setProblem(undefined);
        }}
      />
      <Button type="submit" kind={first ? "primary" : undefined} busy={go.isPending}>
        {t("session.code.go")}
      </Button>
      {recovery && (
        <Button
          kind="quiet"
          onClick={() => {
            setKind(other);
            setTyped("");
            setProblem(undefined);
            go.reset();
          }}
        >
          {t(other === "code" ? "session.code.useApp" : "session.code.useRecovery")}
        </Button>
      )}
    </form>
  );
}
