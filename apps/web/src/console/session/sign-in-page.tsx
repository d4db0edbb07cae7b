import { Link, useSearch } from "@tanstack/react-router";
import { Note } from "../../ui/feedback/note.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { toForgotten, toSignUp } from "../links.ts";
import { SecondStepPage } from "./second-step-page.tsx";
import css from "./session.module.css";
import { SessionPage } from "./session-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { typedEmail } from "./typed-email.ts";
import { useEntrance } from "./use-entrance.ts";
import { useSecondStep } from "./use-second-step.ts";
import { OtherWays } from "./ways/other-ways.tsx";

export function SignInPage() {
  const { next, ended } = useSearch({ from: "/sign-in" });
  const enter = useEntrance(next);
  const [step, back] = useSecondStep();
  if (step) return <SecondStepPage step={step} onSignedIn={enter} onBack={back} />;
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
      <SignInForm
        size="lg"
        email={typedEmail()}
        forgotten={<Link {...toForgotten()}>{t("session.forgotten.link")}</Link>}
        onSignedIn={enter}
      />
      <OtherWays {...(next ? { next } : {})} onSignedIn={enter} />
    </SessionPage>
  );
}
