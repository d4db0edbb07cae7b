import type { Managed } from "@daybook/contract/manage";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/client.ts";
import { errorSentence } from "../api/error-sentence.ts";
import { managedQuery } from "../api/managed.ts";
import { shortName } from "../booking/facts.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/feedback/note.tsx";
import { Dialog } from "../ui/overlays/dialog.tsx";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import css from "./own-data.module.css";

interface OwnDataProps {
  token: string;
  managed: Managed;
  /** It is over, or cancelled: nobody needs to know any more whom it was with. */
  ended: boolean;
}

/** What is kept of whoever booked: to be taken along, and to be erased. */
export function OwnData({ token, managed, ended }: OwnDataProps) {
  const [asking, setAsking] = useState(false);
  return (
    <aside className={`small quiet ${css.data}`}>
      <a href={`/v1/manage/${token}/data`} download="booking.json">
        {t("manage.data.take")}
      </a>
      {ended ? (
        <button type="button" className={css.erase} onClick={() => setAsking(true)}>
          {t("manage.data.erase")}
        </button>
      ) : (
        <span>{t("manage.data.later")}</span>
      )}
      {asking && <EraseDialog token={token} managed={managed} onClose={() => setAsking(false)} />}
    </aside>
  );
}

function EraseDialog({ token, managed, onClose }: { token: string; managed: Managed; onClose(): void }) {
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => call("POST /v1/manage/{token}/erasure", { params: { token } }),
  });
  // The link has ended: what the page shows then is that it leads nowhere.
  const leave = () => void client.resetQueries({ queryKey: managedQuery(token).queryKey });
  if (erase.isSuccess)
    return (
      <Dialog
        open
        onClose={leave}
        title={t("manage.data.doneTitle")}
        actions={<Button onClick={leave}>{t("manage.data.close")}</Button>}
      >
        <p>{t("manage.data.done")}</p>
      </Dialog>
    );
  return (
    <Dialog
      open
      alert
      onClose={onClose}
      title={t("manage.data.title")}
      actions={
        <>
          <Button onClick={onClose}>{t("manage.data.keep")}</Button>
          <Button kind="danger-fill" busy={erase.isPending} onClick={() => erase.mutate()}>
            {t("manage.data.go")}
          </Button>
        </>
      }
    >
      <p>
        <Trans id="manage.data.consequence" values={{ name: <bdi>{shortName(managed.host.name)}</bdi> }} />
      </p>
      {erase.error && (
        <Note tone="danger" role="alert">
          {errorSentence(erase.error)}
        </Note>
      )}
    </Dialog>
  );
}
