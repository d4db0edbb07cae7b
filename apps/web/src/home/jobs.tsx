import type { PlainKey } from "@daybook/words/words";
import { Check, Pencil } from "lucide-react";
import type { ComponentType } from "react";
import { formatCountdown, formatNumber } from "../time/format.ts";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import styles from "./jobs.module.css";
import { sampleTime } from "./sample-day.ts";

interface Job {
  title: PlainKey;
  text: PlainKey;
  Picture: ComponentType;
}

/** What Daybook does today, each with a small picture of itself. */
export const jobs: readonly Job[] = [
  { title: "home.jobs.links.title", text: "home.jobs.links.text", Picture: LinksPicture },
  { title: "home.jobs.holds.title", text: "home.jobs.holds.text", Picture: HoldsPicture },
  { title: "home.jobs.hours.title", text: "home.jobs.hours.text", Picture: HoursPicture },
  { title: "home.jobs.feeds.title", text: "home.jobs.feeds.text", Picture: FeedsPicture },
  { title: "home.jobs.api.title", text: "home.jobs.api.text", Picture: ApiPicture },
];

const line = (state: string, at: number) => (
  <span data-s={state}>
    <b>{sampleTime(at)}</b>
  </span>
);

function LinksPicture() {
  return (
    <div className={styles.times}>
      {line("free", 690)}
      {line("held", 720)}
      {line("selected", 750)}
      {line("taken", 1020)}
    </div>
  );
}

function HoldsPicture() {
  return (
    <div className={styles.sure}>
      <span data-s="pencil">
        <Icon of={Pencil} size="sm" /> {t("home.jobs.holds.until", { time: sampleTime(877) })}{" "}
        <i>{formatCountdown(292)}</i>
      </span>
      <span data-s="ink">
        <Icon of={Check} size="sm" /> {sampleTime(750)} <i>{t("home.jobs.holds.booked")}</i>
      </span>
    </div>
  );
}

function HoursPicture() {
  return (
    <div className={styles.dates}>
      {[19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1].map((day) => (
        <span key={day} data-s={day === 22 ? "off" : day === 28 ? "other" : undefined}>
          {formatNumber(day)}
        </span>
      ))}
    </div>
  );
}

const event = (at: number, minutes: number, cat: string) => (
  <i className="event" data-kind="booking" data-cat={cat} data-at={at} data-for={minutes} />
);

function FeedsPicture() {
  return (
    <div className={styles.week}>
      <div>
        {event(1, 3, "sky")}
        {event(6, 2, "plum")}
      </div>
      <div>
        {event(2, 2, "sky")}
        {event(5, 3, "lagoon")}
      </div>
      <div>
        {event(1, 2, "rust")}
        {event(4, 3, "sky")}
      </div>
    </div>
  );
}

/** An answer of the API, which speaks the same to everybody. */
function ApiPicture() {
  return (
    <div className={styles.code} dir="ltr">
      <span>
        <b>409</b> {"slot_unavailable"}
      </span>
      <span>
        {"reason"} <b>{"booked"}</b>
      </span>
      <span>
        {"alternatives"} <b>11:30</b> <b>13:30</b>
      </span>
    </div>
  );
}
