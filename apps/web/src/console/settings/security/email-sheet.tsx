import { readableEmail } from "@daybook/core/text/email-address";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import { CodeDialog } from "../../session/mail/code-dialog.tsx";
import { shownEmail } from "../../session/mail/shown.tsx";
import { EmailDialog } from "./email-dialog.tsx";
import css from "./own-way.module.css";

/** The address one comes in with: whether it is confirmed, which one it is to be, and another. */
export function EmailSheet() {
  const { email, emailVerified } = useAccount();
  const pending = useQuery(meQuery()).data?.pendingEmail;
  const client = useQueryClient();
  const [open, setOpen] = useState<"change" | "code" | null>(null);
  const keep = useMutation({
    mutationFn: () => call("DELETE /v1/me/email-changes/pending"),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: meQuery().queryKey });
      toast(t("settings.email.kept", { email: readableEmail(email) }));
    },
    onError: (error) => toast(errorSentence(error)),
  });
  return (
    <section className="sheet">
      <header className={`sheet-head ${css.head}`}>
        <h2 className="title-sm">{t("settings.email.title")}</h2>
        <Button size="sm" onClick={() => setOpen("change")}>
          {t("settings.password.change")}
        </Button>
      </header>
      <p className={`muted ${css.said}`}>
        {shownEmail(email)}{" "}
        <span className="badge" data-tone={emailVerified ? "ok" : "wait"}>
          {emailVerified ? t("settings.email.verified") : t("settings.email.unverified")}
        </span>
      </p>
      {pending && (
        <div className={css.pending}>
          <Note tone="pencil" role="status">
            <p>
              <Trans id="settings.email.waits" values={{ email: shownEmail(pending.email) }} />
            </p>
            <div className={css.ways}>
              <Button size="sm" onClick={() => setOpen("code")}>
                {t("settings.email.enter")}
              </Button>
              <Button size="sm" kind="quiet" busy={keep.isPending} onClick={() => keep.mutate()}>
                {t("settings.email.keep")}
              </Button>
            </div>
          </Note>
        </div>
      )}
      {open === "change" && <EmailDialog onClose={() => setOpen(null)} />}
      {open === "code" && <CodeDialog onClose={() => setOpen(null)} />}
    </section>
  );
}
