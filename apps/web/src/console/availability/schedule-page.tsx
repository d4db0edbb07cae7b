import type { Schedule } from "@daybook/contract/schedules";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { eventTypesQuery, scheduleQuery, schedulesQuery } from "../../api/organizer.ts";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { firstWeekday } from "../../time/locale.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { toast } from "../../ui/feedback/toast.tsx";
import { t } from "../../words/words.ts";
import { errorCode } from "../error-sentence.ts";
import { ChangedElsewhere, SaveTrouble } from "../event-types/form/save-notes.tsx";
import { Page } from "../frame/page.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { SaveActions } from "../save-actions.tsx";
import css from "./availability.module.css";
import { scheduleOf } from "./hours/hours-draft.ts";
import { windowProblems } from "./hours/hours-problems.ts";
import { WeeklyHours } from "./hours/weekly-hours.tsx";
import { DateOverrides } from "./overrides/date-overrides.tsx";
import { Preview } from "./preview/preview.tsx";
import { ScheduleMenu } from "./schedule-menu.tsx";
import { useScheduleDraft } from "./use-schedule-draft.ts";

export function SchedulePage() {
  const { id } = useParams({ from: "/console/availability/$id" });
  const { data } = useSuspenseQuery(scheduleQuery(id));
  return <Editor key={id} schedule={data} />;
}

const focusFirstProblem = () => document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();

function Editor({ schedule }: { schedule: Schedule }) {
  const client = useQueryClient();
  const eventTypes = useSuspenseQuery(eventTypesQuery()).data.items;
  const form = useScheduleDraft(schedule);
  const { draft } = form;
  const [elsewhere, setElsewhere] = useState(false);
  const today = dateIn(draft.timezone, useNow(MINUTE));
  const problems = windowProblems(draft, useClock());
  const first = firstWeekday();
  const { id } = schedule;

  const save = useMutation({
    mutationFn: () =>
      call("PUT /v1/schedules/{id}", { params: { id }, body: scheduleOf(draft), ifMatch: form.version }),
    onSuccess: (saved) => {
      form.settle(saved);
      setElsewhere(false);
      client.setQueryData(scheduleQuery(id).queryKey, saved);
      for (const queryKey of [schedulesQuery().queryKey, eventTypesQuery().queryKey, ["calendar-days"], ["preview"]])
        void client.invalidateQueries({ queryKey, refetchType: "active" });
      toast(t("availability.schedule.saved", { name: saved.name }));
    },
    onError: async (error) => {
      if (errorCode(error) !== "version_changed") return;
      form.takeOver(await client.fetchQuery({ ...scheduleQuery(id), staleTime: 0 }));
      setElsewhere(true);
    },
  });

  return (
    <Page
      title={draft.name}
      beside={<ScheduleMenu schedule={schedule} onRename={(name) => form.apply((before) => ({ ...before, name }))} />}
      note={t("availability.schedule.note", { count: schedule.usedBy })}
      stickyActions={form.changes > 0}
      actions={
        <SaveActions
          changes={form.changes}
          busy={save.isPending}
          onSave={() => (problems.size === 0 ? save.mutate() : focusFirstProblem())}
          discardLabel={t("ui.undo")}
          onDiscard={form.undo}
        />
      }
    >
      {elsewhere && <ChangedElsewhere what="schedule" onKeepTheirs={form.discard} onDone={() => setElsewhere(false)} />}
      <SaveTrouble error={save.error} problems={{}} />
      <div className={css.columns}>
        <div className={css.left}>
          <WeeklyHours draft={draft} problems={problems} first={first} onChange={form.apply} />
          <DateOverrides scheduleId={id} draft={draft} today={today} first={first} onChange={form.apply} />
        </div>
        <Preview
          scheduleId={id}
          schedule={problems.size === 0 ? scheduleOf(draft) : null}
          timezone={draft.timezone}
          today={today}
          eventTypes={eventTypes}
        />
      </div>
      <LeaveGuard when={form.changes > 0} />
    </Page>
  );
}
