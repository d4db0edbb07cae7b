import type { BookingPage } from "@daybook/contract/pages";
import { Banknote, Clock3, MapPin, Phone, Undo2, Video } from "lucide-react";
import { useId } from "react";
import styles from "../../picker/booking-page.module.css";
import { formatList, formatMinutes } from "../../time/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Segmented } from "../../ui/forms/segmented.tsx";
import { Icon } from "../../ui/icon.tsx";
import { t } from "../../words/words.ts";
import { changeRule, mapUrl, placeOf } from "../facts.ts";

interface AboutProps {
  page: BookingPage;
  duration: number;
  /** Absent where there is nothing to choose. */
  onDuration?: ((minutes: number) => void) | undefined;
}

/** Who and what: the first column. */
export function About({ page: { host, eventType }, duration, onDuration }: AboutProps) {
  const place = placeOf(eventType.location);
  const placeIcon = { in_person: MapPin, phone: Phone, link: Video, custom: MapPin }[eventType.location.kind];
  return (
    <section className={styles.about} aria-label={t("booking.about")}>
      <a className={styles.host} href={`/${host.handle}`}>
        <Avatar name={host.name} size="lg" />
        <span className={styles.hostWords}>
          <bdi className="strong">{host.name}</bdi>
          {host.tagline && (
            <>
              <br />
              <bdi className="small muted">{host.tagline}</bdi>
            </>
          )}
        </span>
      </a>
      <h1 className="title" dir="auto">
        {eventType.title}
      </h1>
      {onDuration && <Durations durations={eventType.durations} duration={duration} onDuration={onDuration} />}
      <ul className={styles.facts}>
        {(eventType.durations.length === 1 || !onDuration) && (
          <li>
            <Icon of={Clock3} />
            <span>{formatList(eventType.durations.map(formatMinutes), "disjunction")}</span>
          </li>
        )}
        {place && (
          <li>
            <Icon of={placeIcon} />
            {eventType.location.kind === "in_person" ? (
              <a href={mapUrl(place)} target="_blank" rel="noreferrer">
                <bdi>{place}</bdi>
              </a>
            ) : (
              <bdi>{place}</bdi>
            )}
          </li>
        )}
        {eventType.price && (
          <li>
            <Icon of={Banknote} />
            <bdi>{eventType.price}</bdi>
          </li>
        )}
        <li>
          <Icon of={Undo2} />
          <span>{changeRule(eventType.changeNotice)}</span>
        </li>
      </ul>
      {eventType.description && (
        <p className={`${styles.aboutText} muted`} dir="auto">
          {eventType.description}
        </p>
      )}
    </section>
  );
}

/** More than so many don't fit side by side. */
const mostSegments = 4;

interface DurationsProps {
  durations: readonly number[];
  duration: number;
  onDuration(minutes: number): void;
}

function Durations({ durations, duration, onDuration }: DurationsProps) {
  const labelId = useId();
  if (durations.length < 2) return null;
  const options = durations.toSorted((a, b) => a - b).map((value) => ({ value, label: formatMinutes(value) }));
  if (durations.length > mostSegments)
    return (
      <div className="field">
        <label className="label" htmlFor={labelId}>
          {t("booking.length")}
        </label>
        <select
          className="select"
          id={labelId}
          value={duration}
          onChange={(event) => onDuration(Number(event.target.value))}
        >
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
    );
  return (
    <div className="field">
      <span className="label" id={labelId}>
        {t("booking.length")}
      </span>
      <Segmented
        className={styles.durations}
        label={t("booking.length")}
        labelledBy={labelId}
        options={options}
        value={duration}
        onChange={onDuration}
      />
    </div>
  );
}
