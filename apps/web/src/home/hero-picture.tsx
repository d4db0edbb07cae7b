import type { PlainKey } from "@daybook/words/words";
import { ArrowRight, Pencil } from "lucide-react";
import type { CSSProperties } from "react";
import "./home-base.css";
import { formatDay, formatMinutes, formatPlainDate, formatTimeRange } from "../time/format.ts";
import { Icon } from "../ui/icon.tsx";
import { intl, t } from "../words/words.ts";
import styles from "./hero.module.css";
import { sampleDate, sampleInstant, sampleTime } from "./sample-day.ts";

/** A day of Ines, the teacher of the demo: a picture made of the page's own parts. */
export function HeroPicture() {
  return (
    <div className={styles.picture} role="img" aria-label={t("home.picture.label", { time: sampleTime(chosen) })}>
      <div aria-hidden="true" className={`${styles.frame} ${styles.frameWeek}`}>
        <WeekPicture />
      </div>
      <div aria-hidden="true" className={`${styles.frame} ${styles.framePhone}`}>
        <PhonePicture />
      </div>
    </div>
  );
}

interface Entry {
  at: number;
  for: number;
  title: PlainKey;
  who: string;
  cat: string;
  past?: boolean;
  open?: boolean;
}
const lesson = (at: number, who: string, more: Partial<Entry> = {}): Entry => ({
  at,
  for: 60,
  title: "home.picture.lesson",
  who,
  cat: "sky",
  ...more,
});
const coaching = (at: number, more: Partial<Entry> = {}): Entry => ({
  at,
  for: 90,
  title: "home.picture.coaching",
  who: "Northlight Co.",
  cat: "plum",
  ...more,
});
const days: readonly { date: string; entries: Entry[] }[] = [
  { date: "2026-10-12", entries: [lesson(660, "Aino Lehto", { past: true }), lesson(840, "Bea M.", { past: true })] },
  {
    date: "2026-10-13",
    entries: [
      coaching(570, { past: true }),
      lesson(720, "Samir Haddad", { past: true }),
      lesson(1020, "Ida Moreau", { cat: "rust", title: "home.picture.trial" }),
    ],
  },
  { date: "2026-10-14", entries: [lesson(780, "Marek D."), lesson(900, "Dana Petrov")] },
  {
    date: sampleDate,
    entries: [lesson(750, "Jonas Lindqvist", { open: true }), coaching(930), lesson(1020, "Rui Matos")],
  },
  {
    date: "2026-10-16",
    entries: [lesson(540, "Aino Lehto"), lesson(690, "Sol F.", { cat: "lagoon", title: "home.picture.workshop" })],
  },
];
const today = "2026-10-13";
const place = (at: number, minutes?: number): CSSProperties =>
  ({ "--at": at, ...(minutes === undefined ? {} : { "--for": minutes }) }) as CSSProperties;

const wholeWeek = (): string =>
  new Intl.DateTimeFormat(intl(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).formatRange(
    Date.parse("2026-10-12"),
    Date.parse("2026-10-18"),
  );

function WeekPicture() {
  return (
    <>
      <div className={styles.weekBar}>
        <span className="title-sm">{wholeWeek()}</span>
        <span className="seg" data-size="sm">
          <span>{t("home.picture.day")}</span>
          <span aria-current="page">{t("home.picture.week")}</span>
          <span>{t("home.picture.month")}</span>
        </span>
      </div>
      <div className={`sheet ${styles.weekSheet}`}>
        <div className={styles.heads}>
          <span className="quiet">{t("home.picture.city")}</span>
          {days.map(({ date }) => (
            <span key={date} data-today={date === today || undefined}>
              {formatPlainDate(date, "weekdayShort")} <b>{formatDay(date)}</b>
            </span>
          ))}
        </div>
        <div className="week">
          <div className="week-hours">
            {[9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((hour) => (
              <span key={hour} style={{ "--h": hour } as CSSProperties}>
                {sampleTime(hour * 60)}
              </span>
            ))}
          </div>
          {days.map(({ date, entries }) => (
            <div className="week-day" key={date} data-today={date === today || undefined}>
              <i className="week-off" style={place(510, 30)} />
              {entries.map((entry) => (
                <span
                  className="event"
                  key={entry.at}
                  data-kind="booking"
                  data-cat={entry.cat}
                  data-past={entry.past || undefined}
                  data-open={entry.open || undefined}
                  style={place(entry.at, entry.for)}
                >
                  <b>{t(entry.title)}</b>
                  <span>{entry.who}</span>
                </span>
              ))}
              {date === today && <i className="now" style={place(880)} />}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** Of the phone's day: minutes since midnight. */
const chosen = 750;
const heldUntil = 876;
const lines: readonly { part?: PlainKey; at: number; state: "held" | "free" | "selected" | "taken" }[] = [
  { part: "picker.parts.morning", at: 540, state: "held" },
  { at: 690, state: "free" },
  { part: "picker.parts.afternoon", at: 720, state: "free" },
  { at: chosen, state: "selected" },
  { at: 780, state: "free" },
  { at: 810, state: "free" },
  { at: 840, state: "free" },
  { at: 1020, state: "taken" },
];

function noteOf({ at, state }: (typeof lines)[number]): string {
  if (state === "held") return t("picker.heldUntil", { time: sampleTime(heldUntil) });
  if (state === "taken") return t("picker.taken");
  return t("picker.to", { end: sampleTime(at + 60) });
}

const chosenRange = (): string => formatTimeRange(sampleInstant(chosen), sampleInstant(chosen + 60), "UTC", "24");

function PhonePicture() {
  return (
    <>
      <div className={styles.phoneIn}>
        <div className={styles.phoneHead}>
          <div className="day">
            <span className="day-num">{formatDay(sampleDate)}</span>
            <span>
              <span className="day-name">{formatPlainDate(sampleDate, "weekday")}</span>
              <span className="day-rest">{formatPlainDate(sampleDate, "month")}</span>
            </span>
          </div>
          <span className="small muted">{t("picker.freeTimes", { count: 6 })}</span>
        </div>
        <div className="times">
          {lines.map((line) => (
            <div key={line.at}>
              {line.part && <div className="times-part">{t(line.part)}</div>}
              <div className="time" data-state={line.state}>
                <time>{sampleTime(line.at)}</time>
                <span className="time-note">{noteOf(line)}</span>
                <span className="time-end">
                  {line.state === "held" && <Icon of={Pencil} />}
                  {line.state === "free" && <i className="tick" />}
                  {line.state === "selected" && (
                    <>
                      <span>{t("booking.next")}</span>
                      <Icon of={ArrowRight} turns />
                    </>
                  )}
                </span>
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className={styles.phoneBar}>
        <span>
          <b>{t("time.dateTime", { date: formatPlainDate(sampleDate, "short"), time: chosenRange() })}</b>
          <i>{t("booking.bar.with", { duration: formatMinutes(60), name: "Ines", city: t("home.picture.city") })}</i>
        </span>
        <u>{t("booking.next")}</u>
      </div>
    </>
  );
}
