import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, Search } from "lucide-react";
import { addDays } from "../../time/month.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { Icon } from "../../ui/icon.tsx";
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
        {number !== null && <span className={`quiet small ${css.number}`}>week {number}</span>}
      </div>
      <div className={`btn-row ${css.turn}`}>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={`${byDay ? "Day" : "Week"} before`}
          onClick={() => onDate(addDays(date, -step))}
        >
          <Icon of={ChevronLeft} />
        </Button>
        <Button size="sm" onClick={onToday}>
          Today
        </Button>
        <Button
          kind="quiet"
          icon
          size="sm"
          aria-label={`${byDay ? "Day" : "Week"} after`}
          onClick={() => onDate(addDays(date, step))}
        >
          <Icon of={ChevronRight} />
        </Button>
      </div>
      <div className={css.right}>
        <Segmented
          label="Span"
          size="sm"
          className={css.span}
          value={span}
          onChange={onSpan}
          options={[
            { value: "day", label: "Day" },
            { value: "week", label: "Week" },
          ]}
        />
        <Button size="sm" kind="quiet" icon aria-label="Search bookings" onClick={() => navigate(toBookings())}>
          <Icon of={Search} />
        </Button>
      </div>
    </header>
  );
}
