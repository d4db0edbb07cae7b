import type { EventType } from "@daybook/contract/event-types";
import type { NewSchedule } from "@daybook/contract/schedules";
import { zone } from "@daybook/core/time/zone";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { call } from "../../../api/client.ts";
import { loadErrorSentence } from "../../../api/error-sentence.ts";
import { formatMinutes } from "../../../time/format.ts";
import { addDays } from "../../../time/month.ts";
import { useLater } from "../../../time/use-later.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/feedback/empty.tsx";
import { Note } from "../../../ui/feedback/note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { t } from "../../../words/words.ts";
import { toNewEventType } from "../../links.ts";
import css from "./preview.module.css";
import { previewGrid } from "./preview-grid.ts";
import { PreviewTable } from "./preview-table.tsx";

/** Two weeks hold eight days that people work, with weekends in between. */
const days = 14;

const previewQuery = (
  id: string,
  body: { from: string; to: string; timezone: string; duration: number; schedule?: NewSchedule },
) =>
  queryOptions({
    queryKey: ["preview", id, body],
    queryFn: ({ signal }) => call("POST /v1/event-types/{id}/preview", { params: { id }, body, signal }),
    placeholderData: keepPreviousData,
  });

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
  const [from, setFrom] = useState(today);

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
                disabled={from <= today}
                onClick={() => setFrom(addDays(from, -days))}
              >
                <Icon of={ChevronLeft} turns />
              </Button>
              <Button
                kind="quiet"
                icon
                size="sm"
                aria-label={t("availability.preview.after")}
                onClick={() => setFrom(addDays(from, days))}
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
        <Shown
          key={choice.eventType.id}
          eventType={choice.eventType}
          body={{ from, to: addDays(from, days - 1), timezone, duration: choice.duration }}
          schedule={schedule}
        />
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
  eventType: EventType;
  body: { from: string; to: string; timezone: string; duration: number };
  schedule: NewSchedule | null;
}

function Shown({ eventType, body, schedule }: ShownProps) {
  const written = schedule && JSON.stringify(schedule);
  const [good, setGood] = useState(written);
  // Hours that overlap say so themselves; meanwhile the last good ones stay in sight.
  if (written !== null && written !== good) setGood(written);
  const settled = useLater(good, 250);
  const asked = useMemo(() => (settled === null ? null : (JSON.parse(settled) as NewSchedule)), [settled]);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...previewQuery(eventType.id, {
      ...body,
      ...(asked ? { timezone: asked.timezone, schedule: asked } : {}),
    }),
    enabled: asked !== null,
  });
  const there = zone(body.timezone) ?? zone("UTC");
  if (error && !data)
    return (
      <div className={css.previewTrouble}>
        <Note tone="danger" role="alert">
          {loadErrorSentence(error)}{" "}
          <Button size="sm" onClick={() => refetch()}>
            {t("ui.tryAgain")}
          </Button>
        </Note>
      </div>
    );
  if (!data || !there) return <div className={css.previewWaiting} />;
  const grid = previewGrid(data, there, eventType.slotInterval);
  return <PreviewTable grid={grid} eventType={eventType} timezone={body.timezone} stale={isPlaceholderData} />;
}
