import { Link, useSearch } from "@tanstack/react-router";
import { Note } from "../../ui/feedback/note.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { toSignUp } from "../links.ts";
import css from "./session.module.css";
import { SessionPage } from "./session-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useEntrance } from "./use-entrance.ts";
import { OtherWays } from "./ways/other-ways.tsx";

export function SignInPage() {
  const { next, ended } = useSearch({ from: "/sign-in" });
  const enter = useEntrance(next);
  return (
    <SessionPage
      title={t("session.signIn.title")}
      foot={<Trans id="session.signIn.toSignUp" tags={{ link: <Link {...toSignUp()} /> }} />}
    >
      {ended && (
        <div className={css.told}>
          <Note tone="wait" role="status">
            {t("session.endedElsewhere")}
          </Note>
        </div>
      )}
      <SignInForm size="lg" onSignedIn={enter} />
      <OtherWays {...(next ? { next } : {})} onSignedIn={enter} />
    </SessionPage>
  );
}
