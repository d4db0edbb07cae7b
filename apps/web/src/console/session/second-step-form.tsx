import type { Account } from "@daybook/contract/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../words/words.ts";
import { errorCode } from "../error-sentence.ts";
import { CodeField, type CodeKind } from "./code-field.tsx";
import { codeProblem, codeRefused } from "./code-sentence.ts";
import css from "./session.module.css";
import type { SecondStep } from "./use-second-step.ts";
import { PasskeyWay } from "./ways/passkey-way.tsx";

interface SecondStepFormProps {
  step: SecondStep;
  size?: "lg";
  onSignedIn(account: Account): void;
  /** To the first thing again. */
  onBack(): void;
}

/** The second thing: a code of the app, a recovery code where the app is lost, or a passkey in place of both. */
export function SecondStepForm({ step, size, onSignedIn, onBack }: SecondStepFormProps) {
  const client = useQueryClient();
  const [kind, setKind] = useState<CodeKind>("code");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const { token } = step;
  const go = useMutation({
    mutationFn: (code: string) =>
      call("POST /v1/sessions/second-factor", {
        body: kind === "code" ? { token, code } : { token, recoveryCode: code },
      }),
    onSuccess: ({ account }) => {
      client.setQueryData(meQuery().queryKey, { account });
      onSignedIn(account);
    },
    onError: () => setTyped(""),
  });
  const send = (code: string) => {
    const wrong = codeProblem(kind, code);
    setProblem(wrong);
    if (!wrong && !go.isPending) go.mutate(code);
  };
  const change = (next: string) => {
    setTyped(next);
    setProblem(undefined);
    // The sixth digit says all there is to say.
    if (kind === "code" && next.length > typed.length && codeProblem(kind, next) === undefined) send(next);
  };
  const other: CodeKind = kind === "code" ? "recovery_code" : "code";
  const isOver = errorCode(go.error) === "sign_in_expired";
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(typed);
      }}
    >
      <p className="muted">{t(kind === "code" ? "session.code.explanation" : "session.code.recoveryExplanation")}</p>
      <CodeField
        kind={kind}
        size={size}
        value={typed}
        error={problem ?? (typed === "" ? codeRefused(kind, go.error) : undefined)}
        onChange={change}
      />
      {isOver ? (
        <Button kind="primary" size={size} onClick={onBack}>
          {t("session.code.again")}
        </Button>
      ) : (
        <Button type="submit" kind="primary" size={size} busy={go.isPending}>
          {t("session.code.go")}
        </Button>
      )}
      {step.ways.includes("passkey") && <PasskeyWay onSignedIn={onSignedIn} />}
      {step.ways.includes(other) && (
        <Button
          kind="quiet"
          size={size}
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
