import { ApiError } from "@daybook/contract/client";
import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { Dialog } from "../../../ui/overlays/dialog.tsx";
import { Trans } from "../../../words/trans.tsx";
import { locale, t } from "../../../words/words.ts";
import { errorSentence, fieldErrors } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import { shownEmail } from "../../session/mail/shown.tsx";
import { ownEmailProblem } from "../../session/own-email.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./own-way.module.css";

/** Asks for another address, which counts once it is proved. */
export function EmailDialog({ onClose }: { onClose(): void }) {
  const { email: present } = useAccount();
  const client = useQueryClient();
  const { proved, dialog } = useStepUp();
  const [email, setEmail] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: () => proved(() => call("POST /v1/me/email-changes", { body: { email, locale: locale() } })),
    onSuccess: (sent) => {
      void client.invalidateQueries({ queryKey: meQuery().queryKey });
      toast(t("settings.email.sent", { email: readableEmail(sent.email) }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = ownEmailProblem(email);
    setProblem(found);
    if (!found) ask.mutate();
  };
  const fields = ask.error ? fieldErrors(ask.error) : {};
  const isSame = ask.error instanceof ApiError && ask.error.problem?.errors?.some(({ rule }) => rule === "same_email");
  const refused = ask.error && !(ask.error instanceof NotProved) && !fields.email;
  return (
    <Dialog open onClose={onClose} title={t("settings.email.dialog")}>
      <form className={css.form} onSubmit={submit} noValidate>
        <p>
          <Trans id="settings.email.explanation" values={{ email: shownEmail(present) }} />
        </p>
        {refused && (
          <Note tone="danger" role="alert">
            {errorSentence(ask.error)}
          </Note>
        )}
        <TextField
          label={t("settings.email.new")}
          type="email"
          name="email"
          autoComplete="email"
          value={email}
          error={problem ?? (isSame ? t("settings.email.same") : fields.email)}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Button type="submit" kind="primary" busy={ask.isPending}>
          {t("session.mailMe")}
        </Button>
      </form>
      {dialog}
    </Dialog>
  );
}
