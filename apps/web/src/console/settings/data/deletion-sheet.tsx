import type { Deletion } from "@daybook/contract/own-data";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../../api/client.ts";
import { deletionQuery } from "../../../api/own-data.ts";
import { showAnswer } from "../../../api/show-answer.ts";
import { Button } from "../../../ui/button.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { TextField } from "../../../ui/forms/field.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { errorSentence, fieldErrors } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import { bareAddress, profilePath } from "../../links.ts";
import { NotProved, useStepUp } from "../../session/step-up.tsx";
import css from "./own-data.module.css";

/** Having the account deleted, and keeping it after all. */
export function DeletionSheet() {
  const { data } = useQuery(deletionQuery());
  return (
    <section className="sheet" aria-labelledby="deletion">
      <header className="sheet-head">
        <h2 className="title-sm" id="deletion">
          {t(data?.closedAt ? "data.delete.closedTitle" : "data.delete.title")}
        </h2>
      </header>
      {data && (data.closedAt ? <Closing deletion={data} /> : <Asking deletion={data} />)}
    </section>
  );
}

/** What happens, and when. */
function Course({ deletion }: { deletion: Deletion }) {
  const { handle } = useAccount();
  const { comingBookings: coming, bookings, keys, feeds } = deletion;
  return (
    <ol className={`rows ${css.course}`}>
      <li>
        <b className="small strong">{t("data.delete.atOnce")}</b>
        <span>{t("data.delete.closes", { address: bareAddress(profilePath(handle)), keys, feeds })}</span>
      </li>
      <li>
        <b className="small strong">{t("data.delete.inAWeek")}</b>
        <span>{t("data.delete.erases", { coming, bookings })}</span>
      </li>
    </ol>
  );
}

function Asking({ deletion }: { deletion: Deletion }) {
  const { handle, timezone, clock } = useAccount();
  const client = useQueryClient();
  const stepUp = useStepUp();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    mutationFn: () => stepUp.proved(() => call("POST /v1/me/deletion", { body: { handle: typed } })),
    onSuccess: (answer) => showAnswer(client, deletionQuery().queryKey, answer),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate();
  };
  const wrong = "handle" in fieldErrors(remove.error);
  const error = remove.error && !(remove.error instanceof NotProved) && !wrong ? errorSentence(remove.error) : null;
  return (
    <>
      <p className={`small muted ${css.say}`}>{t("data.delete.undo")}</p>
      <Course deletion={deletion} />
      <form className={css.remove} onSubmit={submit} noValidate>
        {error && (
          <Note tone="danger" role="alert">
            {error}
          </Note>
        )}
        <TextField
          label={t("data.delete.handle", { handle })}
          name="handle"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={typed}
          error={wrong ? t("data.delete.wrongHandle", { handle }) : undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" kind="danger" busy={remove.isPending} disabled={typed.trim() === ""}>
          {t("data.delete.go", { when: dateAndTime(deletion.erasedAt, timezone, clock ?? "24") })}
        </Button>
      </form>
      <div>{stepUp.dialog}</div>
    </>
  );
}

function Closing({ deletion }: { deletion: Deletion }) {
  const { timezone, clock } = useAccount();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () => call("DELETE /v1/me/deletion"),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: deletionQuery().queryKey });
      toast(t("data.delete.kept"));
    },
  });
  const when = dateAndTime(deletion.erasedAt, timezone, clock ?? "24");
  return (
    <>
      <div className={css.say}>
        <Note tone="wait" role="status">
          <Trans id="data.delete.until" values={{ when: <b className="strong">{when}</b> }} />
        </Note>
        {keep.error && (
          <Note tone="danger" role="alert">
            {errorSentence(keep.error)}
          </Note>
        )}
        <Button kind="primary" busy={keep.isPending} onClick={() => keep.mutate()}>
          {t("data.delete.keep")}
        </Button>
      </div>
      <Course deletion={deletion} />
    </>
  );
}
