import type { PublicEventType } from "@daybook/contract/pages";
import { readableEmail } from "@daybook/core/text/email-address";
import type { ReactNode } from "react";
import { t } from "../words/words.ts";
import styles from "./details/details.module.css";
import { mapUrl, placeOf, safeLink } from "./facts.ts";

interface FactsLedgerProps {
  when: ReactNode;
  what: ReactNode;
  who?: string | undefined;
  location: PublicEventType["location"];
  price?: string | undefined;
  /** After booking a meeting link is shown as what it is. */
  confirmed?: boolean;
  /** Who comes along, and what can be done about it. */
  guests?: readonly { email: string; name: string }[] | undefined;
  guestsAction?: ReactNode;
  /** What the reader wrote to the questions. */
  answers?: readonly { label: string; value: string }[];
}

/** When, what, who, where and for how much, in the margin ruling. */
export function FactsLedger({
  when,
  what,
  who,
  location,
  price,
  confirmed,
  guests = [],
  guestsAction,
  answers = [],
}: FactsLedgerProps) {
  const link = confirmed && location.kind === "link" ? safeLink(location.value) : null;
  const place = link ?? (confirmed && location.kind === "link" && location.value ? location.value : placeOf(location));
  const href = link ?? (location.kind === "in_person" ? mapUrl(place) : null);
  return (
    <dl className={`ledger ${styles.ledger}`}>
      <div>
        <dt>{t("booking.facts.when")}</dt>
        <dd>{when}</dd>
      </div>
      <div>
        <dt>{t("booking.facts.what")}</dt>
        <dd>{what}</dd>
      </div>
      {who && (
        <div>
          <dt>{t("booking.facts.who")}</dt>
          <dd>
            <bdi>{who}</bdi>
          </dd>
        </div>
      )}
      {place && (
        <div>
          <dt>{t("booking.facts.where")}</dt>
          <dd>
            {href ? (
              <a href={href} target="_blank" rel="noreferrer">
                <bdi>{place}</bdi>
              </a>
            ) : (
              <bdi>{place}</bdi>
            )}
          </dd>
        </div>
      )}
      {price && (
        <div>
          <dt>{t("booking.facts.price")}</dt>
          <dd>
            <bdi>{price}</bdi>
          </dd>
        </div>
      )}
      {(guests.length > 0 || guestsAction) && (
        <div>
          <dt>{t("guests.label")}</dt>
          <dd>
            {guests.map(({ email, name }) => (
              <div key={email}>
                <bdi>{name || readableEmail(email)}</bdi>
              </div>
            ))}
            {guestsAction}
          </dd>
        </div>
      )}
      {answers.length > 0 && (
        <div>
          <dt>{t("booking.facts.answers")}</dt>
          <dd className={styles.answers}>
            {answers.map(({ label, value }) => (
              <div key={label}>
                <p className="small quiet" dir="auto">
                  {label}
                </p>
                <p className={styles.answer} dir="auto">
                  {value}
                </p>
              </div>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
