import type { AuditEntry } from "@daybook/contract/audit-log";
import { Link } from "@tanstack/react-router";
import { useClock } from "../../../time/clock.ts";
import { formatTime } from "../../../time/format.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { dateAndTime } from "../../date-words.ts";
import { useAccount } from "../../frame/use-account.ts";
import { toBookings } from "../../links.ts";
import { ActSentence } from "./act-sentence.tsx";
import type { FieldRow } from "./field-row.ts";
import { fieldRows } from "./field-rows.ts";
import { fromWords } from "./from-words.ts";
import css from "./log.module.css";
import { initialsFor } from "./who-words.ts";

/** When, who did what, from where, and what was changed. */
export function EntryLine({ entry }: { entry: AuditEntry }) {
  const { timezone } = useAccount();
  const clock = useClock();
  const { at, who, subject } = entry;
  const { booking } = subject;
  const rows = fieldRows(entry, { timezone, clock });
  // One fact that was nothing else before needs no table.
  const [fact, ...more] = rows;
  const isFact = fact !== undefined && more.length === 0 && fact.before === null && fact.after !== null;
  return (
    <li className={css.entry}>
      <time className={`num ${css.at}`} dateTime={at}>
        {formatTime(at, timezone, clock)}
      </time>
      <div className={css.what}>
        <div className={css.sentence}>
          <Avatar name={initialsFor(who)} {...(who.as === "daybook" ? { ink: "slate" } : {})} size="sm" />
          <div>
            <p>
              <ActSentence entry={entry} />
            </p>
            {booking && subject.id && (
              <p className="quiet">
                <Link {...toBookings({ booking: subject.id })} className={css.booking}>
                  <Trans
                    id="log.about"
                    values={{
                      name: <bdi>{subject.name || t("log.who.guest")}</bdi>,
                      title: <bdi>{booking.title}</bdi>,
                      when: dateAndTime(booking.start, timezone, clock),
                    }}
                  />
                </Link>
              </p>
            )}
            {isFact && (
              <p className="quiet">
                <Trans
                  id="log.fact"
                  values={{ label: <bdi>{fact.label}</bdi>, value: <bdi className={css.value}>{fact.after}</bdi> }}
                />
              </p>
            )}
          </div>
        </div>
        <span className={`quiet small ${css.from}`}>
          <bdi>{fromWords(entry)}</bdi>
        </span>
        {rows.length > 0 && !isFact && <Changes rows={rows} />}
      </div>
    </li>
  );
}

function Changes({ rows }: { rows: readonly FieldRow[] }) {
  return (
    <dl className={css.diff} aria-label={t("log.changes")}>
      {rows.map(({ label, before, after }) => (
        <div key={label}>
          <dt>
            <bdi>{label}</bdi>
          </dt>
          <dd>
            {before !== null && (
              <s>
                <bdi>{before}</bdi>
              </s>
            )}
            {before !== null && after !== null && <span className="sr">{t("log.became")}</span>}
            {after !== null && (
              <ins>
                <bdi>{after}</bdi>
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
