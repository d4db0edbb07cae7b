import type { Account } from "@daybook/contract/accounts";
import type { Arrival, Provider } from "@daybook/contract/providers";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { call } from "../../../api/client.ts";
import { identitiesQuery, providersQuery } from "../../../api/providers.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { toCompletion, toJoin, toSecurity, toSignIn } from "../../links.ts";
import { SecondStepPage } from "../second-step-page.tsx";
import { SessionPage } from "../session-page.tsx";
import { useEntrance } from "../use-entrance.ts";
import { useSecondStep } from "../use-second-step.ts";
import { endErrand, keepErrand, readErrand } from "./errand.ts";
import { providerSentence } from "./provider-sentence.ts";
import css from "./providers.module.css";

/** What a service added to the address. Taken out of it at once: it is nobody's to see, and counts once. */
function takeReturned() {
  const search = new URLSearchParams(location.search);
  const one = (name: string) => search.get(name) ?? undefined;
  const [state = "", code, iss, error] = [one("state"), one("code"), one("iss"), one("error")];
  history.replaceState(history.state, "", location.pathname);
  return { state, ...(code ? { code } : {}), ...(iss ? { iss } : {}), ...(error ? { error } : {}) };
}

class Declined extends Error {}

/** Where other services send the browser back to. */
export function CallbackPage() {
  const { provider } = useParams({ from: "/sign-in/callback/$provider" }) as { provider: Provider };
  const navigate = useNavigate();
  const client = useQueryClient();
  const errand = readErrand();
  const enter = useEntrance(errand.next);
  const name = useQuery(providersQuery()).data?.items.find((one) => one.provider === provider)?.name ?? provider;

  async function arrived(arrival: Arrival): Promise<void> {
    switch (arrival.outcome) {
      case "declined":
        throw new Declined();
      case "link":
        await call("POST /v1/me/identities");
        endErrand();
        await client.invalidateQueries({ queryKey: identitiesQuery().queryKey });
        toast(t("session.join.linked", { provider: name }));
        return navigate({ ...toSecurity(), replace: true });
      case "join":
        keepErrand({ ...errand, arrival });
        return navigate({ ...toJoin(), replace: true });
      case "sign_up":
        keepErrand({ ...errand, arrival });
        return navigate({ ...toCompletion(), replace: true });
    }
  }
  const back = useMutation({
    mutationFn: async () => {
      const answer = await call("POST /v1/provider-flows/completion", { body: { provider, ...takeReturned() } });
      if ("outcome" in answer) return arrived(answer);
      endErrand();
      enter(answer.account);
    },
  });
  const { mutate } = back;
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current) mutate();
    begun.current = true;
  }, [mutate]);

  const [step, again] = useSecondStep();
  if (step) {
    const entered = (account: Account) => {
      endErrand();
      enter(account);
    };
    return <SecondStepPage step={step} onSignedIn={entered} onBack={again} />;
  }
  const failed = errand.purpose === "link" ? t("session.back.notLinked") : t("session.back.failed");
  const to = errand.purpose === "link" ? toSecurity() : toSignIn(errand.next);
  return (
    <SessionPage title={back.error ? failed : t("session.back.coming", { provider: name })}>
      {back.error && (
        <div className={css.back}>
          <Note tone={back.error instanceof Declined ? "plain" : "danger"} role="alert">
            {back.error instanceof Declined
              ? t("session.providers.declined", { provider: name })
              : providerSentence(back.error, name)}
          </Note>
          <Link {...to} replace className="btn" data-size="lg">
            {errand.purpose === "link" ? t("session.back.security") : t("session.back.again")}
          </Link>
        </div>
      )}
    </SessionPage>
  );
}
