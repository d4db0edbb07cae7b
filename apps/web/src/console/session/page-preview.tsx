import { handleProblem } from "@daybook/contract/names";
import { useClock } from "../../time/clock.ts";
import { formatInstantDate, formatTime } from "../../time/format.ts";
import { useNow } from "../../time/now.ts";
import { MINUTE } from "../../time/units.ts";
import { cityOf } from "../../time/zones.ts";
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
  const day = new Intl.DateTimeFormat("en", { day: "numeric", timeZone: timezone }).format(now);
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
            <b className="strong">{name.trim() || "You"}</b> started a daybook
          </span>
        </div>
        <div>
          <span>where</span>
          <span>{cityOf(timezone)}</span>
        </div>
        <div>
          <span>link</span>
          {handleProblem(handle) === null ? (
            <span className={css.link}>
              {location.host}/{handle}
            </span>
          ) : (
            <span className={`quiet ${css.link}`}>{location.host}/your-name</span>
          )}
        </div>
        <div data-free>
          <span className="num">{clock === "24" ? "09:00" : "9:00"}</span>
          <span>free</span>
        </div>
        <div data-free>
          <span className="num">{clock === "24" ? "10:00" : "10:00"}</span>
          <span>free</span>
        </div>
        <div />
        <div />
      </div>
    </aside>
  );
}
