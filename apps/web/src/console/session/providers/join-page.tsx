import type { Account } from "@daybook/contract/accounts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { providersQuery } from "../../../api/providers.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { toSignIn } from "../../links.ts";
import { SecondStepPage } from "../second-step-page.tsx";
import { SessionPage } from "../session-page.tsx";
import { SignInForm } from "../sign-in-form.tsx";
import { useEntrance } from "../use-entrance.ts";
import { useSecondStep } from "../use-second-step.ts";
import { MagicWay } from "../ways/magic-way.tsx";
import { PasskeyWay } from "../ways/passkey-way.tsx";
import { endErrand, readErrand } from "./errand.ts";
import { providerSentence } from "./provider-sentence.ts";

/** An address that has an account: it is signed in to by its own way, and the service is linked then. */
export function JoinPage() {
  const [{ arrival, next }] = useState(readErrand);
  const enter = useEntrance(next);
  const providers = useQuery(providersQuery()).data?.items ?? [];
  const provider = providers.find((one) => one.provider === arrival?.provider)?.name ?? "";
  const join = useMutation({
    mutationFn: async (account: Account) => {
      await call("POST /v1/me/identities");
      return account;
    },
    onSuccess(account) {
      endErrand();
      toast(t("session.join.linked", { provider }));
      enter(account);
    },
  });
  const [step, again] = useSecondStep();
  if (step) return <SecondStepPage step={step} onSignedIn={(account) => join.mutate(account)} onBack={again} />;
  if (!arrival?.email) return <Navigate {...toSignIn()} replace />;
  const { email } = arrival;
  const way = { email, onSignedIn: (account: Account) => join.mutate(account) };
  return (
    <SessionPage
      title={t("session.join.title")}
      lead={<Trans id="session.join.lead" values={{ provider, email: <bdi className="strong">{email}</bdi> }} />}
      foot={<Trans id="session.join.not" tags={{ link: <Link {...toSignIn()} replace onClick={endErrand} /> }} />}
    >
      {join.error && (
        <Note tone="danger" role="alert">
          {providerSentence(join.error, provider)}
        </Note>
      )}
      <SignInForm size="lg" email={email} onSignedIn={way.onSignedIn} />
      <PasskeyWay {...way} />
      <MagicWay {...way} />
    </SessionPage>
  );
}
