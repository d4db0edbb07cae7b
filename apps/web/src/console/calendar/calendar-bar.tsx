import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import { addDays } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { toBookings } from "../links.ts";
import css from "./calendar.module.css";
import { weekNumber } from "./calendar-dates.ts";

interface CalendarBarProps {
  title: string;
  week: readonly string[];
  span: "day" | "week";
  date: string;
  /** The strip over the day turns by weeks; days are chosen on it. */
  phone: boolean;
  onSpan(span: "day" | "week"): void;
  onDate(date: string): void;
  onToday(): void;
}

export function CalendarBar({ title, week, span, date, phone, onSpan, onDate, onToday }: CalendarBarProps) {
  const navigate = useNavigate();
  const number = span === "week" ? weekNumber(week) : null;
  const byDay = span === "day" && !phone;
  const step = byDay ? 1 : 7;
  return (
    <header className={css.bar}>
      <div className={css.heading}>
        <h1 className={`title ${css.title}`} aria-live="polite">
          {title}
        </h1>
        {number !== null && <span className={`quiet small ${css.number}`}>{t("calendar.bar.week", { number })}</span>}
      </div>
      <div className={`btn-row ${css.turn}`}>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={byDay ? t("calendar.bar.dayBefore") : t("calendar.bar.weekBefore")}
          onClick={() => onDate(addDays(date, -step))}
        >
          <Icon of={ChevronLeft} turns />
        </Button>
        <Button size="sm" onClick={onToday}>
          {t("calendar.bar.today")}
        </Button>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={byDay ? t("calendar.bar.dayAfter") : t("calendar.bar.weekAfter")}
          onClick={() => onDate(addDays(date, step))}
        >
          <Icon of={ChevronRight} turns />
        </Button>
      </div>
      <div className={css.right}>
        <Segmented
          label={t("calendar.bar.span")}
          size="sm"
          className={css.span}
          value={span}
          onChange={onSpan}
          options={[
            { value: "day", label: t("calendar.bar.day") },
            { value: "week", label: t("calendar.bar.wholeWeek") },
          ]}
        />
        <Button
          size="sm"
          kind="quiet"
          icon
          aria-label={t("calendar.bar.search")}
          onClick={() => navigate(toBookings())}
        >
          <Icon of={Search} />
        </Button>
      </div>
    </header>
  );
}
