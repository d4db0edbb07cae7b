import type { Managed } from "@daybook/contract/manage";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/client.ts";
import { managedQuery } from "../api/managed.ts";
import { showAnswer } from "../api/show-answer.ts";
import { useClock } from "../time/clock.ts";
import { toast } from "../ui/feedback/toast.tsx";
import { Switch } from "../ui/forms/choice.tsx";
import { t } from "../words/words.ts";
import { momentOf } from "./moment.ts";
import css from "./reminder-choice.module.css";

/** Whether to be reminded of this booking; nothing where nothing would be sent any more. */
export function ReminderChoice({ token, managed, zone }: { token: string; managed: Managed; zone: string }) {
  const client = useQueryClient();
  const clock = useClock();
  const { reminders } = managed;
  const { queryKey } = managedQuery(token);
  /** What was asked for stands while it is on its way. */
  const [asked, setAsked] = useState<boolean | undefined>();
  const keep = useMutation({
    mutationFn: (on: boolean) => call("PUT /v1/manage/{token}/reminders", { params: { token }, body: { on } }),
    onSuccess: ({ on }) =>
      showAnswer(client, queryKey, (known) => known && { ...known, reminders: { ...known.reminders, on } }),
    onError: () => toast(t("manage.reminders.failed")),
    onSettled: () => setAsked(undefined),
  });
  const [next] = reminders.at;
  if (next === undefined) return null;
  const on = asked ?? reminders.on;
  return (
    <div className={css.choice}>
      <Switch
        label={t("manage.reminders.label")}
        checked={on}
        onChange={({ target }) => {
          setAsked(target.checked);
          keep.mutate(target.checked);
        }}
      />
      <p className="small muted">
        {on ? t("manage.reminders.next", { when: momentOf(next, zone, clock) }) : t("manage.reminders.off")}
      </p>
    </div>
  );
}
