import { Check } from "lucide-react";
import type { ReactNode } from "react";
import shared from "../../picker/booking-page.module.css";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatPlainDate, formatTime } from "../../time/format.ts";
import { DayHead } from "../../ui/day-head.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./booked.module.css";
import { dayLines } from "./day-lines.ts";

interface InkedPageProps {
  start: string;
  end: string;
  zone: string;
  title: string;
  line: ReactNode;
  /** How sure it is: ink when booked, pencil when asked for, struck when cancelled. */
  look: "ink" | "pencil" | "struck";
  /** Only just became so: the pencil turns to ink before one's eyes. */
  fresh?: boolean;
}

/** The page of the diary on which the booking stands. */
export function InkedPage({ start, end, zone, title, line, look, fresh }: InkedPageProps) {
  const clock = useClock();
  const date = dateIn(zone, start);
  return (
    <section className={styles.entry} aria-label={formatPlainDate(date, "long")}>
      <div className={shared.dayHead}>
        <DayHead date={date} />
      </div>
      <div className={`times ${styles.lines}`} data-clock={clock}>
        {dayLines(Date.parse(start), Date.parse(end)).map((row) =>
          row.inked ? (
            <div
              className={styles.inked}
              data-rows={row.rows}
              data-look={look}
              data-fresh={fresh || undefined}
              key={row.start}
            >
              <time dateTime={start}>{formatTime(row.start, zone, clock)}</time>
              <span>
                <b className="strong" dir="auto">
                  {title}
                </b>
                <br />
                {line}
              </span>
              {look === "ink" && <Icon of={Check} />}
            </div>
          ) : (
            <div key={row.start} aria-hidden="true">
              <span className={styles.hour} data-hour={formatTime(row.start, zone, clock)} />
            </div>
          ),
        )}
      </div>
    </section>
  );
}
