import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useEffectEvent, useId, useState } from "react";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { CodeField } from "../../session/code-field.tsx";
import { codeProblem, codeRefused } from "../../session/code-sentence.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./app-setup.module.css";

const QrCode = lazy(() => import("./qr-code.tsx").then((module) => ({ default: module.QrCode })));

interface AppSetupDialogProps {
  onClose(): void;
  /** Codes are asked for from now on; what stands in for them, told this once. */
  onDone(recoveryCodes: readonly string[]): void;
}

/** Tells an app its secret, and counts it once the app has shown a code. */
export function AppSetupDialog({ onClose, onDone }: AppSetupDialogProps) {
  const form = useId();
  const { proved, dialog } = useStepUp();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const setup = useQuery({
    queryKey: ["app-setup", form],
    queryFn: () => proved(() => call("POST /v1/second-factor/setup")),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const confirm = useMutation({
    mutationFn: () => proved(() => call("POST /v1/second-factor", { body: { code } })),
    onSuccess: ({ newCodes }) => onDone(newCodes),
  });
  // Whoever leaves the proof at that leaves all of it.
  const isLeft = setup.error instanceof NotProved;
  const leave = useEffectEvent(onClose);
  useEffect(() => {
    if (isLeft) leave();
  }, [isLeft]);
  const submit = () => {
    const wrong = codeProblem("code", code);
    setProblem(wrong);
    if (!wrong && setup.data) confirm.mutate();
  };
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t("security.factor.setup.title")}
        alert
        actions={
          <>
            <Button onClick={onClose}>{t("ui.cancel")}</Button>
            <Button kind="primary" type="submit" form={form} busy={confirm.isPending}>
              {t("security.factor.setup.go")}
            </Button>
          </>
        }
      >
        {setup.error && !isLeft && (
          <Note tone="danger" role="alert">
            {errorSentence(setup.error)}
          </Note>
        )}
        <form
          id={form}
          className={css.setup}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <p>{t("security.factor.setup.scan")}</p>
          {setup.data ? <Secret uri={setup.data.uri} secret={setup.data.key} /> : <Skeleton width={20} />}
          <CodeField
            kind="code"
            value={code}
            hint={t("security.factor.setup.codeHint")}
            error={problem ?? (confirm.error instanceof NotProved ? undefined : codeRefused("code", confirm.error))}
            onChange={(next) => {
              setCode(next);
              setProblem(undefined);
              if (confirm.error) confirm.reset();
            }}
          />
        </form>
      </Dialog>
      <div>{dialog}</div>
    </>
  );
}

function Secret({ uri, secret }: { uri: string; secret: string }) {
  return (
    <div className={css.secret}>
      <Suspense fallback={<span className={css.code} />}>
        <QrCode text={uri} label={t("security.factor.setup.qr")} />
      </Suspense>
      <div className={css.typed}>
        <p className="small quiet">{t("security.factor.setup.type")}</p>
        <code dir="ltr">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        <div className={css.acts}>
          <CopyButton
            text={secret}
            name={(state) => (state === "idle" ? t("security.factor.setup.copy") : t("ui.copy", { state }))}
          />
          <a className="btn" data-size="sm" href={uri}>
            {t("security.factor.setup.open")}
          </a>
        </div>
      </div>
    </div>
  );
}
