import { Link, useSearch } from "@tanstack/react-router";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { toSignIn, toSignUp } from "../links.ts";
import { SecondStepForm } from "./second-step-form.tsx";
import { SessionPage } from "./session-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useEntrance } from "./use-entrance.ts";
import { useSecondStep } from "./use-second-step.ts";
import { OtherWays } from "./ways/other-ways.tsx";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const enter = useEntrance(next);
  const [step, back] = useSecondStep();
  if (step)
    return (
      <SessionPage
        title={t("session.code.title")}
        foot={
          <Link {...toSignIn()} onClick={back}>
            {t("session.code.back")}
          </Link>
        }
      >
        <SecondStepForm key={step.token} step={step} size="lg" onSignedIn={enter} onBack={back} />
      </SessionPage>
    );
  return (
    <SessionPage
      title={t("session.signIn.title")}
      foot={<Trans id="session.signIn.toSignUp" tags={{ link: <Link {...toSignUp()} /> }} />}
    >
      <SignInForm size="lg" onSignedIn={enter} />
      <OtherWays {...(next ? { next } : {})} onSignedIn={enter} />
    </SessionPage>
  );
}
