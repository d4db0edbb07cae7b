import { t } from "../../words/words.ts";
import css from "../webhooks/webhooks.module.css";

/** What stands beside the list while no delivery is open. */
export function HowTheyGo() {
  return (
    <>
      <header className="sheet-head">
        <h2 className="title-sm">{t("webhooks.how.title")}</h2>
      </header>
      <div className={css.prose}>
        <p>{t("deliveries.how.tries")}</p>
        <p>{t("deliveries.how.failed")}</p>
        <p>{t("deliveries.how.later")}</p>
      </div>
    </>
  );
}
