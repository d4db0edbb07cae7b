import { useMutation } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useId, useState } from "react";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { CodeField } from "../../session/code-field.tsx";
import { codeProblem, codeRefused } from "../../session/code-sentence.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./app-setup.module.css";

const QrCode = lazy(() => import("./qr-code.tsx").then((module) => ({ default: module.QrCode })));

interface AppSetupDialogProps {
  secret: string;
  uri: string;
  onClose(): void;
  /** Codes are asked for from now on; what stands in for them, told this once. */
  onDone(recoveryCodes: readonly string[]): void;
}

/** Tells an app its secret, which counts once the app has shown a code. */
export function AppSetupDialog({ secret, uri, onClose, onDone }: AppSetupDialogProps) {
  const form = useId();
  const { proved, dialog } = useStepUp();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const confirm = useMutation({
    mutationFn: () => proved(() => call("POST /v1/second-factor", { body: { code } })),
    onSuccess: ({ newCodes }) => onDone(newCodes),
  });
  const refused = confirm.error instanceof NotProved ? undefined : codeRefused("code", confirm.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = codeProblem("code", code);
    setProblem(wrong);
    if (!wrong) confirm.mutate();
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
        <form id={form} className={css.setup} noValidate onSubmit={submit}>
          <p>{t("security.factor.setup.scan")}</p>
          <Secret uri={uri} secret={secret} />
          <CodeField
            kind="code"
            value={code}
            hint={t("security.factor.setup.codeHint")}
            error={problem ?? refused}
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
