import { handleProblem } from "@daybook/contract/names";
import { dateIn } from "../../picker/slots-by-day.ts";
import { useClock } from "../../time/clock.ts";
import { formatDay, formatInstantDate, formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { HOUR, MINUTE } from "../../time/units.ts";
import { cityOf } from "../../time/zones.ts";
import { Trans } from "../../words/trans.tsx";
import { t } from "../../words/words.ts";
import { withoutHalf } from "../hour-words.ts";
import css from "./session.module.css";

interface PagePreviewProps {
  name: string;
  handle: string;
  timezone: string;
}

/** Today's page of the diary, with the words as they are typed. A picture: everything in it stands in the form too. */
export function PagePreview({ name, handle, timezone }: PagePreviewProps) {
  const now = useNow(MINUTE);
  const clock = useClock();
  const hour = (number: number) => withoutHalf(formatTime(number * HOUR, "UTC", clock));
  const day = formatDay(dateIn(timezone, now));
  return (
    <aside className={`sheet ${css.preview}`} aria-hidden="true">
      <div className="day">
        <span className="day-num">{day}</span>
        <div>
          <div className="day-name">{formatInstantDate(now, timezone, "weekday")}</div>
          <div className="day-rest">{formatInstantDate(now, timezone, "month")}</div>
        </div>
      </div>
      <div className={`ledger ${css.lines}`}>
        <div>
          <span className="num">{formatTime(now, timezone, clock)}</span>
          <span>
            {name.trim() ? (
              <Trans
                id="session.preview.started"
                values={{
                  name: (
                    <b className="strong">
                      <bdi>{name.trim()}</bdi>
                    </b>
                  ),
                }}
              />
            ) : (
              <Trans id="session.preview.youStarted" tags={{ b: <b className="strong" /> }} />
            )}
          </span>
        </div>
        <div>
          <span>{t("session.preview.where")}</span>
          <span>{cityOf(timezone)}</span>
        </div>
        <div>
          <span>{t("session.preview.link")}</span>
          {handleProblem(handle) === null ? (
            <span className={css.link}>{`${location.host}/${handle}`}</span>
          ) : (
            <span className={`quiet ${css.link}`}>{`${location.host}/${t("session.preview.yourName")}`}</span>
          )}
        </div>
        <div data-free>
          <span className="num">{hour(9)}</span>
          <span>{t("session.preview.free")}</span>
        </div>
        <div data-free>
          <span className="num">{hour(10)}</span>
          <span>{t("session.preview.free")}</span>
        </div>
        <div />
        <div />
      </div>
    </aside>
  );
}
