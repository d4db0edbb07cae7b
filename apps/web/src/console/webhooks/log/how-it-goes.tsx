import { t } from "../../../words/words.ts";
import css from "../webhooks.module.css";

/** What stands beside the log while no delivery is open. */
export function HowItGoes() {
  return (
    <>
      <header className="sheet-head">
        <h2 className="title-sm">{t("webhooks.how.title")}</h2>
      </header>
      <div className={css.prose}>
        <p>{t("webhooks.how.order")}</p>
        <p>{t("webhooks.how.retries")}</p>
        <p>{t("webhooks.how.twice")}</p>
      </div>
    </>
  );
}
