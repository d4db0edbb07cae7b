import { t } from "../../words/words.ts";
import css from "./bookings.module.css";

export function NothingChosen() {
  return (
    <div className={css.nothing}>
      <p className="muted">{t("bookings.side.choose")}</p>
    </div>
  );
}
