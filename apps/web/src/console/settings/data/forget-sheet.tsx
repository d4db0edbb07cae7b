import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { call } from "../../../api/client.ts";
import { meQuery } from "../../../api/me.ts";
import { showAnswer } from "../../../api/show-answer.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { toast } from "../../../ui/feedback/toast.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import css from "./own-data.module.css";

const choices = [6, 12, 24, 60];

/** After how long past bookings forget whom they were with. */
export function ForgetSheet() {
  const { forgetMonths } = useAccount();
  const client = useQueryClient();
  const id = useId();
  const keep = useMutation({
    mutationFn: (months: number | null) => call("PATCH /v1/me", { body: { forgetMonths: months } }),
    onSuccess: (answer, months) => {
      showAnswer(client, meQuery().queryKey, (before) => ({ ...before, ...answer }));
      toast(t(months === null ? "data.forget.savedNever" : "data.forget.saved"));
    },
  });
  const all =
    forgetMonths === null || choices.includes(forgetMonths)
      ? choices
      : [...choices, forgetMonths].sort((a, b) => a - b);
  return (
    <section className="sheet" aria-labelledby={`${id}-title`}>
      <header className="sheet-head">
        <h2 className="title-sm" id={`${id}-title`}>
          {t("data.forget.title")}
        </h2>
      </header>
      <div className={css.say}>
        <p className="small muted" id={`${id}-what`}>
          {t("data.forget.what")}
        </p>
        {keep.error && (
          <Note tone="danger" role="alert">
            {errorSentence(keep.error)}
          </Note>
        )}
        <select
          className={`select ${css.select}`}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-what`}
          value={forgetMonths ?? ""}
          disabled={keep.isPending}
          onChange={({ target }) => keep.mutate(target.value === "" ? null : Number(target.value))}
        >
          <option value="">{t("data.forget.never")}</option>
          {all.map((months) => (
            <option key={months} value={months}>
              {t("data.forget.after", { months })}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}
