import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { errorCode, errorSentence } from "../../error-sentence.ts";
import { toSignIn } from "../../links.ts";
import { NewPasswordField, passwordError } from "../new-password-field.tsx";
import css from "../session.module.css";
import { SessionPage } from "../session-page.tsx";
import { useEntrance } from "../use-entrance.ts";
import { OpenedLink } from "./opened-link.tsx";
import { shownEmail } from "./shown.tsx";

/** Another password in place of a forgotten one, and in. */
export function ResetPage() {
  const enter = useEntrance(undefined);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const use = useMutation({
    mutationFn: (token: string) => call("POST /v1/password-resets/completion", { body: { token, password } }),
    onSuccess: ({ account }) => enter(account),
  });
  const title = t("session.forgotten.title");
  return (
    <OpenedLink purpose="reset" title={title} error={use.error}>
      {({ email, name, handle }, token) => (
        <SessionPage
          title={title}
          lead={<Trans id="session.reset.lead" values={{ email: shownEmail(email) }} />}
          foot={<Link {...toSignIn()}>{t("session.backToSignIn")}</Link>}
        >
          <form
            className={css.form}
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              setTried(true);
              if (password.length >= 10) use.mutate(token);
            }}
          >
            {use.error && errorCode(use.error) !== "validation_failed" && (
              <Note tone="danger" role="alert">
                {errorSentence(use.error)}
              </Note>
            )}
            <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
            <NewPasswordField
              size="lg"
              value={password}
              own={[email, name ?? "", handle ?? ""]}
              tried={tried}
              error={passwordError(use.error)}
              onChange={setPassword}
            />
            <Button type="submit" kind="primary" size="lg" busy={use.isPending}>
              {t("session.reset.go")}
            </Button>
          </form>
        </SessionPage>
      )}
    </OpenedLink>
  );
}
