import { USUAL_DIGEST_HOUR } from "@daybook/core/bookings/digest";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { showAnswer } from "../../api/show-answer.ts";
import { useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { Switch } from "../../ui/forms/choice.tsx";
import { t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./settings.module.css";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** An hour of the wall, on a day that has them all. */
const instantOf = (hour: number) => `2026-01-15T${String(hour).padStart(2, "0")}:00:00Z`;

/** The mail that tells of the next day: kept at once, as all that this page says about mails. */
export function DigestSettings() {
  const { digest } = useAccount();
  const clock = useClock();
  const client = useQueryClient();
  const id = useId();
  const time = (hour: number) => formatTime(instantOf(hour), "UTC", clock);
  /** What was asked for stands while it is on its way. */
  const [asked, setAsked] = useState<typeof digest | undefined>();
  const keep = useMutation({
    mutationFn: (next: { hour: number } | null) => call("PATCH /v1/me", { body: { digest: next } }),
    onSuccess: (answer, next) => {
      showAnswer(client, meQuery().queryKey, (before) => ({ ...before, ...answer }));
      const said = next ? t("settings.digest.saved", { time: time(next.hour) }) : t("settings.digest.off");
      toast(said, { about: "digest" });
    },
    onError: (error) => toast(errorSentence(error)),
    onSettled: () => setAsked(undefined),
  });
  const choose = (next: typeof digest) => {
    setAsked(next);
    keep.mutate(next);
  };
  const shown = asked === undefined ? digest : asked;
  return (
    <div className={css.fields}>
      <Switch
        label={t("settings.digest.on")}
        checked={shown !== null}
        onChange={({ target }) => choose(target.checked ? { hour: USUAL_DIGEST_HOUR } : null)}
      />
      {shown !== null && (
        <div className={css.choice}>
          <label htmlFor={id}>{t("settings.digest.hour")}</label>
          <select
            id={id}
            className={`select num ${css.hour}`}
            value={shown.hour}
            onChange={({ target }) => choose({ hour: Number(target.value) })}
          >
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {time(hour)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
