import type { EventType } from "@daybook/contract/event-types";
import type { NewSchedule } from "@daybook/contract/schedules";
import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatMinutes } from "../../../time/format.ts";
import { addDays } from "../../../time/month.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/feedback/empty.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { loadErrorSentence } from "../../error-sentence.ts";
import { toNewEventType } from "../../links.ts";
import css from "./preview.module.css";
import { PreviewTable } from "./preview-table.tsx";
import { usePreview } from "./use-preview.ts";

/** Two weeks hold eight days that people work, with weekends in between. */
const days = 14;

interface PreviewProps {
  scheduleId: string;
  /** As it stands in the form; null while it makes no sense. */
  schedule: NewSchedule | null;
  timezone: string;
  today: string;
  eventTypes: readonly EventType[];
}

export function Preview({ scheduleId, schedule, timezone, today, eventTypes }: PreviewProps) {
  const own = eventTypes.filter((one) => one.scheduleId === scheduleId);
  const offered = own.length > 0 ? own : eventTypes;
  const choices = offered.flatMap((one) =>
    one.durations.map((duration) => ({ key: `${one.id} ${duration}`, eventType: one, duration })),
  );
  const [chosen, setChosen] = useState("");
  const choice = choices.find(({ key }) => key === chosen) ?? choices[0];
  /** Where each page of days began, the shown one last. */
  const [pages, setPages] = useState<readonly string[]>([]);
  const from = pages.at(-1) ?? today;
  const question = { from, to: addDays(from, days - 1), timezone, duration: choice?.duration ?? 0 };
  const { grid, overrides, error, stale, refetch } = usePreview(choice?.eventType, question, schedule);

  return (
    <section className={`sheet ${css.preview}`} aria-label={t("availability.preview.title")}>
      <header className="sheet-head">
        <h2 className="title-sm">{t("availability.preview.title")}</h2>
        {choice && (
          <>
            <span className={css.turn}>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={t("availability.preview.before")}
                disabled={pages.length === 0}
                onClick={() => setPages(pages.slice(0, -1))}
              >
                <Icon of={ChevronLeft} turns />
              </Button>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={t("availability.preview.after")}
                onClick={() => !stale && setPages([...pages, grid?.next ?? addDays(from, days)])}
              >
                <Icon of={ChevronRight} turns />
              </Button>
            </span>
            <select
              className="select"
              data-size="sm"
              aria-label={t("availability.preview.eventType")}
              value={choice.key}
              onChange={({ target }) => setChosen(target.value)}
            >
              {choices.map(({ key, eventType, duration }) => (
                <option key={key} value={key}>
                  {t("availability.preview.choice", { title: eventType.title, length: formatMinutes(duration) })}
                </option>
              ))}
            </select>
          </>
        )}
      </header>
      {choice ? (
        <Shown key={choice.eventType.id} error={error} onRetry={refetch}>
          {grid && <PreviewTable grid={grid} rules={{ ...choice.eventType, timezone, overrides }} stale={stale} />}
        </Shown>
      ) : (
        <Empty
          title={t("availability.preview.emptyTitle")}
          actions={
            <Link {...toNewEventType()} className="btn">
              {t("eventTypes.new")}
            </Link>
          }
        >
          {t("availability.preview.emptyBody")}
        </Empty>
      )}
    </section>
  );
}

interface ShownProps {
  error: unknown;
  onRetry(): void;
  /** Nothing until it is known. */
  children: ReactNode;
}

function Shown({ error, onRetry, children }: ShownProps) {
  if (!error) return children || <div className={css.previewWaiting} />;
  return (
    <div className={css.previewTrouble}>
      <Note tone="danger" role="alert">
        {loadErrorSentence(error)}{" "}
        <Button size="sm" onClick={onRetry}>
          {t("ui.tryAgain")}
        </Button>
      </Note>
    </div>
  );
}
