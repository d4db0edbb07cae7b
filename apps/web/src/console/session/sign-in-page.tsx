import { Link, useSearch } from "@tanstack/react-router";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { toForgotten, toSignUp } from "../links.ts";
import { SessionPage } from "./session-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { typedEmail } from "./typed-email.ts";
import { useEntrance } from "./use-entrance.ts";
import { OtherWays } from "./ways/other-ways.tsx";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const enter = useEntrance(next);
  return (
    <SessionPage
      title={t("session.signIn.title")}
      foot={<Trans id="session.signIn.toSignUp" tags={{ link: <Link {...toSignUp()} /> }} />}
    >
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
