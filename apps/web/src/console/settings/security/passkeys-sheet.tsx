import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { passkeysQuery } from "../../../api/factors.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Skeleton } from "../../../ui/feedback/skeleton.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { useFocusAfterRemoval } from "../../../ui/focus/use-focus-after-removal.ts";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { loadErrorSentence } from "../../error-sentence.ts";
import { passkeySentence } from "../../session/passkey-sentence.ts";
import { NotProved } from "../../session/step-up.tsx";
import { passkeysWork } from "../../session/webauthn.ts";
import { PasskeyRow } from "./passkey-row.tsx";
import css from "./security-rows.module.css";
import { useAddPasskey } from "./use-add-passkey.tsx";

/** The account's passkeys: what each is called, when it was last used, and whether a service keeps a copy. */
export function PasskeysSheet() {
  const { data: passkeys, error } = useQuery(passkeysQuery());
  const { add, dialog } = useAddPasskey();
  const { list, removing } = useFocusAfterRemoval<HTMLOListElement>();
  const making = useMutation({
    mutationFn: add,
    onSuccess: ({ name }) => toast(t("security.passkeys.added", { name })),
  });
  const trouble = making.error instanceof NotProved ? null : passkeySentence(making.error);
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2 className="title-sm">{t("security.passkeys.title")}</h2>
        {passkeysWork() && (
          <Button size="sm" busy={making.isPending} onClick={() => making.mutate()}>
            <Icon of={Plus} size="sm" /> {t("security.passkeys.add")}
          </Button>
        )}
      </header>
      {trouble && (
        <div className={css.say}>
          <Note tone="danger" role="alert">
            {trouble}
          </Note>
        </div>
      )}
      {!passkeys && (
        <div className={css.say}>
          {error ? <Note tone="danger">{loadErrorSentence(error)}</Note> : <Skeleton width={12} />}
        </div>
      )}
      {passkeys?.length === 0 && (
        <p className={`muted ${css.say}`}>
          {t(passkeysWork() ? "security.passkeys.none" : "security.passkeys.notHere")}
        </p>
      )}
      {passkeys && passkeys.length > 0 && (
        <ol className={`ledger ${css.rows}`} ref={list}>
          {passkeys.map((passkey, place) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemoving={() => removing(place)} />
          ))}
        </ol>
      )}
      <div>{dialog}</div>
    </section>
  );
}
