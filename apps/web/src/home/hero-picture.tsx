import { ArrowRight, Pencil } from "lucide-react";
import type { CSSProperties } from "react";
import "./home-base.css";
import { Icon } from "../ui/icon.tsx";
import styles from "./hero.module.css";

/** A day of Ines, the teacher of the demo: a picture made of the page's own parts. */
export function HeroPicture() {
  return (
    <div
      className={styles.picture}
      role="img"
      aria-label="A week of bookings in the console, and a booking page on a phone with 12:30 chosen"
    >
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
  title: string;
  who: string;
  cat: string;
  past?: boolean;
  open?: boolean;
}
const lesson = (at: number, who: string, more: Partial<Entry> = {}): Entry => ({
  at,
  for: 60,
  title: "Private lesson",
  who,
  cat: "sky",
  ...more,
});
const days: readonly { name: string; day: number; entries: Entry[] }[] = [
  { name: "Mon", day: 12, entries: [lesson(660, "Aino Lehto", { past: true }), lesson(840, "Bea M.", { past: true })] },
  {
    name: "Tue",
    day: 13,
    entries: [
      { at: 570, for: 90, title: "Coaching", who: "Northlight Co.", cat: "plum", past: true },
      lesson(720, "Samir Haddad", { past: true }),
      { at: 1020, for: 60, title: "Trial class", who: "Ida Moreau", cat: "rust" },
    ],
  },
  { name: "Wed", day: 14, entries: [lesson(780, "Marek D."), lesson(900, "Dana Petrov")] },
  {
    name: "Thu",
    day: 15,
    entries: [
      lesson(750, "Jonas Lindqvist", { open: true }),
      { at: 930, for: 90, title: "Coaching", who: "Northlight Co.", cat: "plum" },
      lesson(1020, "Rui Matos"),
    ],
  },
  {
    name: "Fri",
    day: 16,
    entries: [lesson(540, "Aino Lehto"), lesson(690, "Sol F.", { cat: "lagoon", title: "Workshop" })],
  },
];
const today = 13;
const place = (at: number, minutes?: number): CSSProperties =>
  ({ "--at": at, ...(minutes === undefined ? {} : { "--for": minutes }) }) as CSSProperties;

function WeekPicture() {
  return (
    <>
      <div className={styles.weekBar}>
        <span className="title-sm">12–18 October 2026</span>
        <span className="seg" data-size="sm">
          <span>Day</span>
          <span aria-current="page">Week</span>
          <span>Month</span>
        </span>
      </div>
      <div className={`sheet ${styles.weekSheet}`}>
        <div className={styles.heads}>
          <span className="quiet">Lisbon</span>
          {days.map(({ name, day }) => (
            <span key={day} data-today={day === today || undefined}>
              {name} <b>{day}</b>
            </span>
          ))}
        </div>
        <div className="week">
          <div className="week-hours">
            {[9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((hour) => (
              <span key={hour} style={{ "--h": hour } as CSSProperties}>
                {String(hour).padStart(2, "0")}:00
              </span>
            ))}
          </div>
          {days.map(({ day, entries }) => (
            <div className="week-day" key={day} data-today={day === today || undefined}>
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
                  <b>{entry.title}</b>
                  <span>{entry.who}</span>
                </span>
              ))}
              {day === today && <i className="now" style={place(880)} />}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

const lines: readonly { part?: string; time: string; note: string; state: string }[] = [
  { part: "Morning", time: "09:00", note: "Held until 14:36", state: "held" },
  { time: "11:30", note: "to 12:30", state: "free" },
  { part: "Afternoon", time: "12:00", note: "to 13:00", state: "free" },
  { time: "12:30", note: "to 13:30", state: "selected" },
  { time: "13:00", note: "to 14:00", state: "free" },
  { time: "13:30", note: "to 14:30", state: "free" },
  { time: "14:00", note: "to 15:00", state: "free" },
  { time: "17:00", note: "Just taken", state: "taken" },
];

function PhonePicture() {
  return (
    <>
      <div className={styles.phoneIn}>
        <div className={styles.phoneHead}>
          <div className="day">
            <span className="day-num">15</span>
            <span>
              <span className="day-name">Thursday</span>
              <span className="day-rest">October 2026</span>
            </span>
          </div>
          <span className="small muted">6 free</span>
        </div>
        <div className="times">
          {lines.map(({ part, time, note, state }) => (
            <div key={time}>
              {part && <div className="times-part">{part}</div>}
              <div className="time" data-state={state}>
                <time>{time}</time>
                <span className="time-note">{note}</span>
                <span className="time-end">
                  {state === "held" && <Icon of={Pencil} />}
                  {state === "free" && <i className="tick" />}
                  {state === "selected" && (
                    <>
                      Next <Icon of={ArrowRight} />
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
          <b>Thu 15 Oct, 12:30–13:30</b>
          <i>60 min with Ines, Lisbon time</i>
        </span>
        <u>Next</u>
      </div>
    </>
  );
}
