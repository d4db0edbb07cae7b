import { useEffect } from "react";
import { PublicFrame } from "../ui/public-frame.tsx";
import { operatorContact } from "../ui/report-link.ts";
import { aboutPart } from "../words/parts/about.ts";
import { Trans } from "../words/trans.tsx";
import { t } from "../words/words.ts";
import styles from "./privacy.module.css";

export const parts = [aboutPart];

const sections = {
  look: ["privacy.look.text"],
  book: ["privacy.book.text", "privacy.book.hold", "privacy.book.mail"],
  host: ["privacy.host.text"],
  device: ["privacy.device.text"],
  long: ["privacy.long.bookings", "privacy.long.work"],
} as const;
const names = Object.keys(sections) as (keyof typeof sections)[];

/** How long something is kept: numbers, so that they stand in the reader's digits. */
const days = 30;
const unsentDays = 90;

function sentence(key: (typeof sections)[keyof typeof sections][number]): string {
  if (key === "privacy.device.text") return t(key, { days });
  if (key === "privacy.long.work") return t(key, { days, unsentDays });
  return t(key);
}

/** `/privacy`: what is stored, about whom, and how long. It changes with what is stored. */
export function Page() {
  const title = t("privacy.title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  const contact = operatorContact();
  return (
    <PublicFrame narrow>
      <article className={`sheet ${styles.page}`}>
        <h1 className="title">{title}</h1>
        <p className={styles.lead}>{t("privacy.lead")}</p>
        {names.map((name) => (
          <section key={name}>
            <h2 className="title-sm">{t(`privacy.${name}.title`)}</h2>
            {sections[name].map((key) => (
              <p key={key}>{sentence(key)}</p>
            ))}
          </section>
        ))}
        <section>
          <h2 className="title-sm">{t("privacy.who.title")}</h2>
          <p>
            {contact ? (
              // biome-ignore lint/a11y/useAnchorContent: the sentence's own words are put in
              <Trans id="privacy.who.operator" tags={{ link: <a href={contact} /> }} />
            ) : (
              t("privacy.who.nobody")
            )}
          </p>
          <p>{t("privacy.who.carriers")}</p>
        </section>
      </article>
    </PublicFrame>
  );
}
