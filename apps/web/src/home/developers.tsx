import { ArrowRight } from "lucide-react";
import { Icon } from "../ui/icon.tsx";
import { t } from "../words/words.ts";
import { Entry } from "./entry.tsx";
import styles from "./home.module.css";
import { Command } from "./run-your-own.tsx";

/** An answer of the API, as it comes. */
const refusal = `POST /v1/pages/ines/private-lesson/bookings
409
{
  "code": "slot_unavailable",
  "reason": "booked",
  "alternatives": [
    { "start": "2026-10-15T10:30:00Z", … },
    { "start": "2026-10-15T12:30:00Z", … }
  ]
}`;

export function Developers() {
  const guide = (
    <a className={styles.go} href="/api">
      {t("home.dev.guide")} <Icon of={ArrowRight} size="sm" turns />
    </a>
  );
  return (
    <Entry title={t("home.dev.title")} text={t("home.dev.text")} more={guide}>
      <div className={styles.ways}>
        <div>
          <h3>{t("home.dev.refusal")}</h3>
          <pre dir="ltr">{refusal}</pre>
          <p>{t("home.dev.refusalText")}</p>
        </div>
        <div>
          <h3>{t("home.dev.change")}</h3>
          <Command text="npx -y pnpm@12 test" />
          <p>{t("home.dev.changeText")}</p>
        </div>
      </div>
    </Entry>
  );
}
