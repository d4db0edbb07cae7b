import type { Schedule } from "@daybook/contract/schedules";
import { type MouseEvent, useRef, useState } from "react";
import { About } from "../../../booking/times/about.tsx";
import { dateIn } from "../../../picker/slots-by-day.ts";
import { TimePicker } from "../../../picker/time-picker.tsx";
import { useTimes } from "../../../picker/use-times.ts";
import { type Month, monthOf } from "../../../time/month.ts";
import { currentTime } from "../../../time/now.ts";
import { Note } from "../../../ui/feedback/note.tsx";
import { t } from "../../../words/words.ts";
import { errorSentence } from "../../error-sentence.ts";
import { useAccount } from "../../frame/use-account.ts";
import type { EventTypeDraft } from "../draft/event-type-fields.ts";
import { askedTimes } from "./asked-times.ts";
import css from "./live-preview.module.css";
import { pageOfDraft } from "./page-of-draft.ts";
import { useUnsavedTimes } from "./use-unsaved-times.ts";

interface LivePreviewProps {
  draft: EventTypeDraft;
  schedules: readonly Schedule[];
  /** The form differs from what was saved. */
  unsaved: boolean;
}

const nobody: ReadonlySet<number> = new Set();

/** The booking page of the draft, with the month and the times that it would offer now. */
export function LivePreview({ draft, schedules, unsaved }: LivePreviewProps) {
  const account = useAccount();
  const asked = askedTimes(draft);
  const lastFit = useRef(asked);
  if (!("problem" in asked)) lastFit.current = asked;
  const times = lastFit.current;
  const problem = "problem" in asked ? asked.problem : null;
  const scheduled = schedules.find(({ id }) => id === draft.scheduleId)?.timezone ?? account.timezone;
  const { handle, name, tagline } = account;
  const page = pageOfDraft(draft, { handle, name, tagline, timezone: scheduled }, scheduled);
  return (
    <section className={css.preview} aria-label={t("eventTypes.preview.heading")} onClickCapture={besideTheForm}>
      <Standing draft={draft} unsaved={unsaved} problem={problem} />
      {"problem" in times ? (
        <About page={page} duration={page.eventType.durations[0] ?? 30} />
      ) : (
        <Choosing page={page} times={times} timezone={scheduled} />
      )}
    </section>
  );
}

/** A link of the page leads out of a form that isn't saved: it opens beside it. */
function besideTheForm(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
}

function Standing({
  draft,
  unsaved,
  problem,
}: Pick<LivePreviewProps, "draft" | "unsaved"> & { problem: string | null }) {
  const lines = [
    draft.draft && draft.paused ? t("eventTypes.preview.draft") : draft.paused && t("eventTypes.preview.paused"),
    unsaved && t("eventTypes.preview.withChanges"),
  ].filter((line) => line !== false);
  return (
    <div className={css.standing}>
      {lines.map((line) => (
        <p className="small quiet" key={line}>
          {line}
        </p>
      ))}
      {problem && (
        <Note tone="wait" role="status">
          {t("eventTypes.preview.waits", { problem })}
        </Note>
      )}
    </div>
  );
}

interface ChoosingProps {
  page: ReturnType<typeof pageOfDraft>;
  times: Exclude<ReturnType<typeof askedTimes>, { problem: string }>;
  timezone: string;
}

function Choosing({ page, times: wanted, timezone }: ChoosingProps) {
  const { timezone: own } = useAccount();
  const [chosen, setChosen] = useState<number | null>(null);
  const [zone, setZone] = useState(own);
  const [month, setMonth] = useState<Month | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>(null);
  const [goesOn, setGoesOn] = useState(false);
  const day = useRef<HTMLElement>(null);
  const duration = chosen !== null && wanted.durations.includes(chosen) ? chosen : (wanted.durations[0] ?? 30);
  const shown = month ?? monthOf(date ?? dateIn(zone, currentTime()));
  const source = useUnsavedTimes({ times: wanted, timezone, duration }, shown);
  const times = useTimes({
    source: source.source,
    duration: source.duration,
    zone,
    month,
    date,
    watched: true,
    isTold: true,
    ownUntil: null,
  });
  const pick = (change: { month?: Month; date?: string | null }) => {
    if (change.month) setMonth(change.month);
    setDate(change.date ?? null);
    if (change.date) setMonth(times.monthFor(change.date));
    setTime(null);
    setGoesOn(false);
  };
  return (
    <div className={css.page} aria-busy={source.busy || undefined} data-busy={source.busy || undefined}>
      <About page={page} duration={duration} onDuration={setChosen} />
      {source.error !== null && (
        <Note tone="wait" role="status">
          {errorSentence(source.error)}
        </Note>
      )}
      <TimePicker
        times={times}
        source={source.source}
        duration={source.duration}
        zone={zone}
        firstZones={[{ zone: own, why: t("ui.zoneHere") }]}
        selected={time}
        taken={nobody}
        go={t("booking.next")}
        busy={false}
        dayRef={day}
        onZone={setZone}
        onMonth={(next) => pick({ month: next })}
        onDate={(next) => pick({ date: next })}
        onSelect={({ start }) => {
          setTime(start);
          setGoesOn(false);
        }}
        onGo={() => setGoesOn(true)}
      />
      {goesOn && (
        <p className="small" role="status">
          {t("eventTypes.preview.then", { count: page.eventType.questions.length })}
        </p>
      )}
    </div>
  );
}
