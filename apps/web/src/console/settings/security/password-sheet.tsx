import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../../api/client.ts";
import { formatInstantDate } from "../../../time/format.ts";
import { ownZone } from "../../../time/zones.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import { useTellAccount } from "../../session/mail/code-dialog.tsx";
import { NewPasswordField, passwordError } from "../../session/new-password-field.tsx";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./own-way.module.css";

/** When the password was changed, and another one. */
export function PasswordSheet() {
  const { hasPassword, passwordChangedAt } = useAccount();
  const [changing, setChanging] = useState(false);
  const changed = passwordChangedAt && formatInstantDate(Date.parse(passwordChangedAt), ownZone(), "full");
  const standing = changed ? t("settings.password.changed", { date: changed }) : t("settings.password.first");
  return (
    <section className="sheet">
      <header className={`sheet-head ${css.head}`}>
        <h2 className="title-sm">{t("settings.password.title")}</h2>
        <Button size="sm" onClick={() => setChanging(true)}>
          {hasPassword ? t("settings.password.change") : t("settings.password.set")}
        </Button>
      </header>
      <p className={`muted ${css.said}`}>{hasPassword ? standing : t("settings.password.none")}</p>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </section>
  );
}

function PasswordDialog({ onClose }: { onClose(): void }) {
  const { name, handle, email } = useAccount();
  const tell = useTellAccount();
  const { proved, dialog } = useStepUp();
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => proved(() => call("PUT /v1/me/password", { body: { password } })),
    onSuccess: ({ account }) => {
      tell(account);
      toast(t("settings.password.saved"));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password.length >= 10) save.mutate();
  };
  const refused = save.error && !(save.error instanceof NotProved) && errorCode(save.error) !== "validation_failed";
  return (
    <Dialog open onClose={onClose} title={t("session.forgotten.title")}>
      <form className={css.form} onSubmit={submit} noValidate>
        <p>{t("settings.password.explanation")}</p>
        {refused && (
          <Note tone="danger" role="alert">
            {errorSentence(save.error)}
          </Note>
        )}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          label={t("session.password.new")}
          value={password}
          own={[name, handle, email]}
          tried={tried}
          error={passwordError(save.error)}
          onChange={setPassword}
        />
        <Button type="submit" kind="primary" busy={save.isPending}>
          {t("settings.password.save")}
        </Button>
      </form>
      {dialog}
    </Dialog>
  );
}
