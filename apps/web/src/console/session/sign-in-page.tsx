import { useQueryClient } from "@tanstack/react-query";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { meQuery } from "../../api/me.ts";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { toCalendar, toSignUp } from "../links.ts";
import { SessionPage } from "./session-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage() {
  const { next } = useSearch({ from: "/sign-in" });
  const client = useQueryClient();
  const router = useRouter();
  return (
    <SessionPage
      title={t("session.signIn.title")}
      foot={<Trans id="session.signIn.toSignUp" tags={{ link: <Link {...toSignUp()} /> }} />}
    >
      <SignInForm
        size="lg"
        onSignedIn={(account) => {
          client.clear();
          client.setQueryData(meQuery().queryKey, { account });
          if (next) router.history.push(next);
          else void router.navigate(toCalendar());
        }}
      />
    </SessionPage>
  );
}
