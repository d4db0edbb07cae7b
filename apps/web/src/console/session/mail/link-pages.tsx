import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { call } from "../../../api/client.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { toCalendar, toForgotten, toSignIn } from "../../links.ts";
import { SessionPage } from "../session-page.tsx";
import { keepTypedEmail } from "../typed-email.ts";
import { useEntrance } from "../use-entrance.ts";
import { LinkAct } from "./link-act.tsx";
import css from "./mail.module.css";
import { OpenedLink } from "./opened-link.tsx";
import { shownEmail, shownName } from "./shown.tsx";

const back = () => <Link {...toSignIn()}>{t("session.backToSignIn")}</Link>;

/** Signs in by a mailed link, on a press: programs that look at mails open links, and press nothing. */
export function MagicLinkPage() {
  const enter = useEntrance(undefined);
  const use = useMutation({
    mutationFn: (token: string) => call("POST /v1/magic-links/completion", { body: { token } }),
    onSuccess: ({ account }) => enter(account),
  });
  return (
    <OpenedLink purpose="magic" title={t("session.signIn.title")} error={use.error}>
      {({ email }, token) => (
        <SessionPage
          title={t("session.signIn.title")}
          lead={<Trans id="session.link.magic.lead" values={{ email: shownEmail(email) }} />}
          foot={back()}
        >
          <LinkAct
            label={t("session.signIn.go")}
            error={use.error}
            busy={use.isPending}
            onAct={() => use.mutate(token)}
          />
        </SessionPage>
      )}
    </OpenedLink>
  );
}

/** Goes into the console, anew: who is signed in there may have another address now. */
function GoOn() {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <div className={css.go}>
      <Button
        kind="primary"
        size="lg"
        onClick={() => {
          void client.invalidateQueries({ queryKey: ["me"] });
          void router.navigate(toCalendar());
        }}
      >
        {t("session.link.goOn")}
      </Button>
    </div>
  );
}

const Done = ({ email }: { email: string }) => (
  <Note tone="ok" role="status">
    <Trans id="session.link.verify.done" values={{ email: shownEmail(email) }} />
  </Note>
);

export function VerifyLinkPage() {
  const title = t("session.link.verify.title");
  const use = useMutation({ mutationFn: (token: string) => call("POST /v1/verifications", { body: { token } }) });
  if (use.data)
    return (
      <SessionPage title={title} foot={null}>
        <div className={css.go}>
          <Done email={use.data.email} />
        </div>
        <GoOn />
      </SessionPage>
    );
  return (
    <OpenedLink purpose="verify" title={title} error={use.error}>
      {({ email, name }, token) => (
        <SessionPage
          title={title}
          lead={<Trans id="session.link.verify.lead" values={{ email: shownEmail(email), name: shownName(name) }} />}
          foot={t("session.link.verify.not")}
        >
          <LinkAct
            label={t("session.link.verify.go")}
            error={use.error}
            busy={use.isPending}
            onAct={() => use.mutate(token)}
          />
        </SessionPage>
      )}
    </OpenedLink>
  );
}

export function ChangeLinkPage() {
  const title = t("session.link.change.title");
  const use = useMutation({ mutationFn: (token: string) => call("POST /v1/email-changes", { body: { token } }) });
  if (use.data)
    return (
      <SessionPage title={title} foot={null}>
        <div className={css.go}>
          <Done email={use.data.email} />
        </div>
        <GoOn />
      </SessionPage>
    );
  return (
    <OpenedLink purpose="change" title={title} error={use.error}>
      {({ email, name }, token) => (
        <SessionPage
          title={title}
          lead={<Trans id="session.link.change.lead" values={{ email: shownEmail(email), name: shownName(name) }} />}
          foot={t("session.link.verify.not")}
        >
          <LinkAct
            label={t("session.link.change.go")}
            error={use.error}
            busy={use.isPending}
            onAct={() => use.mutate(token)}
          />
        </SessionPage>
      )}
    </OpenedLink>
  );
}

export function UndoLinkPage() {
  const title = t("session.link.undo.title");
  const router = useRouter();
  const use = useMutation({
    mutationFn: (token: string) => call("POST /v1/email-changes/reversal", { body: { token } }),
    onSuccess: ({ email }) => keepTypedEmail(email),
  });
  if (use.data)
    return (
      <SessionPage title={title} foot={null}>
        <div className={css.go}>
          <Note tone="ok" role="status">
            <Trans id="session.link.undo.done" values={{ email: shownEmail(use.data.email) }} />
          </Note>
          <Button kind="primary" size="lg" onClick={() => void router.navigate(toForgotten())}>
            {t("session.forgotten.title")}
          </Button>
        </div>
      </SessionPage>
    );
  return (
    <OpenedLink purpose="undo" title={title} error={use.error}>
      {({ email }, token) => (
        <SessionPage
          title={title}
          lead={<Trans id="session.link.undo.lead" values={{ email: shownEmail(email) }} />}
          foot={t("session.link.verify.not")}
        >
          <LinkAct
            label={t("session.link.undo.go")}
            error={use.error}
            busy={use.isPending}
            onAct={() => use.mutate(token)}
          />
        </SessionPage>
      )}
    </OpenedLink>
  );
}
