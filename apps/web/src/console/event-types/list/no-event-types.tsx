import { Link } from "@tanstack/react-router";
import { formatNumber } from "../../../time/format.ts";
import { Trans } from "../../../words/trans.tsx";
import { t } from "../../../words/words.ts";
import { toNewEventType } from "../../links.ts";
import { beginningOf, starterNames, starters } from "../starters.ts";
import css from "./no-event-types.module.css";

/** A blank, ruled page. */
export function NoEventTypes() {
  return (
    <section className={`sheet ${css.blank}`}>
      <div className={css.blankBody}>
        <h2 className="title">{t("eventTypes.none.title")}</h2>
        <p className="muted">{t("eventTypes.none.body")}</p>
        <div className={css.starters}>
          <span className="label">{t("eventTypes.none.startFrom")}</span>
          {starters.map((key) => (
            <Link key={key} {...toNewEventType(key)} className={css.starter}>
              <b>{formatNumber(beginningOf(key).durations[0] ?? 0)}</b>
              <span>
                <span className="strong">{t(starterNames[key].name)}</span>
                <br />
                <span className="quiet">{t(starterNames[key].words)}</span>
              </span>
            </Link>
          ))}
        </div>
        <p className="quiet small">
          <Trans id="eventTypes.none.empty" tags={{ link: <Link {...toNewEventType()} /> }} />
        </p>
      </div>
    </section>
  );
}
