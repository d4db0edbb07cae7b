import { useMutation } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { newKey } from "../../../api/new-key.ts";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { SessionPage } from "../session-page.tsx";
import { useEntrance } from "../use-entrance.ts";
import { firstHours } from "../use-sign-up.ts";
import { LinkAct } from "./link-act.tsx";
import { OpenedLink } from "./opened-link.tsx";
import { shownEmail } from "./shown.tsx";

/** Makes the account of whoever signed up and waits for the mail, on a press. */
export function WelcomePage() {
  const enter = useEntrance("/console/event-types");
  const use = useMutation({
    mutationFn: async (token: string) => {
      const { account } = await call("POST /v1/sign-ups/completion", { body: { token } });
      const idempotencyKey = newKey();
      // Without it the first step of the console still says what to do.
      await call("POST /v1/schedules", { body: firstHours(account.timezone), idempotencyKey }).catch(() => null);
      return account;
    },
    onSuccess: enter,
  });
  return (
    <OpenedLink purpose="sign_up" title={t("session.signUp.title")} error={use.error}>
      {({ email }, token) => (
        <SessionPage
          title={t("session.signUp.title")}
          lead={<Trans id="session.link.magic.lead" values={{ email: shownEmail(email) }} />}
          foot={t("session.link.verify.not")}
        >
          <LinkAct
            label={t("session.signUp.go")}
            error={use.error}
            busy={use.isPending}
            onAct={() => use.mutate(token)}
          />
        </SessionPage>
      )}
    </OpenedLink>
  );
}
