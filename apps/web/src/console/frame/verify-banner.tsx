import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "../../api/me.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { CodeDialog } from "../session/mail/code-dialog.tsx";
import { shownEmail } from "../session/mail/shown.tsx";
import { useSendAgain } from "../session/mail/use-send-again.ts";
import css from "./verify-banner.module.css";

/** Asks for the address to be confirmed, on every page until it is. */
export function VerifyBanner() {
  // A page may stand before anybody knows whose it is: nothing is asked for here.
  const { data } = useQuery({ ...meQuery(), enabled: false });
  const [entering, setEntering] = useState(false);
  const again = useSendAgain();
  if (!data || data.account.emailVerified) return null;
  const { email } = data.account;
  return (
    <div className={css.banner}>
      <Note tone="wait">
        <div className={css.ask}>
          <p>
            <Trans id="frame.verify.ask" values={{ email: shownEmail(email) }} />
          </p>
          <div className={css.ways}>
            <Button size="sm" onClick={() => setEntering(true)}>
              {t("settings.email.enter")}
            </Button>
            <Button size="sm" kind="quiet" busy={again.isPending} onClick={() => again.mutate()}>
              {t("session.sent.again")}
            </Button>
          </div>
        </div>
      </Note>
      {entering && <CodeDialog onClose={() => setEntering(false)} />}
    </div>
  );
}
