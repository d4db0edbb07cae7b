import { Check, ChevronLeft, ChevronRight, Lock } from "lucide-react";
import type { KeyboardEvent } from "react";
import { type DayPart, dateIn, minuteIn, partOf } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatDay, formatPlainDate, formatTime } from "../../time/format.ts";
import { addDays } from "../../time/month.ts";
import { currentTime } from "../../time/now.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/feedback/note.tsx";
import { Skeleton } from "../../ui/feedback/skeleton.tsx";
import { Switch } from "../../ui/forms/choice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { t } from "../../words/words.ts";
import { loadErrorSentence } from "../error-sentence.ts";
import css from "./book-for.module.css";
import { type HostTime, linesOf } from "./host-times.ts";
import type { BookFor } from "./use-book-for.ts";
import { whyWords } from "./why-words.ts";

/** The days of a week, and the times of one of them. */
export function TimesColumn({ state }: { state: BookFor }) {
  const { date, outside, times, timesError, timezone, eventType, start } = state;
  const lines =
    times && linesOf(times, { date, timezone, slotInterval: eventType.slotInterval, outside, chosen: start });
  const offered = lines?.filter(({ kind }) => kind === "offered").length ?? 0;
  return (
    <section className={css.times} aria-label={t("bookFor.chooseTime")}>
      <Week state={state} />
      <div className={css.option}>
        <Switch
          label={t("bookFor.outside")}
          checked={outside}
          onChange={({ target }) => state.setOutside(target.checked)}
        />
        {lines && <span className="quiet small">{t("bookFor.offered", { count: offered })}</span>}
      </div>
      <div className={css.list}>
        {!lines && !timesError && <Skeleton width={12} />}
        {timesError && !lines && (
          <Note tone="danger" role="alert">
            {loadErrorSentence(timesError)}
          </Note>
        )}
        {lines?.length === 0 && <p className={`muted ${css.none}`}>{t("bookFor.noneOnDay")}</p>}
        {lines && lines.length > 0 && <Lines lines={lines} state={state} />}
      </div>
    </section>
  );
}

function Week({ state: { date, week, timezone, chooseDate } }: { state: BookFor }) {
  const today = dateIn(timezone, currentTime());
  const narrow = useMedia("(max-width: 700px)");
  return (
    <div className={css.week}>
      <Button
        kind="quiet"
        icon
        size="sm"
        aria-label={t("calendar.bar.weekBefore")}
        disabled={(week[0] ?? date) <= today}
        onClick={() => chooseDate([today, addDays(date, -7)].toSorted().at(-1) ?? today)}
      >
        <Icon of={ChevronLeft} turns />
      </Button>
      {week.map((one) => (
        <button
          key={one}
          type="button"
          className={css.weekday}
          aria-pressed={one === date}
          disabled={one < today}
          onClick={() => chooseDate(one)}
        >
          <span className="sr">{formatPlainDate(one, "long")}</span>
          <span aria-hidden="true">{formatPlainDate(one, narrow ? "weekdayLetter" : "weekdayShort")}</span>
          <b aria-hidden="true">{formatDay(one)}</b>
        </button>
      ))}
      <Button
        kind="quiet"
        icon
        size="sm"
        aria-label={t("calendar.bar.weekAfter")}
        onClick={() => chooseDate(addDays(date, 7))}
      >
        <Icon of={ChevronRight} turns />
      </Button>
    </div>
  );
}

function Lines({ lines, state }: { lines: readonly HostTime[]; state: BookFor }) {
  const clock = useClock();
  const parts = Map.groupBy(lines, ({ start }): DayPart => partOf(minuteIn(state.timezone, start)));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short cut between the buttons inside
    <div className="times" data-clock={clock} onKeyDown={moveBetweenLines}>
      {[...parts].map(([part, all]) => (
        <fieldset className="bare" key={part} aria-label={t(`picker.parts.${part}`)}>
          <h3 className="times-part">{t(`picker.parts.${part}`)}</h3>
          {all.map((line) => (
            <Line key={`${line.start} ${line.kind}`} line={line} state={state} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function moveBetweenLines(event: KeyboardEvent<HTMLDivElement>) {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button")];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  const isOpen = (line: HTMLButtonElement) => line.ariaDisabled !== "true";
  const next = step === 1 ? all.slice(at + 1).find(isOpen) : step && all.slice(0, Math.max(at, 0)).findLast(isOpen);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Line({ line, state }: { line: HostTime; state: BookFor }) {
  const clock = useClock();
  const { timezone, start } = state;
  const isTaken = line.kind === "taken";
  const isChosen = start !== null && !isTaken && Date.parse(start) === Date.parse(line.start);
  const looks = { offered: "free", overrulable: "over", taken: "no" } as const;
  return (
    <button
      type="button"
      className={`time ${css.time}`}
      data-state={isChosen ? (line.kind === "offered" ? "selected" : "chosen") : looks[line.kind]}
      data-start={Date.parse(line.start)}
      aria-pressed={isTaken ? undefined : isChosen}
      aria-disabled={isTaken || undefined}
      onClick={() => !isTaken && state.chooseStart(line.start)}
    >
      <time dateTime={line.start}>{formatTime(line.start, timezone, clock)}</time>
      <span className="time-note">
        {line.refused
          ? whyWords(line.refused, timezone, clock)
          : t("bookFor.until", { time: formatTime(line.end, timezone, clock) })}
      </span>
      <span className="time-end">
        {isTaken ? <Icon of={Lock} size="sm" /> : isChosen ? <Icon of={Check} size="sm" /> : <i className="tick" />}
      </span>
    </button>
  );
}
