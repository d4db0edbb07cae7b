import { ApiError } from "@daybook/contract/client";
import type { Profile } from "@daybook/contract/pages";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useEffect } from "react";
import { documentIsMissing } from "../api/first-paint.ts";
import { profileQuery } from "../api/pages.ts";
import { placeOf } from "../booking/facts.ts";
import { MissingNote } from "../missing/missing-note.tsx";
import { PageError } from "../missing/page-error.tsx";
import { formatMinutes } from "../time/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Skeleton } from "../ui/feedback/skeleton.tsx";
import { Icon } from "../ui/icon.tsx";
import { InkMark } from "../ui/ink-mark.tsx";
import { PublicFrame } from "../ui/public-frame.tsx";
import { sitePart } from "../words/parts/site.ts";
import { stepsPart } from "../words/parts/steps.ts";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./profile.module.css";

export const parts = [sitePart, stepsPart];

/** `/{handle}`: who it is, and what can be booked with them. */
export function Page({ handle }: { handle: string }) {
  const { data, error, refetch } = useQuery({ ...profileQuery(handle), enabled: !documentIsMissing });
  const name = data?.host.name;
  useEffect(() => {
    if (name) document.title = name;
  }, [name]);
  const missing = documentIsMissing || (error instanceof ApiError && error.status === 404);
  return (
    <PublicFrame narrow>
      {data ? (
        <ProfileSheet profile={data} />
      ) : missing ? (
        <MissingNote handle={handle} />
      ) : error ? (
        <PageError error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="sheet" aria-busy="true">
          <div className={styles.head}>
            <Skeleton width={12} />
          </div>
        </div>
      )}
    </PublicFrame>
  );
}

type Listed = Profile["eventTypes"][number];

/** What stands under each heading; first what stands under none. */
function sectionsOf({ eventTypes, groups }: Profile): { title: string | null; eventTypes: Listed[] }[] {
  // A Worker of before knows no groups.
  const headed = groups ?? [];
  const grouped = new Set(headed.flatMap(({ slugs }) => slugs));
  const all = [
    { title: null, eventTypes: eventTypes.filter(({ slug }) => !grouped.has(slug)) },
    ...headed.map(({ title, slugs }) => ({ title, eventTypes: eventTypes.filter(({ slug }) => slugs.includes(slug)) })),
  ];
  return all.filter((section) => section.eventTypes.length > 0);
}

function ProfileSheet({ profile }: { profile: Profile }) {
  const { host, eventTypes } = profile;
  return (
    <div className="sheet">
      <header className={styles.head}>
        <Avatar name={host.name} size="lg" />
        <div>
          <h1 className="title" dir="auto">
            {host.name}
          </h1>
          {host.tagline && (
            <p className="muted" dir="auto">
              {host.tagline}
            </p>
          )}
        </div>
      </header>
      {eventTypes.length === 0 ? (
        <div className={styles.blank}>
          <h2 className="title-sm">{t("profile.blank.title")}</h2>
          <p className="muted">
            <Trans id="profile.blank.text" values={{ name: <bdi>{host.name}</bdi> }} />
          </p>
        </div>
      ) : (
        sectionsOf(profile).map((section) => (
          <section key={section.eventTypes[0]?.slug}>
            {section.title !== null && (
              <h2 className={`title-sm ${styles.heading}`}>
                <bdi>{section.title}</bdi>
              </h2>
            )}
            <ul className={`lined ${styles.list}`}>
              {section.eventTypes.map((type) => (
                <li key={type.slug}>
                  <EventTypeLine handle={host.handle} type={type} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </div>
  );
}

/** From here on a duration is told in hours. */
const MINUTES_IN_HOURS = 120;

function EventTypeLine({ handle, type }: { handle: string; type: Listed }) {
  const facts = [type.location.kind === "link" ? t("profile.online") : placeOf(type.location), type.price].filter(
    Boolean,
  );
  return (
    <a className={styles.line} href={`/${handle}/${type.slug}`}>
      <span className={`${styles.margin} num`}>{durationsOf(type.durations)}</span>
      <span className={styles.entry}>
        <span className={styles.name}>
          <InkMark ink={type.ink} /> <bdi className="strong">{type.title}</bdi>{" "}
          {type.paused && <Badge tone="pencil">{t("profile.paused")}</Badge>}
        </span>
        {type.description && (
          <span className={`${styles.text} small muted`} dir="auto">
            {type.description}
          </span>
        )}
        {facts.length > 0 && <span className="small quiet">{facts.join(" · ")}</span>}
      </span>
      <span className={styles.go}>
        <Icon of={ChevronRight} turns />
      </span>
    </a>
  );
}

/** "15–60 min", "30 min–2 h". */
function durationsOf(durations: readonly number[]): string {
  const [shortest, longest] = [Math.min(...durations), Math.max(...durations)];
  if (shortest === longest) return formatMinutes(shortest);
  if (longest < MINUTES_IN_HOURS) return t("profile.durationsInMinutes", { shortest, longest });
  return t("profile.durations", { shortest: formatMinutes(shortest), longest: formatMinutes(longest) });
}
