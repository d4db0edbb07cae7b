import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import { meQuery } from "../../api/me.ts";
import { showAnswer } from "../../api/show-answer.ts";
import { setClock, useClock } from "../../time/clock.ts";
import { formatTime } from "../../time/format.ts";
import type { Clock } from "../../time/locale.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { LanguageSelect } from "../../ui/language-select.tsx";
import { locale, t } from "../../words/words.ts";
import { errorSentence } from "../error-sentence.ts";
import { useAccount } from "../frame/use-account.ts";
import css from "./settings.module.css";

/** A time that the two clocks write differently. */
const afternoon = "2026-10-15T14:30:00Z";

/** How the account's owner reads: at once on this device, and in the mails that the account gets. */
export function ReadingSettings() {
  const clock = useClock();
  const account = useAccount();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: (body: { locale: string } | { clock: Clock }) => call("PATCH /v1/me", { body }),
    onSuccess: (answer) => showAnswer(client, meQuery().queryKey, (before) => ({ ...before, ...answer })),
    onError: (error) => toast(errorSentence(error)),
  });
  const chooseClock = (chosen: Clock) => {
    setClock(chosen);
    keep.mutate({ clock: chosen });
  };
  return (
    <div className={css.fields}>
      <div className={css.choice}>
        <span>{t("ui.language")}</span>
        <LanguageSelect look="field" onChosen={() => keep.mutate({ locale: locale() })} />
      </div>
      <div className={css.choice}>
        <span>{t("settings.clock.label")}</span>
        <Segmented
          label={t("settings.clock.label")}
          size="sm"
          // What is only usual was never chosen, and no mail would know of it.
          value={account.clock}
          onChange={chooseClock}
          options={[
            { value: "24", label: t("settings.clock.twentyFour") },
            { value: "12", label: t("settings.clock.twelve") },
          ]}
        />
      </div>
      {account.clock === null && (
        <p className="small quiet">{t("settings.clock.usual", { time: formatTime(afternoon, "UTC", clock) })}</p>
      )}
    </div>
  );
}
