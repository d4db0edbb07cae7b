import { Check, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon.tsx";
import styles from "./jobs.module.css";

interface Job {
  title: string;
  text: string;
  picture: ReactNode;
}

const line = (state: string, time: string) => (
  <span data-s={state} key={time}>
    <b>{time}</b>
  </span>
);

const event = (kind: string, at: number, minutes: number, cat?: string) => (
  <i className="event" data-kind={kind} data-cat={cat} data-at={at} data-for={minutes} key={`${at} ${kind}`} />
);

/** What Daybook does today, each with a small picture of itself. */
export const jobs: readonly Job[] = [
  {
    title: "Booking links",
    text: "A page with your free times. Anyone books, without an account.",
    picture: (
      <div className={styles.times}>
        {line("free", "11:30")}
        {line("held", "12:00")}
        {line("selected", "12:30")}
        {line("taken", "17:00")}
      </div>
    ),
  },
  {
    title: "Pencilled, then inked",
    text: "While someone writes, their time is kept for them. Everyone watching sees it.",
    picture: (
      <div className={styles.sure}>
        <span data-s="pencil">
          <Icon of={Pencil} size="sm" /> until 14:37 <i>4:52</i>
        </span>
        <span data-s="ink">
          <Icon of={Check} size="sm" /> 12:30 <i>Booked</i>
        </span>
      </div>
    ),
  },
  {
    title: "Hours as they are",
    text: "Weekly hours, and days that differ. Breaks, buffers and notice are kept.",
    picture: (
      <div className={styles.dates}>
        {[19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1].map((day) => (
          <span key={day} data-s={day === 22 ? "off" : day === 28 ? "other" : undefined}>
            {day}
          </span>
        ))}
      </div>
    ),
  },
  {
    title: "Calendar feeds",
    text: "A private address that any calendar app can follow. Turn it, and the old one ends.",
    picture: (
      <div className={styles.week}>
        <div>{[event("booking", 1, 3, "sky"), event("booking", 6, 2, "plum")]}</div>
        <div>{[event("booking", 2, 2, "sky"), event("booking", 5, 3, "lagoon")]}</div>
        <div>{[event("booking", 1, 2, "rust"), event("booking", 4, 3, "sky")]}</div>
      </div>
    ),
  },
  {
    title: "An API for all of it",
    text: "Every refusal says why, every call can be repeated, everything is in one description.",
    picture: (
      <div className={styles.code}>
        <span>
          <b>409</b> slot_unavailable
        </span>
        <span>
          reason <b>booked</b>
        </span>
        <span>
          alternatives <b>11:30</b> <b>13:30</b>
        </span>
      </div>
    ),
  },
];
